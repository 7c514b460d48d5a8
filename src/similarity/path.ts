import { checkIndex } from '../sparse/shape-mismatch-error.js';
import type { Incidence } from './incidence.js';

/**
 * The graph of rows and columns. Nodes are numbered rows first: node i < rows is row i, node rows + j is column j. An
 * entry (i, j) of the matrix ties row i and column j.
 */
export interface PathGraph extends Incidence {
  /** Columns tied to a column directly, in any order: j is tied to i where i is tied to j. */
  tied(column: number): Iterable<number>;
}

// Costs are whole multiples of 2⁻³², so that a sum of them does not depend on its order.
const COST_UNIT = 2 ** -32;

/**
 * A shortest path from one node to another as node numbers, both ends included; null where there is none of at most
 * `maxHops` edges.
 *
 * Of several, the one through the least common columns: the least Σ ln(1 + rows of the column) over the columns between
 * the ends. Of several still, the one whose sequence of node numbers is lowest.
 *
 * Breadth first from both ends, the cheaper side first, then dynamic programming over the levels found. Each edge next to
 * a level is looked at twice at most; memory O(rows + columns).
 *
 * @throws ShapeMismatchError where a node is out of range.
 */
export function shortestPath(graph: PathGraph, from: number, to: number, maxHops: number): number[] | null {
  const size = graph.matrix.rows + graph.matrix.columns;
  checkIndex(from, size, 'node');
  checkIndex(to, size, 'node');
  if (from === to) return [from];
  const levels = meet(graph, from, to, maxHops);
  if (levels === null) return null;
  const next = cheapestNext(graph, levels);
  const path = [from];
  while (path[path.length - 1] !== to) path.push(next[path[path.length - 1]]);
  return path;
}

/** Nodes by their distance from one end, complete up to the level where the sides touch. */
interface Levels {
  forward: number[][];
  backward: number[][];
  /** Of each node: d + 1 at distance d from the start, −(d + 1) at distance d from the end, 0 where not reached. */
  mark: Int32Array;
}

/** Grows both sides, a level at a time, until the last level of one has an edge to the last level of the other. */
function meet(graph: PathGraph, from: number, to: number, maxHops: number): Levels | null {
  const mark = new Int32Array(graph.matrix.rows + graph.matrix.columns);
  mark[from] = 1;
  mark[to] = -1;
  const forward = [[from]];
  const backward = [[to]];
  while (forward.length + backward.length - 1 <= maxHops) {
    const ahead = edgesOf(graph, forward.at(-1)!) <= edgesOf(graph, backward.at(-1)!);
    const side = ahead ? forward : backward;
    const sign = ahead ? 1 : -1;
    const level: number[] = [];
    let met = false;
    for (const node of side.at(-1)!) {
      eachNeighbor(graph, node, (other) => {
        if (mark[other] * sign < 0) met = true;
        else if (mark[other] === 0) {
          mark[other] = sign * (side.length + 1);
          level.push(other);
        }
      });
      // What this level has marked beyond itself is one further than any shortest path goes on this side.
      if (met) return { forward, backward, mark };
    }
    if (level.length === 0) return null;
    side.push(level);
  }
  return null;
}

/** For each node of a shortest path, the node to go on to: dynamic programming from the end to the start. */
function cheapestNext(graph: PathGraph, { forward, backward, mark }: Levels): Int32Array {
  const rest = new Float64Array(mark.length).fill(Infinity); // cost of what lies between a node and the end, and its own
  const next = new Int32Array(mark.length).fill(-1);
  rest[backward[0][0]] = 0;
  const settle = (node: number, nextMark: number) => {
    let best = Infinity;
    eachNeighbor(graph, node, (other) => {
      if (mark[other] !== nextMark || rest[other] === Infinity) return;
      if (rest[other] < best || (rest[other] === best && other < next[node])) {
        best = rest[other];
        next[node] = other;
      }
    });
    rest[node] = best + costOf(graph, node);
  };
  for (let d = 1; d < backward.length; d++) for (const node of backward[d]) settle(node, -d);
  for (const node of forward.at(-1)!) settle(node, -backward.length);
  for (let d = forward.length - 2; d >= 0; d--) for (const node of forward[d]) settle(node, d + 2);
  return next;
}

/** In units of `COST_UNIT`. */
function costOf({ matrix, transposed }: PathGraph, node: number): number {
  const column = node - matrix.rows;
  if (column < 0) return 0;
  return Math.round(Math.log1p(transposed.indptr[column + 1] - transposed.indptr[column]) / COST_UNIT);
}

function eachNeighbor({ matrix, transposed, tied }: PathGraph, node: number, visit: (other: number) => void): void {
  const column = node - matrix.rows;
  if (column < 0) {
    for (let q = matrix.indptr[node]; q < matrix.indptr[node + 1]; q++) visit(matrix.rows + matrix.indices[q]);
    return;
  }
  for (let t = transposed.indptr[column]; t < transposed.indptr[column + 1]; t++) visit(transposed.indices[t]);
  for (const other of tied(column)) visit(matrix.rows + other);
}

/** Entries of the matrix next to these nodes; ties are few and left out. */
function edgesOf({ matrix, transposed }: PathGraph, nodes: readonly number[]): number {
  let edges = 0;
  for (const node of nodes) {
    const column = node - matrix.rows;
    edges +=
      column < 0
        ? matrix.indptr[node + 1] - matrix.indptr[node]
        : transposed.indptr[column + 1] - transposed.indptr[column];
  }
  return edges;
}
