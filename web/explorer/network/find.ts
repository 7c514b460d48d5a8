import type { Graph, GraphEdge, GraphNode } from './graph.js';

/** The node at a point of the plane, or within `reach` of it, the nearest; linear in the nodes. */
export function nodeNear({ nodes }: Graph, x: number, y: number, reach: number): GraphNode | undefined {
  let found: GraphNode | undefined;
  let least = reach;
  for (const node of nodes) {
    const away = Math.hypot(node.x - x, node.y - y) - node.radius;
    if (away < least) {
      least = away;
      found = node;
    }
  }
  return found;
}

/** The drawn edge within `reach` of a point of the plane, the nearest; linear in the edges. */
export function edgeNear({ drawn }: Graph, x: number, y: number, reach: number): GraphEdge | undefined {
  let found: GraphEdge | undefined;
  let least = reach;
  for (const edge of drawn) {
    const { source, target } = edge;
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const along = ((x - source.x) * dx + (y - source.y) * dy) / (dx * dx + dy * dy || 1);
    const at = Math.min(1, Math.max(0, along));
    const away = Math.hypot(source.x + at * dx - x, source.y + at * dy - y);
    if (away < least) {
      least = away;
      found = edge;
    }
  }
  return found;
}
