import type { CsrMatrix } from './csr.js';
import { transposedBytes } from './transpose.js';

/** What stands for 1, the norm of a whole row, where shares of it are bytes. */
export const WHOLE = 255;
/** Lengths of columns that the profile tells apart, each twice the one before. */
const STEPS = 12;

/**
 * How much of a row its columns are, as shares of the row's norm: in bytes, steps of 1 / 255, rounded up. By
 * Cauchy–Schwarz, the cosine of two rows is at most the sum of the products of their shares, and what columns of at least
 * some length give to it is at most the product of their shares over these: a close bound, since long columns as a rule
 * weigh little. Bytes, because they are read in no order: so they stay in the cache.
 */
export interface NormProfile {
  /** Length nnz, beside the entries of the transpose: each one's share of its row, at least 1. */
  entries: Uint8Array;
  /** Ascending: 0, then up to half of the rows. */
  thresholds: number[];
  /** For each threshold an array of length rows: each row's share over columns of at least that length. */
  long: Uint8Array[];
}

/** The profile of a matrix whose rows have the norms `norms`. O(rows + columns + nnz). */
export function normProfile(matrix: CsrMatrix, transposed: CsrMatrix, norms: Float64Array): NormProfile {
  const { rows, indptr, indices, values } = matrix;
  const thresholds = [0, ...Array.from({ length: STEPS }, (_, step) => rows / 2 ** (STEPS - step))];
  const steps = Uint8Array.from({ length: matrix.columns }, (_, column) =>
    profileStep(thresholds, transposed.indptr[column + 1] - transposed.indptr[column]),
  );
  const entries = new Uint8Array(indices.length);
  const long = thresholds.map(() => new Uint8Array(rows));
  const squares = new Float64Array(thresholds.length);
  for (let row = 0; row < rows; row++) {
    squares.fill(0);
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      const value = values === null ? 1 : values[q];
      entries[q] = shareOf(Math.abs(value), norms[row]);
      squares[steps[indices[q]]] += value * value;
    }
    for (let step = thresholds.length - 1, sum = 0; step >= 0; step--) {
      sum += squares[step];
      long[step][row] = shareOf(Math.sqrt(sum), norms[row]);
    }
  }
  return { entries: transposedBytes(matrix, transposed, entries), thresholds, long };
}

/** The last of the thresholds that is at most `length`. */
export function profileStep(thresholds: readonly number[], length: number): number {
  let step = thresholds.length - 1;
  while (thresholds[step] > length) step--;
  return step;
}

/** A thousandth of a step above it: more than rounding takes away, and never 0. */
function shareOf(part: number, norm: number): number {
  return norm > 0 ? Math.min(WHOLE, Math.ceil((part / norm) * WHOLE + 1e-3)) : WHOLE;
}
