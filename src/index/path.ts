import { shortestPath as shortestNodePath } from '../similarity/path.js';
import type { GraphIndex } from './graph-index.js';

/** A paper or concept by its row. */
export interface GraphNode {
  kind: 'paper' | 'concept';
  row: number;
}

/** `mentions`: the one is a paper that speaks of the other. `broader`: of two concepts, one is broader than the other. */
export interface Hop {
  from: GraphNode;
  to: GraphNode;
  kind: 'mentions' | 'broader';
}

/**
 * How two nodes are connected: the steps of a shortest path, [] where they are one node, null where no path has at most
 * `maxHops` steps. Of several shortest, the one through the least common concepts, then the one that comes first by row,
 * papers before concepts. O(papers + concepts + mentions near the two).
 */
export function shortestPath(index: GraphIndex, from: GraphNode, to: GraphNode, maxHops: number): Hop[] | null {
  const { matrix, transposed, hierarchy } = index;
  const papers = matrix.rows;
  const tied = (concept: number) => [...hierarchy.broader(concept), ...hierarchy.narrower(concept)];
  const numberOf = ({ kind, row }: GraphNode) => (kind === 'paper' ? row : papers + row);
  const path = shortestNodePath({ matrix, transposed, tied }, numberOf(from), numberOf(to), maxHops);
  if (path === null) return null;
  const nodes = path.map((node): GraphNode =>
    node < papers ? { kind: 'paper', row: node } : { kind: 'concept', row: node - papers },
  );
  return nodes.slice(1).map((node, at) => ({
    from: nodes[at],
    to: node,
    kind: nodes[at].kind === 'concept' && node.kind === 'concept' ? 'broader' : 'mentions',
  }));
}
