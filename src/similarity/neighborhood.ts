import { countBits, type BitSet } from '../sparse/bit-set.js';
import { gramUpper } from '../sparse/gram.js';
import { createTopK, drain, offer } from '../sparse/top-k.js';
import { transpose } from '../sparse/transpose.js';
import { associatedColumns } from './co-occurrence.js';
import { columnsWithin } from './columns-within.js';
import type { Incidence } from './incidence.js';
import { associationScore, expectedCount, type AssociationMeasure } from './measures.js';

export interface NeighborhoodOptions {
  /** Steps from the center. */
  depth: number;
  /** Columns in all, the center among them; at least 1. */
  maxNodes: number;
  /** Which columns come first. */
  measure: AssociationMeasure;
  /** Edges with fewer common rows are not there. */
  minCount: number;
  /** The rows that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
  /** Columns that may be nodes beside the center; all where left out. */
  among?: (column: number) => boolean;
}

export interface NeighborhoodEdge {
  /** `source < target`. */
  source: number;
  target: number;
  count: number;
  expected: number;
  score: number;
}

export interface Neighborhood {
  /** The center, then by depth, then by best score of an edge from the layer before (descending), then column. */
  nodes: { column: number; depth: number }[];
  /** Every edge among the nodes, by source, then target. */
  edges: NeighborhoodEdge[];
  /** Whether columns within `depth` were left out for want of `maxNodes`. */
  truncated: boolean;
}

/**
 * The columns around `center`, breadth first: each layer is what shares at least `minCount` rows with the layer before
 * and is not there yet; where a layer does not fit, its best columns are taken and the search ends.
 *
 * O(maxNodes · (columns + entries of the rows that have a node) + rows); no more than `maxNodes` columns are expanded.
 *
 * Yields after each column that is expanded, and for each node among whose edges it looks, for other work to have its turn.
 * With a mask, every count of the measure is taken within it.
 *
 * @throws ShapeMismatchError where the transpose, the center or the mask does not fit.
 */
export function* neighborhood(
  incidence: Incidence,
  center: number,
  options: NeighborhoodOptions,
): Generator<void, Neighborhood> {
  const nodes = [{ column: center, depth: 0 }];
  const seen = new Set([center]);
  let layer = [center];
  let truncated = false;
  for (let depth = 1; depth <= options.depth && layer.length > 0 && !truncated; depth++) {
    const best = yield* bestScores(incidence, layer, seen, options);
    const room = options.maxNodes - nodes.length;
    truncated = best.size > room;
    const heap = createTopK(Math.min(room, best.size));
    for (const [column, score] of best) offer(heap, column, score);
    layer = Array.from(drain(heap).indices);
    for (const column of layer) {
      seen.add(column);
      nodes.push({ column, depth });
    }
  }
  return { nodes, edges: yield* edgesAmong(incidence, [...seen], options), truncated };
}

/** Columns next to the layer that are not seen yet, each with its best score. */
function* bestScores(
  incidence: Incidence,
  layer: readonly number[],
  seen: ReadonlySet<number>,
  options: NeighborhoodOptions,
): Generator<void, Map<number, number>> {
  const { among = () => true } = options;
  const best = new Map<number, number>();
  for (const column of layer) {
    yield;
    for (const { column: other, score } of associatedColumns(incidence, column, options)) {
      if (!seen.has(other) && among(other)) best.set(other, Math.max(score, best.get(other) ?? -Infinity));
    }
  }
  return best;
}

function* edgesAmong(
  incidence: Incidence,
  columns: number[],
  { measure, minCount, mask = null }: NeighborhoodOptions,
): Generator<void, NeighborhoodEdge[]> {
  const sorted = columns.sort((a, b) => a - b);
  const rowsOf = columnsWithin(incidence, sorted, mask);
  const n = mask === null ? rowsOf.columns : countBits(mask);
  const countOf = (position: number) => rowsOf.indptr[position + 1] - rowsOf.indptr[position];
  const edges: NeighborhoodEdge[] = [];
  for (const pairs of gramUpper(transpose(rowsOf), { minCount: Math.max(1, minCount) })) {
    yield;
    const ci = countOf(pairs.row);
    pairs.columns.forEach((other, k) => {
      const cj = countOf(other);
      edges.push({
        source: sorted[pairs.row],
        target: sorted[other],
        count: pairs.counts[k],
        expected: expectedCount(ci, cj, n),
        score: associationScore(measure, pairs.counts[k], ci, cj, n),
      });
    });
  }
  return edges;
}
