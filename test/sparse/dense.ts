// Oracles: what the kernels must answer, computed the slow and obvious way on dense tables.
import type { BitSet } from '../../src/sparse/bit-set.js';
import { hasBit } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import type { RowMeasure } from '../../src/sparse/comparable-rows.js';

/** A table by rows; null where there is no entry, so that a stored zero can be told from none. */
export interface Dense {
  columns: number;
  cells: (number | null)[][];
}

export function denseOf(matrix: CsrMatrix): Dense {
  const cells = Array.from({ length: matrix.rows }, (_, i) => {
    const row: (number | null)[] = new Array<null>(matrix.columns).fill(null);
    for (let q = matrix.indptr[i]; q < matrix.indptr[i + 1]; q++) {
      row[matrix.indices[q]] = matrix.values === null ? 1 : matrix.values[q];
    }
    return row;
  });
  return { columns: matrix.columns, cells };
}

export function denseTranspose({ columns, cells }: Dense): Dense {
  return {
    columns: cells.length,
    cells: Array.from({ length: columns }, (_, j) => cells.map((row) => row[j])),
  };
}

/** Rows that have an entry in every one of `columns`, within the mask. */
export function denseCount({ cells }: Dense, columns: number[], mask: BitSet | null = null): number {
  return cells.filter((row, i) => (mask === null || hasBit(mask, i)) && columns.every((j) => row[j] !== null)).length;
}

export interface Pair {
  a: number;
  b: number;
  count: number;
}

/** Pairs of columns a < b with at least `minCount` common rows, by a, then b. */
export function densePairs(dense: Dense, minCount = 1, mask: BitSet | null = null): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < dense.columns; a++) {
    for (let b = a + 1; b < dense.columns; b++) {
      const count = denseCount(dense, [a, b], mask);
      if (count >= minCount) pairs.push({ a, b, count });
    }
  }
  return pairs;
}

function denseDot(x: (number | null)[], y: (number | null)[]): number {
  return x.reduce<number>((sum, value, j) => sum + (value ?? 0) * (y[j] ?? 0), 0);
}

export function denseScore({ cells }: Dense, a: number, b: number, measure: RowMeasure): number {
  const dot = denseDot(cells[a], cells[b]);
  const [aa, bb] = [denseDot(cells[a], cells[a]), denseDot(cells[b], cells[b])];
  if (dot === 0 || measure === 'dot') return dot;
  return measure === 'cosine' ? Math.min(1, dot / (Math.sqrt(aa) * Math.sqrt(bb))) : dot / (aa + bb - dot);
}

/** All rows with a dot product other than 0, by score descending, then index. */
export function denseRanking(dense: Dense, row: number, measure: RowMeasure): { index: number; score: number }[] {
  return dense.cells
    .map((_, index) => ({ index, score: denseScore(dense, row, index, measure) }))
    .filter(({ index, score }) => index !== row && score !== 0)
    .sort((x, y) => y.score - x.score || x.index - y.index);
}
