import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Graph, GraphEdge, GraphNode } from './graph.js';

/** Moves the nodes of a graph to where they are seen best. */
export interface Layout {
  /** One step; false once all have come to rest. */
  step(): boolean;
  /** Lets them move again, while something is dragged. */
  stir(): void;
}

/** A force-directed layout (Fruchterman and Reingold 1991, as d3-force has it): ties pull, the others push. */
export function layoutOf({ nodes, drawn }: Graph): Layout {
  const simulation = forceSimulation<GraphNode, GraphEdge>([...nodes])
    .force(
      'ties',
      forceLink<GraphNode, GraphEdge>([...drawn])
        .distance(({ source, target }) => 44 + source.radius + target.radius)
        .strength(({ source, target }) => (source.depth === 0 || target.depth === 0 ? 0.12 : 0.35)),
    )
    .force('push', forceManyBody<GraphNode>().strength(-210).distanceMax(480))
    .force(
      'apart',
      forceCollide<GraphNode>((node) => node.radius + 4),
    )
    .force('across', forceX<GraphNode>(0).strength(0.045))
    .force('down', forceY<GraphNode>(0).strength(0.065))
    .alphaDecay(0.035)
    .stop();
  const atRest = 0.01;
  return {
    step() {
      if (simulation.alpha() < atRest) return false;
      simulation.tick();
      return true;
    },
    stir() {
      simulation.alpha(Math.max(simulation.alpha(), 0.25));
    },
  };
}
