import type { BitSet } from './bit-set.js';
import { checkBitSet } from './bit-set.js';
import { columnSorter } from './column-sorter.js';
import { allocateIndptr, type CsrMatrix } from './csr.js';
import { checkIndex } from './shape-mismatch-error.js';
import { checkTranspose } from './transpose.js';

/** Counts by column, in parallel arrays: columns ascending, no duplicates, counts from 1. */
export interface ColumnCounts {
  columns: Int32Array;
  counts: Int32Array;
}

/** With more rows than one for so many columns, looking through all columns is less work than noting those met. */
const MANY = 4;
/** Rows are taken so many at a time; see `touchRows`. */
const BATCH = 512;

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
  const scratch = scratchOf(matrix);
  const { accumulator, touched } = scratch;
  const first = transposed.indptr[column];
  const last = transposed.indptr[column + 1];
  const isMuch = (last - first) * MANY > matrix.columns;
  let found = 0;
  for (let from = first; from < last; from += BATCH) {
    const selected = selectRows(transposed.indices, from, Math.min(last, from + BATCH), mask, scratch);
    touchRows(matrix, selected, scratch);
    if (isMuch) countEntries(matrix, selected, scratch);
    else found = noteEntries(matrix, selected, scratch, found);
  }
  if (isMuch) {
    for (let j = 0; j < matrix.columns; j++) if (accumulator[j] > 0) touched[found++] = j;
  } else scratch.sort(touched, found);
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

/** Puts the rows `indices[from]` … `indices[to − 1]` that `mask` holds into the scratch, and gives how many there are. */
function selectRows(
  indices: Int32Array,
  from: number,
  to: number,
  mask: BitSet | null,
  { rows }: GramRowScratch,
): number {
  if (mask === null) {
    rows.set(indices.subarray(from, to));
    return to - from;
  }
  const { words } = mask;
  let selected = 0;
  for (let t = from; t < to; t++) {
    const row = indices[t];
    rows[selected] = row;
    selected += (words[row >>> 5] >>> (row & 31)) & 1; // added, not branched on: no processor guesses a filter
  }
  return selected;
}

/**
 * Reads both ends of rows that lie all over memory, so that the waits for them overlap: first where they are, for all of
 * them, then what is there, since a wait for the one would hold up the other.
 */
function touchRows({ indptr, indices }: CsrMatrix, selected: number, scratch: GramRowScratch): void {
  const { rows, starts, ends } = scratch;
  for (let k = 0; k < selected; k++) {
    starts[k] = indptr[rows[k]];
    ends[k] = indptr[rows[k] + 1];
  }
  let sink = 0;
  for (let k = 0; k < selected; k++) sink |= indices[starts[k]] | indices[ends[k] - 1];
  scratch.sink = sink; // what is not used is not read
}

/** Counts the entries of the rows touched. */
function countEntries({ indices }: CsrMatrix, selected: number, { starts, ends, accumulator }: GramRowScratch): void {
  for (let k = 0; k < selected; k++) {
    const end = ends[k];
    for (let q = starts[k]; q < end; q++) accumulator[indices[q]]++;
  }
}

/** As `countEntries`, and lists the columns met first here in `touched`; gives the number of columns met so far. */
function noteEntries(
  { indices }: CsrMatrix,
  selected: number,
  { starts, ends, accumulator, touched }: GramRowScratch,
  found: number,
): number {
  for (let k = 0; k < selected; k++) {
    const end = ends[k];
    for (let q = starts[k]; q < end; q++) if (accumulator[indices[q]]++ === 0) touched[found++] = indices[q];
  }
  return found;
}

interface GramRowScratch {
  /** Length columns; all 0 between calls. */
  accumulator: Int32Array;
  /** Length columns. */
  touched: Int32Array;
  /** A batch of rows, and where each of them starts and ends. */
  rows: Int32Array;
  starts: CsrMatrix['indptr'];
  ends: CsrMatrix['indptr'];
  sink: number;
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
      rows: new Int32Array(BATCH),
      starts: allocateIndptr(BATCH - 1, matrix.indices.length),
      ends: allocateIndptr(BATCH - 1, matrix.indices.length),
      sink: 0,
      sort: columnSorter(columns),
    };
    scratches.set(matrix, scratch);
  }
  return scratch;
}
