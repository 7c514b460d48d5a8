import { hasBit, checkBitSet, type BitSet } from '../sparse/bit-set.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { checkIndex } from '../sparse/shape-mismatch-error.js';
import type { Incidence } from './incidence.js';

/**
 * Some columns of the matrix within a mask (null: all rows), as the rows of a matrix of ones: row `p` of the answer holds
 * the masked rows that have `columns[p]`, ascending. Columns may repeat. O(rows / 32 + entries of these columns).
 *
 * @throws ShapeMismatchError where a column is out of range or the mask does not fit.
 */
export function columnsWithin(
  { transposed }: Incidence,
  columns: ArrayLike<number>,
  mask: BitSet | null = null,
): CsrMatrix {
  if (mask !== null) checkBitSet(mask, transposed.columns);
  let nnz = 0;
  for (let p = 0; p < columns.length; p++) {
    checkIndex(columns[p], transposed.rows, 'column');
    nnz += transposed.indptr[columns[p] + 1] - transposed.indptr[columns[p]];
  }
  const indptr = allocateIndptr(columns.length, nnz);
  const indices = new Int32Array(nnz);
  let end = 0;
  for (let p = 0; p < columns.length; p++) {
    for (let t = transposed.indptr[columns[p]]; t < transposed.indptr[columns[p] + 1]; t++) {
      const row = transposed.indices[t];
      if (mask === null || hasBit(mask, row)) indices[end++] = row;
    }
    indptr[p + 1] = end;
  }
  return { rows: columns.length, columns: transposed.columns, indptr, indices: indices.subarray(0, end), values: null };
}
