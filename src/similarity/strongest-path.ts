import { checkBitSet, hasBit, type BitSet } from '../sparse/bit-set.js';
import type { CsrMatrix } from '../sparse/csr.js';
import { checkIndex, ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { checkSquare } from '../sparse/symmetric.js';
import { PathSide, type Hop } from './path-side.js';

export interface StrongestPathOptions {
  /** Edges of the path; null: as many as it takes. */
  maxHops: number | null;
  /** How many vertices may be taken up, from both ends together; with a limit of hops, one several times. */
  maxSettled: number;
  /** The vertices that may lie between the ends; null or left out: all of them. */
  mask?: BitSet | null;
  /** The strength of an edge by its value, from 0 (no edge) to 1. Left out: the value itself. */
  strengthOf?: (value: number) => number;
}

export interface StrongestPath {
  /** Both ends included. */
  vertices: number[];
  /** Of each hop, in the order of the path. */
  strengths: number[];
  product: number;
}

export interface StrongestPathSearch {
  /** Null where none was found. Where `truncated`, the strongest found so far: there may be a stronger one. */
  path: StrongestPath | null;
  /** Whether `maxSettled` ended the search. */
  truncated: boolean;
  settled: number;
}

// Costs are whole multiples of 2⁻³² of the logarithm to base 2, so that a sum of them does not depend on its order.
const COST_UNIT = 2 ** -32;

/**
 * The path from one vertex to another whose product of strengths is greatest, in the undirected graph of a symmetric
 * matrix, vertices × vertices. Entries are edges (values null: strengths of 1); the diagonal is passed over.
 *
 * Of paths of one strength, the one with the least hops; of several still, the one whose sequence of vertices is lowest.
 * Strengths are compared as sums of −log₂, each rounded to a multiple of 2⁻³², so that the order of hops plays no part:
 * products that differ by less than about 2⁻³² a hop, relatively, count as one strength or as either order. Sums are exact
 * up to 2²¹, far past where a product can be told from 0.
 *
 * Dijkstra 1959 on (cost, hops) from `to`, so that the lowest vertex to go on to is known at each vertex. With a limit of
 * hops a vertex is taken up again where it is reached at a higher cost in fewer hops, since the cheapest way may be too long.
 * A second search, from `from` and without a limit of hops, says what each way still costs at least, and where the two
 * meet, what the whole costs at most (Pohl 1971): no way is followed that is sure to cost more, or to be too long.
 *
 * O((vertices + edges) · log edges) at worst, `maxHops` times that with a limit; memory O(vertices + ways kept). That the
 * matrix is symmetric is for `checkSymmetric` to check.
 *
 * @throws ShapeMismatchError where the matrix is not square, an end is out of range, an option does not fit, or a strength
 * that is read is not from 0 to 1.
 */
export function strongestPath(
  matrix: CsrMatrix,
  from: number,
  to: number,
  options: StrongestPathOptions,
): StrongestPathSearch {
  checkInput(matrix, from, to, options);
  const { mask = null, maxSettled, strengthOf = itself } = options;
  const maxHops = options.maxHops ?? Infinity;
  const { indptr, indices, values } = matrix;
  const near = new PathSide(matrix.rows, from, Infinity);
  const far = new PathSide(matrix.rows, to, maxHops);
  // The best of the ways found that lead from one end to the other: a label of each side, at one vertex.
  const found = { cost: Infinity, hops: Infinity, near: -1, far: -1 };
  const leastHops = maxHops === Infinity ? () => 0 : hopsBetween(matrix, from, to, maxHops, mask);

  const meet = (vertex: number) => {
    const nearLabel = near.cheapest[vertex] - 1;
    const farLabel = far.cheapest[vertex] - 1;
    if (nearLabel < 0 || farLabel < 0) return;
    const cost = near.labels.costs[nearLabel] + far.labels.costs[farLabel];
    const hops = near.labels.hops[nearLabel] + far.labels.hops[farLabel];
    if (hops > maxHops || cost > found.cost || (cost === found.cost && hops >= found.hops)) return;
    Object.assign(found, { cost, hops, near: nearLabel, far: farLabel });
  };
  const isVain = (vertex: number, cost: number) => {
    const rest = near.leastCost(vertex);
    return rest === Infinity || cost + rest > found.cost;
  };
  const grow = (side: PathSide) => {
    const label = side.head;
    const vertex = side.labels.vertices[label];
    const cost = side.labels.costs[label];
    const hops = side.labels.hops[label] + 1;
    const goal = side === near ? to : from;
    side.settle();
    for (let q = indptr[vertex]; q < indptr[vertex + 1]; q++) {
      const other = indices[q];
      if (other !== goal && mask !== null && !hasBit(mask, other)) continue;
      if (side.isSettled(other, hops) || (side === far && hops + leastHops(other) > maxHops)) continue;
      const strength = strengthOf(values === null ? 1 : values[q]);
      if (!(strength >= 0 && strength <= 1)) {
        throw new ShapeMismatchError({ expected: 'strengths from 0 to 1', received: String(strength) });
      }
      if (strength === 0) continue;
      const otherCost = cost + Math.round(-Math.log2(strength) / COST_UNIT);
      if (side.isWorse(other, otherCost, hops, vertex) || (side === far && isVain(other, otherCost))) continue;
      side.add(other, otherCost, hops, label, strength);
      meet(other);
    }
    side.advance();
  };

  let settled = 0;
  while (far.head >= 0) {
    const { head, labels } = far;
    const vertex = labels.vertices[head];
    const cost = labels.costs[head];
    if (vertex === from) return { path: pathOf(labels.hopsFrom(head), from), truncated: false, settled };
    if (isVain(vertex, cost) || labels.hops[head] + leastHops(vertex) > maxHops) {
      far.advance();
      continue;
    }
    if (settled === maxSettled) {
      const path =
        found.far < 0 ? null : pathOf([...near.labels.hopsTo(found.near), ...labels.hopsFrom(found.far)], from);
      return { path, truncated: true, settled };
    }
    settled++;
    const helps = near.head >= 0 && near.labels.costs[near.head] + cost <= found.cost;
    grow(helps && near.heap.size < far.heap.size ? near : far);
  }
  return { path: null, truncated: false, settled };
}

const itself = (value: number) => value;

function checkInput(matrix: CsrMatrix, from: number, to: number, options: StrongestPathOptions): void {
  const { maxHops, maxSettled, mask = null } = options;
  checkSquare(matrix);
  checkIndex(from, matrix.rows, 'vertex');
  checkIndex(to, matrix.rows, 'vertex');
  if (mask !== null) checkBitSet(mask, matrix.rows);
  for (const limit of [maxHops ?? 0, maxSettled]) {
    if (!(Number.isInteger(limit) && limit >= 0)) {
      throw new ShapeMismatchError({ expected: 'limits that are whole numbers from 0', received: String(limit) });
    }
  }
}

/** Levels with more vertices are not looked past. */
const WIDEST_LEVEL = 2000;

/** How many hops each vertex is away from `from` at least: breadth first, exact of what is less than half the way off. */
function hopsBetween(
  matrix: CsrMatrix,
  from: number,
  to: number,
  maxHops: number,
  mask: BitSet | null,
): (vertex: number) => number {
  const { indptr, indices } = matrix;
  const hops = new Map([[from, 0]]);
  let depth = 0;
  for (let level = [from]; 2 * depth < maxHops && level.length <= WIDEST_LEVEL; depth++) {
    const next: number[] = [];
    for (const vertex of level) {
      for (let q = indptr[vertex]; q < indptr[vertex + 1]; q++) {
        const other = indices[q];
        if (hops.has(other) || (other !== to && mask !== null && !hasBit(mask, other))) continue;
        hops.set(other, depth + 1);
        next.push(other);
      }
    }
    level = next;
  }
  return (vertex) => hops.get(vertex) ?? depth + 1;
}

/**
 * The path of these hops, without loops. No search has been seen to put two ways together that share a vertex; a limit of
 * hops keeps the proof from holding that none does.
 */
function pathOf(hops: readonly Hop[], from: number): StrongestPath {
  const vertices = [from];
  const strengths: number[] = [];
  for (const { vertex, strength } of hops) {
    const at = vertices.indexOf(vertex);
    if (at < 0) {
      vertices.push(vertex);
      strengths.push(strength);
    } else {
      vertices.length = at + 1;
      strengths.length = at;
    }
  }
  return { vertices, strengths, product: strengths.reduce((product, strength) => product * strength, 1) };
}
