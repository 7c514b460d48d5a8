import type { BitSet } from './bit-set.js';
import { checkBitSet } from './bit-set.js';
import { columnSorter } from './column-sorter.js';
import type { CsrMatrix } from './csr.js';
import { rowEntryCounter, type RowEntryCounter } from './row-entry-counter.js';
import { checkIndex } from './shape-mismatch-error.js';
import { specializedFor } from './specialized.js';
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
  const { counter, sort } = scratchOf(matrix, transposed);
  const { accumulator, touched } = counter;
  const first = transposed.indptr[column];
  const last = transposed.indptr[column + 1];
  const words = mask === null ? null : mask.words;
  let found = 0;
  if ((last - first) * MANY > matrix.columns) {
    counter.countRows(first, last, words);
    for (let j = 0; j < matrix.columns; j++) if (accumulator[j] > 0) touched[found++] = j;
  } else {
    found = counter.noteRows(first, last, words);
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
  transposed: CsrMatrix;
  counter: RowEntryCounter;
  sort: (values: Int32Array, length: number) => void;
}

// Kept as long as its matrix: clearing and looking through arrays of all columns would cost more than most rows.
const scratches = new WeakMap<CsrMatrix, GramRowScratch>();

function scratchOf(matrix: CsrMatrix, transposed: CsrMatrix): GramRowScratch {
  let scratch = scratches.get(matrix);
  if (scratch?.transposed !== transposed) {
    const { indptr, indices, columns } = matrix;
    const make = specializedFor(indices.length, rowEntryCounter);
    const counter = make(indptr, indices, transposed.indices, columns);
    scratch = { transposed, counter, sort: columnSorter(columns) };
    scratches.set(matrix, scratch);
  }
  return scratch;
}
