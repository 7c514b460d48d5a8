import type { CoOccurrence } from '../model/edges.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';

/**
 * How strongly two concepts belong together: `cij` papers have both, `ci` the one, `cj` the other, of `n` papers in all.
 * Symmetric in `ci` and `cj`. Where one of the two has no paper, nothing is known of the pair and the score is 0.
 */
type Measure = (cij: number, ci: number, cj: number, n: number) => number;

/** Papers with both, were the two independent: c_i·c_j / N; 0 where there is no paper. */
export function expectedCount(ci: number, cj: number, n: number): number {
  return n === 0 ? 0 : (ci * cj) / n;
}

/**
 * Normalized pointwise mutual information: ln(c_ij·N / (c_i·c_j)) / −ln(c_ij / N).
 *
 * From −1 (never together, the limit) over 0 (independent) to 1 (always together; also where c_ij = N, where the formula
 * is 0/0). Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.
 */
export function npmi(cij: number, ci: number, cj: number, n: number): number {
  if (ci === 0 || cj === 0) return 0;
  if (cij === 0) return -1;
  if (cij === ci && cij === cj) return 1;
  if (cij * n === ci * cj) return 0; // what differences of logarithms only come near
  const logN = Math.log(n);
  const logCij = Math.log(cij);
  return (logCij + logN - (Math.log(ci) + Math.log(cj))) / (logN - logCij);
}

/**
 * Papers with both over papers with either: c_ij / (c_i + c_j − c_ij), 0 to 1.
 *
 * Jaccard, "Étude comparative de la distribution florale dans une portion des Alpes et des Jura", Bulletin de la Société
 * Vaudoise des Sciences Naturelles 37, 1901.
 */
export function jaccard(cij: number, ci: number, cj: number): number {
  return cij === 0 ? 0 : cij / (ci + cj - cij);
}

/**
 * Salton's cosine: c_ij / √(c_i·c_j), 0 to 1. Salton & McGill, "Introduction to Modern Information Retrieval", 1983.
 */
export function cosine(cij: number, ci: number, cj: number): number {
  return cij === 0 ? 0 : cij / Math.sqrt(ci * cj);
}

/**
 * Observed over expected: c_ij·N / (c_i·c_j), from 0 on, 1 where the two are independent.
 *
 * Van Eck & Waltman, "How to normalize cooccurrence data? An analysis of some well-known similarity measures", JASIST
 * 60(8), 2009.
 */
export function associationStrength(cij: number, ci: number, cj: number, n: number): number {
  return cij === 0 ? 0 : (cij * n) / (ci * cj);
}

/**
 * Signed log-likelihood ratio: G² = 2 Σ O·ln(O / E) over the four cells of the 2×2 table (both, only one, only the other,
 * neither), where E is row total · column total / N and an empty cell adds 0; negative where c_ij is below its expectation.
 *
 * Without its sign, asymptotically χ² with one degree of freedom. Dunning, "Accurate methods for the statistics of
 * surprise and coincidence", Computational Linguistics 19(1), 1993.
 */
export function logLikelihoodRatio(cij: number, ci: number, cj: number, n: number): number {
  // O / E as one quotient of whole numbers: 1 exactly, and a logarithm of 0, where the two are independent.
  const cell = (observed: number, rowTotal: number, columnTotal: number) =>
    observed === 0 ? 0 : observed * Math.log((observed * n) / (rowTotal * columnTotal));
  // In an order that gives the same to the bit when c_i and c_j change places.
  const one = cell(ci - cij, ci, n - cj) + cell(cj - cij, n - ci, cj);
  const sum = cell(cij, ci, cj) + cell(n - ci - cj + cij, n - ci, n - cj) + one;
  const g2 = 2 * Math.max(0, sum); // below 0 is rounding (Gibbs' inequality)
  return g2 > 0 && cij * n < ci * cj ? -g2 : g2;
}

/** The measures by the names that the API and the stored edges have for them; `count` is c_ij itself. */
export const MEASURES = {
  count: (cij) => cij,
  npmi,
  jaccard,
  cosine,
  associationStrength,
  logLikelihoodRatio,
} as const satisfies Record<string, Measure>;

export type AssociationMeasure = keyof typeof MEASURES;

/**
 * One measure of a pair, always finite. O(1).
 *
 * @throws ShapeMismatchError where no table has these counts: 0 ≤ c_ij ≤ c_i, c_j and c_i + c_j − c_ij ≤ N must hold.
 */
export function associationScore(measure: AssociationMeasure, cij: number, ci: number, cj: number, n: number): number {
  checkCounts(cij, ci, cj, n);
  return MEASURES[measure](cij, ci, cj, n);
}

/** All measures of a pair, as an edge holds them. O(1). @throws ShapeMismatchError as `associationScore`. */
export function associations(cij: number, ci: number, cj: number, n: number): Omit<CoOccurrence, 'a' | 'b'> {
  checkCounts(cij, ci, cj, n);
  return {
    count: cij,
    expected: expectedCount(ci, cj, n),
    npmi: npmi(cij, ci, cj, n),
    jaccard: jaccard(cij, ci, cj),
    cosine: cosine(cij, ci, cj),
    associationStrength: associationStrength(cij, ci, cj, n),
    logLikelihoodRatio: logLikelihoodRatio(cij, ci, cj, n),
  };
}

function checkCounts(cij: number, ci: number, cj: number, n: number): void {
  if (cij >= 0 && cij <= ci && cij <= cj && ci + cj - cij <= n) return;
  throw new ShapeMismatchError({
    expected: '0 ≤ c_ij ≤ c_i, c_j and c_i + c_j − c_ij ≤ N',
    received: `c_ij = ${cij}, c_i = ${ci}, c_j = ${cj}, N = ${n}`,
  });
}
