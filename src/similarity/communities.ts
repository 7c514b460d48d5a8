import type { CsrMatrix } from '../sparse/csr.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { checkSymmetric } from '../sparse/symmetric.js';
import { aggregate } from './leiden/aggregate.js';
import { levelGraphOf, type LevelGraph } from './leiden/level-graph.js';
import { renumber } from './leiden/membership.js';
import { moveVertices } from './leiden/move-vertices.js';
import { randomIntegers } from './leiden/random.js';
import { refine } from './leiden/refine.js';

export interface CommunityOptions {
  /** γ, finite and from 0 on: the greater, the smaller the communities. 1 is modularity as Newman and Girvan have it. */
  resolution?: number;
  /** Of the order in which vertices are visited; its low 32 bits. The same seed gives the same result. */
  seed?: number;
  /** Rounds through all levels, at least 1; 10 where not given. */
  maxIterations?: number;
}

export interface Communities {
  /** Length vertices: numbered by size descending, then least vertex, from 0. */
  community: Int32Array;
  /** Length communities: vertices of each. */
  sizes: Int32Array;
  /** Modularity. */
  quality: number;
  /** Rounds through all levels. */
  iterations: number;
  /** Whether the last round changed nothing: then no vertex gains by moving. False where `maxIterations` ended it. */
  converged: boolean;
}

/**
 * Communities of an undirected graph: the Leiden algorithm, maximizing modularity as `modularity` defines it.
 *
 * `graph` is symmetric, n × n, values (null: ones) from 0 on; a stored 0 is no edge, and the diagonal is self loops. A
 * round moves vertices, splits communities into connected parts, and goes on with the parts as vertices; rounds follow,
 * each from the last one's result, until one changes nothing. Every community is connected, a vertex without edges to
 * others is a community of its own, and modularity is never below that of all vertices alone; when `converged`, no single
 * vertex gains by moving to another community or to one of its own (by more than 1e-10 of its degree). It is a local
 * optimum: another seed may give another. A round takes a few sweeps of O(nnz); most of the gain is in the first two or
 * three, and after ten or so nothing changes any more. Memory O(vertices + edges) beside the input, which is not copied.
 *
 * Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9:5233,
 * 2019; refinement is greedy instead of random, see `refine`.
 *
 * @throws ShapeMismatchError where the matrix is not square, canonical and symmetric (values too), where a value is
 * negative or not finite, or an option out of its range.
 */
export function findCommunities(
  graph: CsrMatrix,
  { resolution = 1, seed = 1, maxIterations = 10 }: CommunityOptions = {},
): Communities {
  checkUndirected(graph);
  checkResolution(resolution);
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new ShapeMismatchError({ expected: 'a whole number of iterations from 1', received: String(maxIterations) });
  }
  const base = levelGraphOf(graph);
  const random = randomIntegers(seed);
  const community = Int32Array.from({ length: base.size }, (_, v) => v);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    converged = !runLevels(base, community, resolution, random);
    iterations++;
  }
  const sizes = numberBySize(community);
  return { community, sizes, quality: qualityOf(base, community, resolution), iterations, converged };
}

/**
 * Modularity, Newman & Girvan 2004 with the resolution γ of Reichardt & Bornholdt 2006: (1 / 2m) · Σ_ij (W_ij −
 * γ · k_i · k_j / 2m) over all i and j of the same community, where k_i = Σ_j W_ij and 2m = Σ_i k_i.
 *
 * A diagonal entry is in the sums once, as it stands: a loop that is to count at both of its ends has twice its weight
 * there. `community` has labels from 0, below the number of vertices. 0 for a graph without edges. O(nnz).
 *
 * @throws ShapeMismatchError as `findCommunities`, and where `community` does not fit.
 */
export function modularity(graph: CsrMatrix, community: Int32Array, resolution = 1): number {
  checkUndirected(graph);
  checkResolution(resolution);
  if (community.length !== graph.rows || community.some((label) => label < 0 || label >= graph.rows)) {
    throw new ShapeMismatchError({
      expected: `${graph.rows} communities, each from 0 and below that`,
      received: `${community.length}, or some that are not`,
    });
  }
  return qualityOf(levelGraphOf(graph), community, resolution);
}

/**
 * One round: up through the levels until each community is one vertex. Gives whether anything moved.
 *
 * It ends: where moving changed nothing, parts are fewer than vertices (see `refine`), and moving raises modularity.
 */
function runLevels(base: LevelGraph, community: Int32Array, resolution: number, random: () => number): boolean {
  let moved = false;
  let graph = base;
  let communityOfVertex = community.slice();
  const vertexOf = Int32Array.from({ length: base.size }, (_, v) => v);
  for (;;) {
    if (moveVertices(graph, communityOfVertex, resolution, random)) moved = true;
    if (renumber(communityOfVertex) === graph.size) break;
    const part = refine(graph, communityOfVertex, resolution, random);
    const parts = renumber(part);
    const communityOfPart = new Int32Array(parts);
    for (let v = 0; v < graph.size; v++) communityOfPart[part[v]] = communityOfVertex[v];
    for (let v = 0; v < base.size; v++) vertexOf[v] = part[vertexOf[v]];
    graph = aggregate(graph, part, parts);
    communityOfVertex = communityOfPart;
  }
  for (let v = 0; v < base.size; v++) community[v] = communityOfVertex[vertexOf[v]];
  return moved;
}

/** Renumbers communities in place by size descending, then least vertex; gives the sizes. */
function numberBySize(community: Int32Array): Int32Array {
  const found = new Int32Array(renumber(community));
  for (const label of community) found[label]++;
  const order = Int32Array.from(found.keys()).sort((a, b) => found[b] - found[a] || a - b);
  const rank = new Int32Array(found.length);
  order.forEach((label, position) => (rank[label] = position));
  community.forEach((label, v) => (community[v] = rank[label]));
  return order.map((label) => found[label]);
}

function qualityOf(graph: LevelGraph, community: Int32Array, resolution: number): number {
  const { size, indptr, neighbors, weights, degrees, total } = graph;
  if (total === 0) return 0;
  const sums = new Float64Array(size);
  let within = 0;
  for (let v = 0; v < size; v++) {
    sums[community[v]] += degrees[v];
    for (let q = indptr[v]; q < indptr[v + 1]; q++) {
      if (community[neighbors[q]] === community[v]) within += weights[q];
    }
  }
  let expected = 0;
  for (const sum of sums) expected += (sum / total) ** 2;
  return within / total - resolution * expected;
}

function checkResolution(resolution: number): void {
  if (!Number.isFinite(resolution) || resolution < 0) {
    throw new ShapeMismatchError({ expected: 'a finite resolution from 0', received: String(resolution) });
  }
}

/** Edges of an undirected graph with weights from 0. O(rows + nnz). */
function checkUndirected(graph: CsrMatrix): void {
  checkSymmetric(graph);
  const negative = graph.values?.find((value) => value < 0);
  if (negative !== undefined) {
    throw new ShapeMismatchError({ expected: 'values from 0', received: String(negative) });
  }
}
