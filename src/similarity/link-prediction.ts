import { gramRow } from '../sparse/gram-row.js';
import { topK } from '../sparse/top-k.js';
import type { Incidence } from './incidence.js';

/**
 * What a shared neighbor with `degree` neighbors of its own says for a pair, at least 2 where it says anything: the rarer
 * it has neighbors, the more. `adamicAdar`: 1 / ln degree (Adamic & Adar, "Friends and neighbors on the Web", Social
 * Networks 25, 2003). `resourceAllocation`: 1 / degree (Zhou, Lü & Zhang, "Predicting missing links via local
 * information", European Physical Journal B 71, 2009).
 */
export const LINK_MEASURES = {
  adamicAdar: (degree: number) => 1 / Math.log(degree),
  resourceAllocation: (degree: number) => 1 / degree,
} as const satisfies Record<string, (degree: number) => number>;

export type LinkMeasure = keyof typeof LINK_MEASURES;

export interface PredictionOptions {
  measure: LinkMeasure;
  /** Rows that make two columns neighbors. */
  minCount: number;
  k: number;
  /** Columns that may be an answer; all where left out. */
  among?: (column: number) => boolean;
}

/** A column that shares no row with another, and shares neighbors with it. */
export interface PredictedColumn {
  column: number;
  /** The sum of the shares. */
  score: number;
  /** Neighbors of both, by share descending, then column. */
  shared: { column: number; share: number }[];
}

/**
 * The `k` columns that never share a row with `column` and are the likeliest to: by the neighbors of both, score descending,
 * then column. Neighbors share at least `minCount` rows; columns that share any row with `column` are no answer.
 *
 * Yields after each neighbor, for other work to have its turn. `found` counts all that share a neighbor. O(entries of the rows that have a neighbor, each as often as it has several).
 *
 * @throws ShapeMismatchError as `gramRow`.
 */
export function* predictedLinks(
  { matrix, transposed }: Incidence,
  column: number,
  { measure, minCount, k, among = () => true }: PredictionOptions,
): Generator<void, { found: number; columns: PredictedColumn[] }> {
  const neighborsOf = (of: number): Int32Array => {
    const { columns, counts } = gramRow(matrix, transposed, of);
    return minCount <= 1 ? columns : columns.filter((_, at) => counts[at] >= minCount);
  };
  const met = new Set(gramRow(matrix, transposed, column).columns).add(column);
  const neighbors = neighborsOf(column);
  const scores = new Float64Array(matrix.columns).fill(NaN);
  const shares = new Map<number, number>();
  let found = 0;
  for (const neighbor of neighbors) {
    yield;
    const theirs = neighborsOf(neighbor);
    if (theirs.length < 2) continue;
    const share = LINK_MEASURES[measure](theirs.length);
    shares.set(neighbor, share);
    for (const other of theirs) {
      if (met.has(other) || !among(other)) continue;
      if (Number.isNaN(scores[other])) {
        scores[other] = 0;
        found++;
      }
      scores[other] += share;
    }
  }
  const { indices, scores: best } = topK(scores, k);
  const columns = Array.from(indices, (other, at): PredictedColumn => {
    const shared = [...neighborsOf(other)].flatMap((neighbor) => {
      const share = shares.get(neighbor);
      return share === undefined ? [] : [{ column: neighbor, share }];
    });
    return {
      column: other,
      score: best[at],
      shared: shared.sort((x, y) => y.share - x.share || x.column - y.column),
    };
  });
  return { found, columns };
}
