import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import { columnSorter } from './column-sorter.js';
import type { CsrMatrix } from './csr.js';
import { checkIndex } from './shape-mismatch-error.js';
import { checkTranspose } from './transpose.js';

/** Counts by column, in parallel arrays: columns ascending, no duplicates, counts from 1. */
export interface ColumnCounts {
  columns: Int32Array;
  counts: Int32Array;
}

/** With more rows than one for so many columns, looking through all columns is less work than noting those met. */
const MANY = 4;

/**
 * One row of AᵀA over presence, without the diagonal, within the rows of A that `mask` holds (null: all of them).
 *
 * `transposed` is Aᵀ; both are canonical, values are not read. O(entries of the rows that have `column` + columns / 32); the
 * matrix is not copied. Gustavson 1978, as `gramUpper`.
 *
 * @throws ShapeMismatchError where the transpose, the column or the mask (length rows) does not fit.
 */
export function gramRow(
  matrix: CsrMatrix,
  transposed: CsrMatrix,
  column: number,
  mask: BitSet | null = null,
): ColumnCounts {
  checkTranspose(matrix, transposed);
  checkIndex(column, matrix.columns, 'column');
  if (mask !== null) checkBitSet(mask, matrix.rows);
  const { accumulator, touched, sort } = scratchOf(matrix);
  const { indptr, indices } = matrix;
  const first = transposed.indptr[column];
  const last = transposed.indptr[column + 1];
  let found = 0;
  if ((last - first) * MANY > matrix.columns) {
    for (let t = first; t < last; t++) {
      const row = transposed.indices[t];
      if (mask !== null && !hasBit(mask, row)) continue;
      const end = indptr[row + 1];
      for (let q = indptr[row]; q < end; q++) accumulator[indices[q]]++;
    }
    for (let j = 0; j < accumulator.length; j++) if (accumulator[j] > 0) touched[found++] = j;
  } else {
    for (let t = first; t < last; t++) {
      const row = transposed.indices[t];
      if (mask !== null && !hasBit(mask, row)) continue;
      const end = indptr[row + 1];
      for (let q = indptr[row]; q < end; q++) if (accumulator[indices[q]]++ === 0) touched[found++] = indices[q];
    }
    sort(touched, found);
  }
  const columns = new Int32Array(Math.max(0, found - 1));
  const counts = new Int32Array(columns.length);
  for (let at = 0, n = 0; at < found; at++) {
    const other = touched[at];
    if (other !== column) {
      columns[n] = other;
      counts[n++] = accumulator[other];
    }
    accumulator[other] = 0;
  }
  return { columns, counts };
}

interface GramRowScratch {
  /** Length columns; all 0 between calls. */
  accumulator: Int32Array;
  /** Length columns. */
  touched: Int32Array;
  sort: (values: Int32Array, length: number) => void;
}

// Kept as long as its matrix: clearing and looking through arrays of all columns would cost more than most rows.
const scratches = new WeakMap<CsrMatrix, GramRowScratch>();

function scratchOf(matrix: CsrMatrix): GramRowScratch {
  let scratch = scratches.get(matrix);
  if (!scratch) {
    const { columns } = matrix;
    scratch = {
      accumulator: new Int32Array(columns),
      touched: new Int32Array(columns),
      sort: columnSorter(columns),
    };
    scratches.set(matrix, scratch);
  }
  return scratch;
}
