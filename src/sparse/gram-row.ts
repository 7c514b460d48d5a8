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

const BATCH = 64;

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
  const starts = new Float64Array(BATCH);
  const ends = new Float64Array(BATCH);
  const last = transposed.indptr[column + 1];
  let found = 0;
  let sink = 0;
  for (let t = transposed.indptr[column]; t < last;) {
    // Rows are looked up some at a time, each touched before any is read: the waits for memory overlap.
    let size = 0;
    for (; t < last && size < BATCH; t++) {
      const row = transposed.indices[t];
      if (mask !== null && !hasBit(mask, row)) continue;
      starts[size] = matrix.indptr[row];
      ends[size] = matrix.indptr[row + 1];
      sink |= matrix.indices[starts[size++]];
    }
    for (let b = 0; b < size; b++) found = addRow(matrix.indices, starts[b], ends[b], accumulator, touched, found);
  }
  // Keeps the touching alive: what is not used is not read.
  touched[matrix.columns] = sink;
  sort(touched, found);
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

/** Counts the columns of a row, which stand from `start` to `end` − 1; gives the number of columns found, listed in `touched`. */
function addRow(
  indices: Int32Array,
  start: number,
  end: number,
  accumulator: Int32Array,
  touched: Int32Array,
  found: number,
): number {
  for (let q = start; q < end; q++) {
    const other = indices[q];
    const count = accumulator[other];
    accumulator[other] = count + 1;
    touched[found] = other;
    found += (count - 1) >>> 31; // 1 where the count was 0
  }
  return found;
}

interface GramRowScratch {
  /** Length columns; all 0 between calls. */
  accumulator: Int32Array;
  /** Length columns + 1: one more than can be found is written. */
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
      touched: new Int32Array(columns + 1),
      sort: columnSorter(columns),
    };
    scratches.set(matrix, scratch);
  }
  return scratch;
}
