import type { NeighborhoodQuery } from '../documents.js';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly papers: number;
  /** Hops from the center, which has 0. */
  readonly depth: number;
  /** CSS pixels at zoom 1. */
  readonly radius: number;
  /** Where it is; the center stays at 0, 0. Written by the layout and by who drags it. */
  x: number;
  y: number;
  fx?: number | null;
  fy?: number | null;
}

export interface GraphEdge {
  readonly source: GraphNode;
  readonly target: GraphNode;
  readonly count: number;
  readonly expected: number;
  readonly score: number;
}

/** A neighborhood to draw. */
export interface Graph {
  /** The center first. */
  readonly nodes: readonly GraphNode[];
  /** All edges among them. */
  readonly edges: readonly GraphEdge[];
  /** Those that are drawn, the weakest first. */
  readonly drawn: readonly GraphEdge[];
}

type Neighborhood = NonNullable<NeighborhoodQuery['concept']>['neighborhood'];

const SMALLEST = 4;
const LARGEST = 22;
/** Each concept shows its strongest ties; all of 500 concepts would be a blot, and slow. */
const DRAWN_OF_A_NODE = 2;

/** What is drawn of an answer: circles whose area goes with the papers, first in a spiral around the center. */
export function graphOf({ nodes, edges }: Neighborhood): Graph {
  const most = Math.max(1, ...nodes.map(({ concept }) => concept.paperCount));
  const made = nodes.map(({ concept, depth }, at): GraphNode => {
    const angle = at * Math.PI * (3 - Math.sqrt(5));
    const away = at === 0 ? 0 : 40 + 14 * Math.sqrt(at);
    const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(concept.paperCount / most);
    const { id, name, paperCount } = concept;
    return { id, name, papers: paperCount, depth, radius, x: away * Math.cos(angle), y: away * Math.sin(angle) };
  });
  if (made[0]) made[0].fx = made[0].fy = 0;
  const byId = new Map(made.map((node) => [node.id, node]));
  const tied = edges.map(({ source, target, ...numbers }): GraphEdge => {
    return { source: byId.get(source.id)!, target: byId.get(target.id)!, ...numbers };
  });
  return { nodes: made, edges: tied, drawn: strongest(tied) };
}

/** The edges that are among the strongest of one of their ends, and all of the center; the weakest first. */
export function strongest(edges: readonly GraphEdge[], ofANode = DRAWN_OF_A_NODE): GraphEdge[] {
  const taken = new Map<GraphNode, number>();
  const ranked = [...edges].sort((a, b) => b.score - a.score);
  const kept = ranked.filter(({ source, target }) => {
    const ends = [source, target];
    const wanted = ends.some((end) => end.depth === 0 || (taken.get(end) ?? 0) < ofANode);
    if (wanted) for (const end of ends) taken.set(end, (taken.get(end) ?? 0) + 1);
    return wanted;
  });
  return kept.reverse();
}
