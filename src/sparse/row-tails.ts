import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { allocateIndptr, checkFormat } from './csr.js';

/** Reading may run so far past an entry, never past the array. */
export const TAIL_PADDING = 8;

const LAST = 0x80000000;

/**
 * The entries of a matrix, row by row, such that the end of a row is seen in its last entry: what follows an entry in
 * its row can be read from its position alone. Made for AᵀA, where the rows that have a column lie far apart in memory,
 * and each of them is then one place to look at instead of three.
 */
export interface RowTails {
  rows: number;
  columns: number;
  /** Length nnz + TAIL_PADDING: column indices; the last of each row with the sign bit set. */
  entries: Int32Array;
}

/**
 * Lays a canonical matrix out as tails; values are not read. `shared` puts the array where worker threads can read it.
 * O(rows + nnz). @throws ShapeMismatchError where the arrays' lengths do not fit.
 */
export function rowTails(matrix: CsrMatrix, { shared = false }: { shared?: boolean } = {}): RowTails {
  checkFormat(matrix, 'cheap');
  const { rows, columns, indptr, indices } = matrix;
  const length = indices.length + TAIL_PADDING;
  const entries = shared ? new Int32Array(new SharedArrayBuffer(length * 4)) : new Int32Array(length);
  entries.set(indices);
  for (let row = 0; row < rows; row++) if (indptr[row + 1] > indptr[row]) entries[indptr[row + 1] - 1] |= LAST;
  return { rows, columns, entries };
}

/** For each column, the places where something follows it: rows that have it as their last entry are left out. */
export interface ColumnVisits {
  /** Length columns + 1. */
  indptr: Int32Array | Float64Array;
  /** Positions in the tails right after each entry of a column, by row ascending. */
  positions: Int32Array | Float64Array;
}

/**
 * Lists the visits of each column to the rows that `mask` holds (null: all). `indptr` is that of the matrix. A counting
 * sort, O(rows + columns + entries of those rows). @throws ShapeMismatchError where the mask (length rows) does not fit.
 */
export function columnVisits(
  { rows, columns, entries }: RowTails,
  indptr: CsrMatrix['indptr'],
  mask: BitSet | null = null,
  { shared = false }: { shared?: boolean } = {},
): ColumnVisits {
  if (mask !== null) checkBitSet(mask, rows);
  const starts = allocateIndptr(columns, entries.length);
  for (let row = 0; row < rows; row++) {
    if (mask !== null && !hasBit(mask, row)) continue;
    const last = indptr[row + 1] - 1;
    for (let at = indptr[row]; at < last; at++) starts[entries[at] + 1]++;
  }
  for (let column = 0; column < columns; column++) starts[column + 1] += starts[column];
  const next = starts.slice();
  const count = starts[columns];
  const positions = shared ? new Int32Array(new SharedArrayBuffer(count * 4)) : positionArray(count, entries.length);
  for (let row = 0; row < rows; row++) {
    if (mask !== null && !hasBit(mask, row)) continue;
    const last = indptr[row + 1] - 1;
    for (let at = indptr[row]; at < last; at++) positions[next[entries[at]]++] = at + 1;
  }
  return { indptr: starts, positions };
}

function positionArray(length: number, highest: number): Int32Array | Float64Array {
  return highest > 2 ** 31 - 1 ? new Float64Array(length) : new Int32Array(length);
}
