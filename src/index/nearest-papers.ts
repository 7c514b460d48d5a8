import { columnCounts } from '../sparse/column-counts.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { rowDots } from '../sparse/row-dot.js';
import { rowsNear } from '../sparse/rows-near.js';
import { rowOf } from '../sparse/sparse-vector.js';
import { transpose } from '../sparse/transpose.js';
import type { GraphIndex } from './graph-index.js';

/** A term that more papers have finds no neighbors, where it is more than a fiftieth of all. */
const COMMON_TERM = 1_000;
/** Papers compared in full for each neighbor wanted, where common terms were left out of the search. */
const CANDIDATES = 4;

/** The papers (rows) nearest to one, by score descending, then row. */
export interface Neighbors {
  row: number;
  papers: { paper: number; score: number }[];
}

/**
 * The `k` papers nearest to each by all that both say: the score of `relatedPapers` before feedback. Exact in a graph of up
 * to 1,000 papers; in a larger one candidates are the 4k papers that are nearest by terms that at most 1,000 papers, or a
 * fiftieth, have: reading the lists of common words for every pair would take a hundred times as long and changes little.
 */
export function* nearestPapers({ terms: { matrix } }: GraphIndex, k: number): Generator<Neighbors> {
  const most = Math.max(COMMON_TERM, Math.floor(matrix.rows / 50));
  const rare = columnsUpTo(matrix, most);
  const rows = { matrix: rare, transposed: transpose(rare), dots: new Float64Array(matrix.rows) };
  const dense = new Float64Array(matrix.columns);
  const wanted = rare === matrix ? k : CANDIDATES * k;
  for (let row = 0; row < matrix.rows; row++) {
    const { indices } = rowsNear(rows, rowOf(rare, row), { k: wanted, without: [row] });
    const dots = rowDots(matrix, row, indices, dense);
    const papers = Array.from(indices, (paper, at) => ({ paper, score: Math.min(1, dots[at]) }));
    papers.sort((a, b) => b.score - a.score || a.paper - b.paper);
    yield { row, papers: papers.slice(0, k) };
  }
}

/** The matrix without the columns that more than `most` rows have; itself where there are none. O(nnz). */
function columnsUpTo(matrix: CsrMatrix, most: number): CsrMatrix {
  const counts = columnCounts(matrix);
  if (counts.every((count) => count <= most)) return matrix;
  const { indptr, indices, values } = matrix;
  const isKept = (at: number) => counts[indices[at]] <= most;
  let kept = 0;
  for (let at = 0; at < indices.length; at++) kept += Number(isKept(at));
  const rare = {
    ...matrix,
    indptr: allocateIndptr(matrix.rows, kept),
    indices: new Int32Array(kept),
    values: new Float32Array(kept),
  };
  let to = 0;
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      if (!isKept(at)) continue;
      rare.indices[to] = indices[at];
      rare.values[to++] = values === null ? 1 : values[at];
    }
    rare.indptr[row + 1] = to;
  }
  return rare;
}
