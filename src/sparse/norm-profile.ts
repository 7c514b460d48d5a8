import type { CsrMatrix } from './csr.js';

/** Numbers kept for each row: its norm, and its norm over the columns of each length of `thresholds`. */
export const PROFILE_WIDTH = 6;

/**
 * How much of each row lies in long columns. What two rows have in common over columns of at least some length is at
 * most the product of their norms over these: a close bound, since long columns as a rule weigh little.
 */
export interface NormProfile {
  /** Ascending: a quarter of a quarter … of the rows. */
  thresholds: number[];
  /** Length rows · PROFILE_WIDTH: for each row its norm, then its norm over columns with at least each threshold. */
  norms: Float32Array;
}

/** The profile of a matrix whose rows have the norms `norms`. O(rows + nnz). */
export function normProfile(matrix: CsrMatrix, transposed: CsrMatrix, norms: Float64Array): NormProfile {
  const { rows, indptr, indices, values } = matrix;
  const steps = PROFILE_WIDTH - 1;
  const thresholds = Array.from({ length: steps }, (_, step) => rows / 4 ** (steps - step));
  const lengthClass = Uint8Array.from({ length: matrix.columns }, (_, column) => {
    const length = transposed.indptr[column + 1] - transposed.indptr[column];
    return thresholds.filter((threshold) => length >= threshold).length;
  });
  const profile = new Float32Array(rows * PROFILE_WIDTH);
  const squares = new Float64Array(PROFILE_WIDTH);
  for (let row = 0; row < rows; row++) {
    squares.fill(0);
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      const value = values === null ? 1 : values[q];
      squares[lengthClass[indices[q]]] += value * value;
    }
    let sum = 0;
    for (let step = steps; step > 0; step--) {
      sum += squares[step];
      profile[row * PROFILE_WIDTH + step] = Math.sqrt(sum);
    }
    profile[row * PROFILE_WIDTH] = norms[row];
  }
  return { thresholds, norms: profile };
}

/** Where the norm over columns of at least `length` is bounded within a row's numbers: 0, the whole norm, at worst. */
export function profileStep({ thresholds }: NormProfile, length: number): number {
  let step = 0;
  while (step < thresholds.length && thresholds[step] <= length) step++;
  return step;
}
