import type { CsrMatrix } from './csr.js';

/** A vector by its entries that are not 0, by index ascending; the arrays stand in parallel. */
export interface SparseVector {
  indices: Int32Array;
  values: Float64Array;
}

/** A vector of entries in any order, without zeros. O(entries log entries). */
export function vectorOf(entries: ReadonlyMap<number, number>): SparseVector {
  const indices = Int32Array.from([...entries].filter(([, value]) => value !== 0).map(([index]) => index)).sort();
  return { indices, values: Float64Array.from(indices, (index) => entries.get(index)!) };
}

/** Row `row` of a matrix as a vector. */
export function rowOf({ indptr, indices, values }: CsrMatrix, row: number): SparseVector {
  const [start, end] = [indptr[row], indptr[row + 1]];
  const own = indices.slice(start, end);
  return {
    indices: own,
    values: values ? Float64Array.from(values.subarray(start, end)) : new Float64Array(end - start).fill(1),
  };
}

/** Euclidean length. */
export function normOf({ values }: SparseVector): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** `vector` / its norm; as it is where it has none. */
export function unit(vector: SparseVector): SparseVector {
  const norm = normOf(vector);
  return norm === 0 ? vector : { indices: vector.indices, values: vector.values.map((value) => value / norm) };
}

/** Σ weight · vector, without zeros. O(entries log entries). */
export function weightedSum(parts: Iterable<readonly [weight: number, vector: SparseVector]>): SparseVector {
  const sum = new Map<number, number>();
  for (const [weight, { indices, values }] of parts) {
    for (let at = 0; at < indices.length; at++) {
      sum.set(indices[at], (sum.get(indices[at]) ?? 0) + weight * values[at]);
    }
  }
  return vectorOf(sum);
}
