import { checkFormat, type CsrMatrix } from './csr.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';

/** O(1). @throws ShapeMismatchError where the arrays' lengths do not fit or the matrix is not square. */
export function checkSquare(matrix: CsrMatrix): void {
  checkFormat(matrix, 'cheap');
  const { rows, columns } = matrix;
  if (rows !== columns) throw new ShapeMismatchError({ expected: 'a square matrix', received: `${rows} × ${columns}` });
}

/**
 * Checks that every entry (i, j) has an equal one at (j, i), as the edges of an undirected graph do. O(rows + nnz): to be
 * called once, where the matrix is made.
 *
 * No transpose is made: rows are read in order, so that the entries of each column turn up in the order of its row.
 *
 * @throws ShapeMismatchError where the matrix is not square, canonical and symmetric, values too.
 */
export function checkSymmetric(matrix: CsrMatrix): void {
  checkSquare(matrix);
  checkFormat(matrix, 'full');
  const { rows, indptr, indices, values } = matrix;
  const next = indptr.slice(0, rows);
  for (let i = 0; i < rows; i++) {
    for (let q = indptr[i]; q < indptr[i + 1]; q++) {
      const mirror = next[indices[q]]++;
      if (mirror >= indptr[indices[q] + 1] || indices[mirror] !== i || (values && values[mirror] !== values[q])) {
        throw new ShapeMismatchError({ expected: 'a symmetric matrix', received: `row ${i}, column ${indices[q]}` });
      }
    }
  }
}
