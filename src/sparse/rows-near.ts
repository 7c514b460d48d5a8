import { checkBitSet, hasBit, type BitSet } from './bit-set.js';
import { normOf, type SparseVector } from './sparse-vector.js';
import { createTopK, drain, offer, type Ranked } from './top-k.js';
import type { CsrMatrix } from './csr.js';

/** Rows of norm 1 (or 0), ready to be compared with a vector. */
export interface UnitRows {
  matrix: CsrMatrix;
  transposed: CsrMatrix;
  /** Working space, length rows, all 0 between searches: what is here serves one search at a time. */
  dots: Float64Array;
}

export interface RowsNearOptions {
  /** At most so many rows. */
  k: number;
  /** Rows with a lower score are left out. */
  minScore?: number;
  /** Rows that may be answered, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
  /** Rows that are never answered. */
  without?: readonly number[];
}

export interface RowsNear extends Ranked {
  /** Rows with a score above 0, whatever `minScore` and `mask` are. */
  met: number;
  /** Those of them that `mask` holds. */
  allowed: number;
  /** Those of these that reach `minScore`: the length of the whole list. */
  reached: number;
}

/**
 * The `k` rows with the greatest cosine to a vector, above 0, by score descending, then row; exact. All products through
 * the columns of the vector into a dense accumulator (Gustavson 1978), by column ascending: equal vectors give equal
 * bits. O(rows + entries of the columns that the vector has), memory O(k) beside `dots`.
 *
 * @throws ShapeMismatchError where the mask or k does not fit.
 */
export function rowsNear(rows: UnitRows, query: SparseVector, options: RowsNearOptions): RowsNear {
  const { k, minScore = 0, mask = null, without = [] } = options;
  const { transposed, dots } = rows;
  if (mask) checkBitSet(mask, dots.length);
  const heap = createTopK(Math.min(k, dots.length));
  const norm = normOf(query);
  for (let at = 0; at < query.indices.length; at++) addColumn(transposed, query.indices[at], query.values[at], dots);
  for (const row of without) dots[row] = 0;
  let [met, allowed, reached] = [0, 0, 0];
  for (let row = 0; row < dots.length; row++) {
    const dot = dots[row];
    dots[row] = 0;
    if (!(dot > 0)) continue;
    met++;
    if (mask !== null && !hasBit(mask, row)) continue;
    allowed++;
    const score = scoreOfDot(dot, norm);
    if (score < minScore) continue;
    reached++;
    offer(heap, row, score);
  }
  return { ...drain(heap), met, allowed, reached };
}

/** A cosine of a dot product with a row of norm 1: above 1 is rounding (Cauchy–Schwarz). */
function scoreOfDot(dot: number, norm: number): number {
  const score = dot / norm;
  return score > 1 ? 1 : score;
}

function addColumn({ indptr, indices, values }: CsrMatrix, column: number, weight: number, dots: Float64Array): void {
  const end = indptr[column + 1];
  if (values === null) for (let t = indptr[column]; t < end; t++) dots[indices[t]] += weight;
  else for (let t = indptr[column]; t < end; t++) dots[indices[t]] += weight * values[t];
}

/** A column that a vector and a row both have, and what it gives to their cosine. */
export interface ColumnShare {
  column: number;
  share: number;
}

/**
 * What each column gives to the cosine of a vector and a row, by share descending, then column; the shares sum to the
 * score of `rowsNear` but for rounding. O(entries of the two + shared · log shared).
 */
export function columnShares({ matrix }: UnitRows, query: SparseVector, row: number): ColumnShare[] {
  const norm = normOf(query);
  const { indptr, indices, values } = matrix;
  const shares: ColumnShare[] = [];
  for (let p = 0, q = indptr[row]; p < query.indices.length && q < indptr[row + 1];) {
    const [x, y] = [query.indices[p], indices[q]];
    if (x === y) shares.push({ column: x, share: (query.values[p] * (values ? values[q] : 1)) / norm });
    if (x <= y) p++;
    if (y <= x) q++;
  }
  return shares.sort((a, b) => b.share - a.share || a.column - b.column);
}
