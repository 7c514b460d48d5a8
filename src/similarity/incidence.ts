import type { CsrMatrix } from '../sparse/csr.js';

/** Papers × concepts and its transpose, both canonical: the kernels here speak of rows and columns of `matrix`. */
export interface Incidence {
  matrix: CsrMatrix;
  transposed: CsrMatrix;
}
