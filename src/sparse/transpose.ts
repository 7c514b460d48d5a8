import type { CsrMatrix } from './csr.js';
import { allocateIndptr, checkFormat } from './csr.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';

/**
 * Aᵀ in compressed sparse row form (equivalently, A by columns).
 *
 * Takes a canonical matrix, gives a canonical one with arrays of its own: indptr of length columns + 1, indices and
 * values of length nnz (values null where A's are). Rows of the result come out sorted because rows of A are read in
 * order. O(rows + columns + nnz), a counting sort: Gustavson, "Two fast algorithms for sparse matrices", ACM TOMS 4(3),
 * 1978.
 *
 * @throws ShapeMismatchError where the arrays' lengths do not fit.
 */
export function transpose(matrix: CsrMatrix): CsrMatrix {
  checkFormat(matrix, 'cheap');
  const { rows, columns, indptr, indices, values } = matrix;
  const nnz = indices.length;
  const outIndptr = allocateIndptr(columns, nnz);
  for (let q = 0; q < nnz; q++) outIndptr[indices[q] + 1]++;
  for (let j = 0; j < columns; j++) outIndptr[j + 1] += outIndptr[j];

  const next = outIndptr.slice();
  const outIndices = new Int32Array(nnz);
  const outValues = values === null ? null : new Float32Array(nnz);
  for (let i = 0; i < rows; i++) {
    for (let q = indptr[i]; q < indptr[i + 1]; q++) {
      const at = next[indices[q]]++;
      outIndices[at] = i;
      if (outValues !== null && values !== null) outValues[at] = values[q];
    }
  }
  return { rows: columns, columns: rows, indptr: outIndptr, indices: outIndices, values: outValues };
}

/**
 * Checks, in O(1), that `transposed` has the shape of the transpose of `matrix`.
 *
 * @throws ShapeMismatchError where rows, columns or the number of entries differ.
 */
export function checkTranspose(matrix: CsrMatrix, transposed: CsrMatrix): void {
  checkFormat(matrix, 'cheap');
  checkFormat(transposed, 'cheap');
  const shape = (rows: number, columns: number, nnz: number) => `${rows} × ${columns} with ${nnz} entries`;
  const expected = shape(matrix.columns, matrix.rows, matrix.indices.length);
  const received = shape(transposed.rows, transposed.columns, transposed.indices.length);
  if (expected !== received) throw new ShapeMismatchError({ expected: `a transpose of ${expected}`, received });
}

/**
 * Bytes that stand beside the entries of a matrix, put beside those of its transpose: length nnz both. O(rows + columns +
 * nnz).
 *
 * @throws ShapeMismatchError where the lengths do not fit.
 */
export function transposedBytes(matrix: CsrMatrix, transposed: CsrMatrix, bytes: Uint8Array): Uint8Array {
  checkTranspose(matrix, transposed);
  const { indices } = matrix;
  if (bytes.length !== indices.length) {
    throw new ShapeMismatchError({ expected: `${indices.length} bytes`, received: String(bytes.length) });
  }
  const next = transposed.indptr.slice();
  const out = new Uint8Array(bytes.length);
  for (let q = 0; q < indices.length; q++) out[next[indices[q]]++] = bytes[q];
  return out;
}
