// Every call into the core is in this file: one function a kind of work. Each prepares what its time is not to include
// and gives `check`, which says what the others must agree with, and `time`, the work itself. `time` may answer with
// figures of its own, such as percentiles. A work that the core cannot do answers `{ absent }`, the reason.
import { statSync } from 'node:fs';
import { checksumOf } from './checksum.js';
import { conceptsOf, papersOf } from '../made-graph.js';
import { latencies } from './latencies.js';
import { plainCounts, plainScores, topNpmi } from './plain.js';
import { randomFrom } from './random.js';
import { writeScores } from './scores.js';

const QUERIES = 2_000;
const CHECKED = 20;
const INDEXED = { id: 'bench', builtAt: '2026-01-01T00:00:00.000Z' };

/** All pairs of concepts, from presence; the transpose or whatever stands for it is part of the time. */
export function gram({ gramUpper }, matrix) {
  return {
    check: () => checksumOf(gramUpper(matrix, { sorted: false })),
    time: () => {
      let sum = 0;
      for (const { counts } of gramUpper(matrix, { sorted: false })) {
        for (let k = 0; k < counts.length; k++) sum += counts[k];
      }
      return { sum };
    },
  };
}

/** All pairs of concepts with `threads` worker threads. */
export function gramParallel({ gramParallel, rowsOfBlocks }, matrix, { threads }) {
  return {
    check: async () => checksumOf(rowsOfBlocks(await gramParallel(matrix, { threads }))),
    time: async () => void (await gramParallel(matrix, { threads })),
  };
}

/** The best 20 concepts of each by NPMI, without all pairs in memory. */
export function npmi({ topAssociations, listAt, transpose, associatedColumns }, matrix) {
  const answer = () => topAssociations(matrix, { measure: 'npmi', k: 20 });
  return {
    check: () => {
      const lists = answer();
      const incidence = { matrix, transposed: transpose(matrix) };
      for (const column of sample(matrix.columns, CHECKED)) {
        const expected = topNpmi(associatedColumns, incidence, column, 20);
        mustBeNear(`NPMI of concept ${column}`, listAt(lists, column).scores, expected);
      }
      return { kept: lists.indices.length };
    },
    time: () => void answer(),
  };
}

/** The 10 nearest papers of every paper by the cosine of tf-idf; transposing and norms are part of the time. */
export function rows({ tfIdf, prepareRows, allSimilarRows }, matrix, { scores }) {
  const weighted = tfIdf(matrix);
  const answer = () => allSimilarRows(prepareRows(weighted), { k: 10, measure: 'cosine' });
  return {
    check: () => writeScores(scores, matrix.rows, 10, answer()),
    time: () => {
      let found = 0;
      for (const { scores } of answer()) found += scores.length;
      return { found };
    },
  };
}

/** The 10 nearest papers of one paper, for papers drawn at random. */
export function paper({ transpose, relatednessRows, similarRows }, matrix) {
  const transposed = transpose(matrix);
  const { rows, measure } = relatednessRows({ matrix, transposed }, 'cosine');
  const answer = (row) => similarRows(rows, row, { k: 10, measure });
  const asked = sample(matrix.rows, QUERIES);
  return {
    check: () => {
      for (const row of asked.slice(0, CHECKED)) {
        mustBeNear(`scores of paper ${row}`, answer(row).scores, plainScores(rows, row, 10));
      }
      return { papers: CHECKED };
    },
    time: () => latencies(asked, answer),
  };
}

/** One concept's co-occurrence within a filter that keeps a fifth of the papers, for concepts drawn by their mass. */
export function filter({ transpose, gramRow, bitSetOf }, matrix) {
  const transposed = transpose(matrix);
  const random = randomFrom(5);
  const members = [];
  for (let row = 0; row < matrix.rows; row++) if (random() < 0.2) members.push(row);
  const mask = bitSetOf(matrix.rows, members);
  const answer = (column) => gramRow(matrix, transposed, column, mask);
  const asked = sample(matrix.indices.length, QUERIES).map((q) => matrix.indices[q]);
  const kept = new Set(members);
  return {
    check: () => {
      for (const column of asked.slice(0, CHECKED)) {
        const { columns, counts } = answer(column);
        const expected = plainCounts(matrix, transposed, column, kept);
        const same = columns.length === expected.size && columns.every((j, k) => expected.get(j) === counts[k]);
        if (!same) throw new Error(`The co-occurrence of concept ${column} differs from the plain count.`);
      }
      return { concepts: CHECKED };
    },
    time: () => latencies(asked, answer),
  };
}

/** Personalized PageRank of one paper, each score within 1 / 10,000 of its degree, for papers drawn at random. */
export function pageRank({ transpose, personalizedPageRank }, matrix) {
  const incidence = { matrix, transposed: transpose(matrix) };
  const answer = (row) => personalizedPageRank(incidence, { rows: [{ index: row }] }, { alpha: 0.15, epsilon: 1e-4 });
  const asked = sample(matrix.rows, QUERIES);
  return {
    check: () => {
      for (const row of asked.slice(0, CHECKED)) {
        const { rows, columns, residual } = answer(row);
        const sum = [...rows.scores, ...columns.scores].reduce((a, b) => a + b, residual);
        mustBeNear(`ranks and residual of paper ${row}`, [sum], [1]);
      }
      return { papers: CHECKED };
    },
    time: () => latencies(asked, answer),
  };
}

/** Counts 10 more papers and takes them back, beside the pairs of all; for papers drawn at random. */
export function update({ PairCounts }, matrix) {
  const counts = new PairCounts(matrix);
  const answer = (row) => {
    const few = rowsFrom(matrix, row, 10);
    counts.add(few);
    counts.remove(few);
  };
  const asked = sample(matrix.rows - 10, QUERIES);
  return {
    check: () => {
      const [a, b] = matrix.indices.subarray(matrix.indptr[asked[0]]);
      const before = counts.count(a, b);
      counts.add(rowsFrom(matrix, asked[0], 1));
      if (counts.count(a, b) !== before + 1)
        throw new Error('A paper that was added is not in the count of its pairs.');
      return { pairs: 1 };
    },
    time: () => latencies(asked, answer),
  };
}

function rowsFrom({ columns, indptr, indices }, row, rows) {
  const starts = indptr.slice(row, row + rows + 1).map((start) => start - indptr[row]);
  return { rows, columns, indptr: starts, indices: indices.subarray(indptr[row], indptr[row + rows]), values: null };
}

/** Writes the file of an index of the matrix, with ids, titles and concepts' texts, to `path`. */
export function makeIndexFile({ indexOf, sectionsOf, writeIndexFile }, matrix, { path }) {
  const concepts = conceptsOf(matrix.columns);
  return {
    time: async () => {
      const index = indexOf(concepts, papersOf(matrix, concepts), new Map(), INDEXED);
      await writeIndexFile(path, sectionsOf(index), INDEXED.id);
      return { bytes: statSync(path).size };
    },
  };
}

/** Loads that file, checksums included, until the index can answer. */
export function indexFile({ readIndexFile, indexFromSections }, _, { path }) {
  const load = async () => indexFromSections(await readIndexFile(path, INDEXED.id), INDEXED);
  return {
    check: async () => {
      const { papers, concepts } = await load();
      return { papers: papers.count, concepts: concepts.length };
    },
    time: async () => void (await load()),
  };
}

function sample(length, size) {
  const random = randomFrom(size);
  return Array.from({ length: size }, () => Math.floor(random() * length));
}

function mustBeNear(what, actual, expected) {
  const near = actual.length === expected.length && expected.every((score, k) => Math.abs(actual[k] - score) < 1e-5);
  if (!near) throw new Error(`The ${what} are ${actual}, plainly computed ${expected}.`);
}
