import type { CsrMatrix } from './csr.js';
import { normProfile, type NormProfile } from './norm-profile.js';
import { rowScratch, type RowScratch } from './row-scratch.js';
import { checkTranspose, transpose } from './transpose.js';

/**
 * What turns the dot product d of rows a and b into a score, |a|² being the sum of squares of a row.
 *
 * `dot`: d, over presence the number of shared columns.
 * `cosine`: d / (|a|·|b|), at most 1 (Salton & McGill 1983).
 * `tanimoto`: d / (|a|² + |b|² − d), over presence the Jaccard index (Tanimoto 1958).
 */
export type RowMeasure = 'dot' | 'cosine' | 'tanimoto';

/** A matrix prepared for comparing its rows: see `prepareRows`. */
export interface ComparableRows {
  matrix: CsrMatrix;
  transposed: CsrMatrix;
  /** Length rows: sum of squares of each row, in double precision. */
  squares: Float64Array;
  /** Length rows: square roots of `squares`. */
  norms: Float64Array;
  largestNorm: number;
  /** See `NormProfile`. */
  profile: NormProfile;
  /** Whether every value is above 0, so that a dot product only grows as columns are added to it. */
  positive: boolean;
  /** Working space, made at first use: what is here serves one search at a time. */
  scratch: RowScratch | null;
}

/**
 * Prepares a canonical matrix for `similarRows`: its transpose (computed where not given) and the rows' norms. Values
 * null count as ones. O(rows + columns + nnz).
 *
 * @throws ShapeMismatchError where the arrays' lengths or the transpose do not fit.
 */
export function prepareRows(matrix: CsrMatrix, transposed: CsrMatrix = transpose(matrix)): ComparableRows {
  checkTranspose(matrix, transposed);
  const { indptr, values } = matrix;
  const squares = new Float64Array(matrix.rows);
  let positive = true;
  for (let i = 0; i < matrix.rows; i++) {
    if (values === null) {
      squares[i] = indptr[i + 1] - indptr[i];
      continue;
    }
    let sum = 0;
    for (let q = indptr[i]; q < indptr[i + 1]; q++) {
      sum += values[q] * values[q];
      if (!(values[q] > 0)) positive = false;
    }
    squares[i] = sum;
  }
  const norms = squares.map(Math.sqrt);
  const largestNorm = norms.reduce((largest, norm) => Math.max(largest, norm), 0);
  const profile = normProfile(matrix, transposed, norms);
  return { matrix, transposed, squares, norms, largestNorm, profile, positive, scratch: null };
}

export function scratchOf(rows: ComparableRows): RowScratch {
  return (rows.scratch ??= rowScratch(rows.matrix));
}

/** What to divide the dot product of rows `a` and `b` by: positive wherever the dot product is not 0. O(1). */
export function scoreDivisor(rows: ComparableRows, a: number, b: number, dot: number, measure: RowMeasure): number {
  if (measure === 'cosine') return rows.norms[a] * rows.norms[b];
  return measure === 'tanimoto' ? rows.squares[a] + rows.squares[b] - dot : 1;
}

/** The score of rows `a` and `b`, whose dot product is `dot`. Rises with it. O(1). */
export function scoreOf(rows: ComparableRows, a: number, b: number, dot: number, measure: RowMeasure): number {
  const score = dot / scoreDivisor(rows, a, b, dot, measure);
  return measure === 'cosine' && score > 1 ? 1 : score; // above 1 is rounding (Cauchy–Schwarz)
}
