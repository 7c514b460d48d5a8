/** Association measures between two concepts; formulas in `src/similarity/measures.ts`. */
export interface CoOccurrence {
  /** Concept ids, `a < b`. */
  a: string;
  b: string;
  /** Papers with both. */
  count: number;
  /** Papers with both, were they independent. */
  expected: number;
  npmi: number;
  jaccard: number;
  cosine: number;
  associationStrength: number;
  logLikelihoodRatio: number;
}

/** One concept's share of a relatedness score. The shares of all reasons sum to the score. */
export interface Reason {
  conceptId: string;
  share: number;
}

/** `to` is near `from`; `rank` counts from 1; reasons by share descending, then id. */
export interface Relatedness {
  from: string;
  to: string;
  score: number;
  rank: number;
  reasons: Reason[];
}
