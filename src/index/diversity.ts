import { rowDot } from '../sparse/row-dot.js';
import type { GraphIndex } from './graph-index.js';

/** So many of the best are put in another order; what follows stays as it is. */
const DIVERSIFIED = 100;

/**
 * Papers by maximal marginal relevance (Carbonell & Goldstein 1998): next is always that with the greatest
 * (1 − diversity) · score − diversity · (greatest cosine to one that stands before it). `diversity` from 0, the order of
 * scores, to 1. O(100² · terms of a paper).
 */
export function diversified<T extends { paper: number; score: number }>(
  { terms }: GraphIndex,
  ranked: readonly T[],
  diversity: number,
): T[] {
  const left = ranked.slice(0, DIVERSIFIED).map((item) => ({ item, nearest: 0 }));
  const chosen: T[] = [];
  while (left.length > 0) {
    const worth = left.map(({ item, nearest }) => (1 - diversity) * item.score - diversity * nearest);
    const [next] = left.splice(worth.indexOf(Math.max(...worth)), 1);
    chosen.push(next.item);
    for (const each of left) {
      each.nearest = Math.max(each.nearest, rowDot(terms.matrix, next.item.paper, each.item.paper));
    }
  }
  return [...chosen, ...ranked.slice(DIVERSIFIED)];
}
