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

/**
 * The dot products of a row with others, in parallel to `others`: the same bits as `rowDot`, in O(entries of the others)
 * where `rowDot` reads the row again for each.
 *
 * @param dense working space, length columns, all 0 before and after
 */
export function rowDots(
  { indptr, indices, values }: CsrMatrix,
  row: number,
  others: ArrayLike<number>,
  dense: Float64Array,
): Float64Array {
  for (let p = indptr[row]; p < indptr[row + 1]; p++) dense[indices[p]] = values === null ? 1 : values[p];
  const dots = new Float64Array(others.length);
  for (let at = 0; at < others.length; at++) {
    const end = indptr[others[at] + 1];
    let dot = 0;
    for (let q = indptr[others[at]]; q < end; q++) dot += dense[indices[q]] * (values === null ? 1 : values[q]);
    dots[at] = dot;
  }
  for (let p = indptr[row]; p < indptr[row + 1]; p++) dense[indices[p]] = 0;
  return dots;
}
