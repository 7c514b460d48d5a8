import type { BitSet } from './bit-set.js';
import { bitIndices, checkBitSet } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { checkFormat } from './csr.js';

/**
 * Entries in each column, within the rows that `mask` holds (null: all rows), as an array of length columns.
 *
 * Values are not read, a stored zero counts. O(columns + entries of those rows); the matrix is not copied.
 *
 * @throws ShapeMismatchError where the arrays' lengths or the mask (length rows) do not fit.
 */
export function columnCounts(matrix: CsrMatrix, mask: BitSet | null = null): Int32Array {
  checkFormat(matrix, 'cheap');
  const { indptr, indices } = matrix;
  const counts = new Int32Array(matrix.columns);
  if (mask === null) {
    for (let q = 0; q < indices.length; q++) counts[indices[q]]++;
    return counts;
  }
  checkBitSet(mask, matrix.rows);
  for (const row of bitIndices(mask)) {
    for (let q = indptr[row]; q < indptr[row + 1]; q++) counts[indices[q]]++;
  }
  return counts;
}
