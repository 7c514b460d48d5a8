import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { checkIndex } from './shape-mismatch-error.js';
import { checkTranspose } from './transpose.js';

/** Counts by column, in parallel arrays: columns ascending, no duplicates, counts from 1. */
export interface ColumnCounts {
  columns: Int32Array;
  counts: Int32Array;
}

/**
 * One row of AᵀA over presence, without the diagonal, within the rows of A that `mask` holds (null: all of them).
 *
 * `transposed` is Aᵀ; both are canonical, values are not read. O(columns + entries of the rows that have `column`); the
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
  const { indptr, indices } = matrix;
  const accumulator = new Int32Array(matrix.columns);
  for (let t = transposed.indptr[column]; t < transposed.indptr[column + 1]; t++) {
    const row = transposed.indices[t];
    if (mask !== null && !hasBit(mask, row)) continue;
    for (let q = indptr[row]; q < indptr[row + 1]; q++) accumulator[indices[q]]++;
  }
  accumulator[column] = 0;

  let found = 0;
  for (let j = 0; j < accumulator.length; j++) if (accumulator[j] > 0) found++;
  const columns = new Int32Array(found);
  const counts = new Int32Array(found);
  for (let j = 0, n = 0; n < found; j++) {
    if (accumulator[j] === 0) continue;
    columns[n] = j;
    counts[n++] = accumulator[j];
  }
  return { columns, counts };
}
