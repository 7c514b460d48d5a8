import type { CsrMatrix } from './csr.js';

/** The dot product of two rows of a canonical matrix, added by column ascending. O(entries of the two). */
export function rowDot({ indptr, indices, values }: CsrMatrix, a: number, b: number): number {
  const [endA, endB] = [indptr[a + 1], indptr[b + 1]];
  let dot = 0;
  for (let p = indptr[a], q = indptr[b]; p < endA && q < endB;) {
    const [x, y] = [indices[p], indices[q]];
    if (x === y) dot += values === null ? 1 : values[p] * values[q];
    if (x <= y) p++;
    if (y <= x) q++;
  }
  return dot;
}
