import type { CsrMatrix } from '../../sparse/csr.js';

/** An undirected graph as one level of Leiden sees it: the input itself, or communities of the level below as vertices. */
export interface LevelGraph {
  /** Vertices. */
  size: number;
  /** Length size + 1. */
  indptr: Int32Array | Float64Array;
  /** Each edge from both of its ends; of the input, the diagonal too, which is no link to anyone. */
  neighbors: Int32Array;
  /** In parallel to `neighbors`; from 0 on. */
  weights: Float32Array | Float64Array;
  /** Length size: the sum of a vertex's row in the input, or of those of its members, diagonal included. */
  degrees: Float64Array;
  /** Σ degrees: 2m in the formula of modularity. */
  total: number;
}

/** The input as a graph. Its arrays are not copied; 4 bytes an entry are allocated where its values are null. O(nnz). */
export function levelGraphOf({ rows, indptr, indices, values }: CsrMatrix): LevelGraph {
  const weights = values ?? new Float32Array(indices.length).fill(1);
  const degrees = new Float64Array(rows);
  let total = 0;
  for (let v = 0; v < rows; v++) {
    for (let q = indptr[v]; q < indptr[v + 1]; q++) degrees[v] += weights[q];
    total += degrees[v];
  }
  return { size: rows, indptr, neighbors: indices, weights, degrees, total };
}

/** Sums of edge weights by the label of the other end. Between uses, all of `weightTo` is 0. */
export interface Links {
  /** Length size: by label. */
  weightTo: Float64Array;
  /** Length size: the labels met, in the order of meeting them. */
  labels: Int32Array;
}

export function createLinks(size: number): Links {
  return { weightTo: new Float64Array(size), labels: new Int32Array(size) };
}

/**
 * Adds the edges of vertex `v` to `links`, of which `met` labels are in use; gives how many are then. With `group`, only
 * edges to vertices of v's group. O(degree).
 */
export function addLinks(
  graph: LevelGraph,
  v: number,
  label: Int32Array,
  links: Links,
  met = 0,
  group: Int32Array | null = null,
): number {
  const { indptr, neighbors, weights } = graph;
  const { weightTo, labels } = links;
  for (let q = indptr[v]; q < indptr[v + 1]; q++) {
    const u = neighbors[q];
    const weight = weights[q];
    if (u === v || weight === 0 || (group !== null && group[u] !== group[v])) continue;
    const other = label[u];
    if (weightTo[other] === 0) labels[met++] = other;
    weightTo[other] += weight;
  }
  return met;
}

/** Sets what `met` labels have gathered back to 0. O(met). */
export function clearLinks({ weightTo, labels }: Links, met: number): void {
  for (let k = 0; k < met; k++) weightTo[labels[k]] = 0;
}

/**
 * What counts as no gain, as a share of a vertex's degree: sums that were made in another order differ by less. Without
 * it, two moves that gain nothing could take turns for ever.
 */
export function gainSlack(resolution: number): number {
  return 1e-10 * Math.max(1, resolution);
}

/** γ / 2m: a vertex of degree k gains E(v, C) − k · K(C) · `scale` by joining C. 0 for a graph without weight. */
export function nullModelScale({ total }: LevelGraph, resolution: number): number {
  return total > 0 ? resolution / total : 0;
}
