import { allocateIndptr } from '../../sparse/csr.js';
import { addLinks, clearLinks, createLinks, type LevelGraph } from './level-graph.js';
import { membership } from './membership.js';

/**
 * The graph whose vertices are the parts of `graph`: edges between two parts add up to one edge; edges within a part live on
 * in its degree only. `part` has labels from 0 to `parts` − 1. Counted first, then filled: O(nnz), memory O(result).
 */
export function aggregate(graph: LevelGraph, part: Int32Array, parts: number): LevelGraph {
  const { indptr: start, indices: vertices } = membership(part, parts);
  const links = createLinks(parts);
  const gather = (label: number) => {
    let met = 0;
    for (let k = start[label]; k < start[label + 1]; k++) met = addLinks(graph, vertices[k], part, links, met);
    return met;
  };

  const degrees = new Float64Array(parts);
  for (let v = 0; v < graph.size; v++) degrees[part[v]] += graph.degrees[v];
  const indptr = allocateIndptr(parts, graph.neighbors.length);
  for (let label = 0; label < parts; label++) {
    const met = gather(label);
    indptr[label + 1] = indptr[label] + met - (links.weightTo[label] > 0 ? 1 : 0);
    clearLinks(links, met);
  }
  const neighbors = new Int32Array(indptr[parts]);
  const weights = new Float64Array(indptr[parts]);
  let end = 0;
  for (let label = 0; label < parts; label++) {
    const met = gather(label);
    for (let k = 0; k < met; k++) {
      const other = links.labels[k];
      if (other === label) continue;
      neighbors[end] = other;
      weights[end++] = links.weightTo[other];
    }
    clearLinks(links, met);
  }
  return { size: parts, indptr, neighbors, weights, degrees, total: graph.total };
}
