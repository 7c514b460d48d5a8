import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import { dotOf, scoreOf, scratchOf, type ComparableRows, type RowMeasure } from './comparable-rows.js';
import { PROFILE_WIDTH, profileStep } from './norm-profile.js';
import { checkIndex } from './shape-mismatch-error.js';
import type { Ranked, TopKHeap } from './top-k.js';
import { createTopK, drain, offer } from './top-k.js';

export interface RowSimilarityOptions {
  /** At most so many rows. */
  k: number;
  measure: RowMeasure;
  /** Rows with a lower score are left out. */
  minScore?: number;
  /** Rows that may be answered, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
}

/**
 * Below so many products for each row asked for, all of them are computed: bounds would cost more than they save.
 * (Measured: the choice matters little between 8 and 128.)
 */
const PRODUCTS_PER_ANSWER = 32;
/** Bounds are made of Float32 and of sums in another order than scores: they may be off by rounding, never by so much. */
const SLACK = 1e-6;

/**
 * The `k` rows most similar to `row`, itself excluded, by score descending, then index; exact, and the same to the bit
 * whichever way they are found. Rows whose dot product is 0 are never answered.
 *
 * Row `row` of A·Aᵀ through Aᵀ, with a dense accumulator (Gustavson 1978). Where that is much work for few answers, the
 * columns of the row are taken by length, the shortest first, until no row that was not met yet can be among the best:
 * what the columns left can give is at most the norm of the row over them (Cauchy–Schwarz), as in Bayardo, Ma & Srikant,
 * "Scaling up all pairs similarity search", WWW 2007. Only rows whose bound reaches the k-th best are then compared.
 *
 * At most O(entries of the columns that `row` has + rows met · (log k + entries of a row)). Uses the scratch of `rows`.
 *
 * @throws ShapeMismatchError where the row, the mask or k does not fit.
 */
export function similarRows(rows: ComparableRows, row: number, options: RowSimilarityOptions): Ranked {
  checkIndex(row, rows.matrix.rows, 'row');
  if (options.mask) checkBitSet(options.mask, rows.matrix.rows);
  const heap = createTopK(Math.min(options.k, rows.matrix.rows));
  search(rows, row, options, heap);
  return drain(heap);
}

/**
 * `similarRows` of the rows `from` … `to` − 1 (left out: all) in order. The arrays yielded are the caller's to keep.
 * Memory O(rows) beside them.
 *
 * @throws ShapeMismatchError as `similarRows`.
 */
export function* allSimilarRows(
  rows: ComparableRows,
  options: RowSimilarityOptions,
  from = 0,
  to = rows.matrix.rows,
): Generator<Ranked & { row: number }> {
  if (options.mask) checkBitSet(options.mask, rows.matrix.rows);
  const heap = createTopK(Math.min(options.k, rows.matrix.rows));
  for (let row = from; row < to; row++) {
    search(rows, row, options, heap);
    const { indices, scores } = drain(heap);
    yield { row, indices, scores };
  }
}

/** Fills the (empty) heap with the rows most similar to `row`. */
function search(rows: ComparableRows, row: number, options: RowSimilarityOptions, heap: TopKHeap): void {
  const { matrix, transposed, positive } = rows;
  const { indptr, indices } = matrix;
  let products = 0;
  for (let q = indptr[row]; q < indptr[row + 1]; q++) {
    products += transposed.indptr[indices[q] + 1] - transposed.indptr[indices[q]];
  }
  if (positive && products > PRODUCTS_PER_ANSWER * options.k) searchPruned(rows, row, options, heap);
  else searchAll(rows, row, options, heap);
}

/** Computes every product, by column ascending: the dot products come out exact. */
function searchAll(
  rows: ComparableRows,
  row: number,
  { measure, minScore = -Infinity, mask = null }: RowSimilarityOptions,
  heap: TopKHeap,
): void {
  const { indptr } = rows.matrix;
  const { dots, touched } = scratchOf(rows);
  let found = 0;
  for (let q = indptr[row]; q < indptr[row + 1]; q++) found = addColumn(rows, q, found);
  // Where products come to 0 on the way, the list of rows met is not to be trusted.
  const met = rows.positive ? found : dots.length;
  for (let t = 0; t < met; t++) {
    const other = rows.positive ? touched[t] : t;
    const dot = dots[other];
    dots[other] = 0;
    if (dot === 0 || other === row || (mask !== null && !hasBit(mask, other))) continue;
    const score = scoreOf(rows, row, other, dot, measure);
    if (score >= minScore) offer(heap, other, score);
  }
}

/** As `searchAll` where every value is above 0, without the products that cannot change the answer. */
function searchPruned(
  rows: ComparableRows,
  row: number,
  { measure, minScore = -Infinity, mask = null }: RowSimilarityOptions,
  heap: TopKHeap,
): void {
  const { dots, touched } = scratchOf(rows);
  const entries = entriesByLength(rows, row);
  const rest = restNorms(rows, entries);
  const answers = (other: number) => other !== row && (mask === null || hasBit(mask, other));

  let found = 0;
  let taken = 0;
  let floor = minScore;
  for (; taken < entries.length; taken++) {
    // Asking for the k-th best so far costs a look at each row met: worth it before a column that is longer.
    if (columnLength(rows, entries[taken]) > found) {
      floor = Math.max(floor, kthBest(rows, row, found, heap.scores.length, measure, answers));
      if (unmetBound(rows, row, rest[taken], measure) * (1 + SLACK) < floor) break;
    }
    found = addColumn(rows, entries[taken], found);
  }

  // What the columns left can add to a row is bounded by its own norm over columns of their length.
  const { norms: profile } = rows.profile;
  const step = taken === entries.length ? 0 : profileStep(rows.profile, columnLength(rows, entries[taken]));
  const left = rest[taken] * (1 + SLACK);
  let { base, byNorm, bySquare } = leastDot(rows, row, measure, floor);
  for (let t = 0; t < found; t++) {
    const other = touched[t];
    const dot = dots[other];
    const at = other * PROFILE_WIDTH;
    const norm = profile[at];
    dots[other] = 0;
    if (dot + left * profile[at + step] < base + norm * (byNorm + norm * bySquare) || !answers(other)) continue;
    const score = scoreOf(rows, row, other, dotOf(rows, row, other), measure);
    if (score < minScore) continue;
    offer(heap, other, score);
    if (heap.size < heap.scores.length || heap.scores[0] <= floor) continue;
    floor = heap.scores[0];
    ({ base, byNorm, bySquare } = leastDot(rows, row, measure, floor));
  }
}

function columnLength({ matrix, transposed }: ComparableRows, q: number): number {
  const column = matrix.indices[q];
  return transposed.indptr[column + 1] - transposed.indptr[column];
}

/** Positions of the row's entries, those of short columns first. */
function entriesByLength(rows: ComparableRows, row: number): number[] {
  const start = rows.matrix.indptr[row];
  const entries = Array.from({ length: rows.matrix.indptr[row + 1] - start }, (_, at) => start + at);
  return entries.sort((p, q) => columnLength(rows, p) - columnLength(rows, q) || p - q);
}

/** Length entries + 1: the norm of the row over the entries from each on. */
function restNorms({ matrix: { values } }: ComparableRows, entries: readonly number[]): Float64Array {
  const rest = new Float64Array(entries.length + 1);
  let square = 0;
  for (let at = entries.length - 1; at >= 0; at--) {
    const value = values === null ? 1 : values[entries[at]];
    square += value * value;
    rest[at] = Math.sqrt(square);
  }
  return rest;
}

/** The most that a row can score whose dot product comes from entries of the norm `rest` alone. */
function unmetBound({ norms, largestNorm }: ComparableRows, row: number, rest: number, measure: RowMeasure): number {
  if (measure === 'dot') return rest * largestNorm;
  const share = norms[row] === 0 ? 0 : rest / norms[row];
  // d ≤ rest·|b|: the quotient d / (|a|² + |b|² − d) is greatest where |b| = |a|.
  return measure === 'cosine' ? share : share / (2 - share);
}

/** The least dot product of row a with a row b that scores `floor`: base + byNorm·|b| + bySquare·|b|². */
function leastDot(
  { norms, squares }: ComparableRows,
  a: number,
  measure: RowMeasure,
  floor: number,
): { base: number; byNorm: number; bySquare: number } {
  if (floor <= 0) return { base: -Infinity, byNorm: 0, bySquare: 0 };
  const least = floor * (1 - SLACK);
  if (measure === 'dot') return { base: least, byNorm: 0, bySquare: 0 };
  if (measure === 'cosine') return { base: 0, byNorm: least * norms[a], bySquare: 0 };
  // d / (|a|² + |b|² − d) ≥ f where d ≥ f / (1 + f) · (|a|² + |b|²).
  const part = least / (1 + least);
  return { base: part * squares[a], byNorm: 0, bySquare: part };
}

/** A score that k rows are sure to reach by their dot products so far; −∞ with fewer rows. */
function kthBest(
  rows: ComparableRows,
  row: number,
  found: number,
  k: number,
  measure: RowMeasure,
  answers: (other: number) => boolean,
): number {
  if (found < k || k === 0) return -Infinity;
  const { dots, touched } = scratchOf(rows);
  const { norms: profile } = rows.profile;
  const best = createTopK(k);
  let { base, byNorm, bySquare } = leastDot(rows, row, measure, 0);
  for (let t = 0; t < found; t++) {
    const other = touched[t];
    const dot = dots[other];
    const norm = profile[other * PROFILE_WIDTH];
    if (dot < base + norm * (byNorm + norm * bySquare) || !answers(other)) continue;
    offer(best, other, scoreOf(rows, row, other, dot, measure) * (1 - SLACK));
    if (best.size === k) ({ base, byNorm, bySquare } = leastDot(rows, row, measure, best.scores[0]));
  }
  return best.size === k ? best.scores[0] : -Infinity;
}

/** Adds entry `q` times its column's entries to the dot products; gives the number of rows met, listed in the scratch. */
function addColumn(rows: ComparableRows, q: number, found: number): number {
  const { matrix, transposed } = rows;
  const { dots, touched } = scratchOf(rows);
  const column = matrix.indices[q];
  const start = transposed.indptr[column];
  const end = transposed.indptr[column + 1];
  return matrix.values === null || transposed.values === null
    ? addOnes(transposed.indices, start, end, dots, touched, found)
    : addValues(transposed.indices, transposed.values, start, end, matrix.values[q], dots, touched, found);
}

function addOnes(
  indices: Int32Array,
  start: number,
  end: number,
  dots: Float64Array,
  touched: Int32Array,
  found: number,
): number {
  for (let t = start; t < end; t++) {
    const other = indices[t];
    const dot = dots[other];
    dots[other] = dot + 1;
    touched[found] = other;
    found += dot === 0 ? 1 : 0;
  }
  return found;
}

function addValues(
  indices: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
  weight: number,
  dots: Float64Array,
  touched: Int32Array,
  found: number,
): number {
  for (let t = start; t < end; t++) {
    const other = indices[t];
    const dot = dots[other];
    dots[other] = dot + weight * values[t];
    touched[found] = other;
    found += dot === 0 ? 1 : 0;
  }
  return found;
}
