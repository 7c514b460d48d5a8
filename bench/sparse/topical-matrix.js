import { permutation, randomFrom } from './random.js';

const TOPIC = 100;
const SPREAD = 0.8;

/**
 * Papers by concepts, as presence in canonical CSR (sorted, no duplicates) of exactly `nnz` entries; the same in every
 * run. Half of the mass follows a Zipf law over all concepts, half one over the 100 concepts of the paper's own topic.
 *
 * Ranks are drawn by inverting the distribution function ln(r + 1) / ln(n + 1), which is Zipf's law with exponent 1.
 * A concept that the paper has is drawn again. Papers have from 1/5 to 9/5 of the mean number of concepts; neither
 * papers nor concepts stand in any order of topic or frequency. O(nnz) in expectation.
 */
export function topicalMatrix({ rows, columns, nnz }) {
  const random = randomFrom(42);
  const everywhere = permutation(columns, random);
  const byTopic = permutation(columns, random);
  const topics = Math.floor(columns / TOPIC);
  const indptr = rowStarts(rows, nnz, random);
  const indices = new Int32Array(nnz);
  const lastRow = new Int32Array(columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    const topic = Math.floor(random() * topics) * TOPIC;
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      const local = random() < 0.5;
      let column;
      do {
        column = local ? byTopic[topic + zipfRank(TOPIC, random)] : everywhere[zipfRank(columns, random)];
      } while (lastRow[column] === row);
      lastRow[column] = row;
      insertSorted(indices, indptr[row], at, column);
    }
  }
  return { rows, columns, indptr, indices, values: null };
}

/** Ends of rows stand evenly, each then shifted at random: lengths vary, and the sum is exact. */
function rowStarts(rows, nnz, random) {
  const mean = nnz / rows;
  const starts = new Int32Array(rows + 1);
  for (let row = 1; row < rows; row++) starts[row] = Math.round(mean * (row + SPREAD * (random() - 0.5)));
  starts[rows] = nnz;
  return starts;
}

function zipfRank(n, random) {
  return Math.floor((n + 1) ** random()) - 1;
}

function insertSorted(indices, start, end, column) {
  let at = end;
  for (; at > start && indices[at - 1] > column; at--) indices[at] = indices[at - 1];
  indices[at] = column;
}
