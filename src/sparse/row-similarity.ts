import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import { scoreOf, scratchOf, type ComparableRows, type RowMeasure } from './comparable-rows.js';
import { searchPruned, type RowQuery } from './pruned-row-search.js';
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

/**
 * The `k` rows most similar to `row`, itself excluded, by score descending, then index; exact, and the same to the bit
 * whichever way they are found. Rows whose dot product is 0 are never answered.
 *
 * Row `row` of A·Aᵀ through Aᵀ, with a dense accumulator (Gustavson 1978). Where that is much work for few answers, the
 * columns of the row are taken by length, the shortest first, until no row that was not met yet can be among the best:
 * what the columns left can give is at most the norm of the row over them (Cauchy–Schwarz), as in Bayardo, Ma & Srikant,
 * "Scaling up all pairs similarity search", WWW 2007. Only rows whose bound reaches the k-th best are then compared; see
 * `searchPruned`.
 *
 * At most O(entries of the columns that `row` has + rows met · (log k + entries of a row)). Uses the scratch of `rows`.
 *
 * @throws ShapeMismatchError where the row, the mask or k does not fit.
 */
export function similarRows(rows: ComparableRows, row: number, options: RowSimilarityOptions): Ranked {
  checkIndex(row, rows.matrix.rows, 'row');
  if (options.mask) checkBitSet(options.mask, rows.matrix.rows);
  const products = productsOf(rows, row);
  const heap = createTopK(Math.min(options.k, rows.matrix.rows, products));
  search(rows, row, products, options, heap);
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
    search(rows, row, productsOf(rows, row), options, heap);
    const { indices, scores } = drain(heap);
    yield { row, indices, scores };
  }
}

/** Products that row `row` of A·Aᵀ takes: at least as many as rows that share a column with it. */
function productsOf({ matrix: { indptr, indices }, transposed }: ComparableRows, row: number): number {
  let products = 0;
  for (let q = indptr[row]; q < indptr[row + 1]; q++) {
    products += transposed.indptr[indices[q] + 1] - transposed.indptr[indices[q]];
  }
  return products;
}

/** Fills the (empty) heap with the rows most similar to `row`. */
function search(
  rows: ComparableRows,
  row: number,
  products: number,
  { k, measure, minScore = -Infinity, mask = null }: RowSimilarityOptions,
  heap: TopKHeap,
): void {
  if (heap.scores.length === 0) return;
  const query = { row, measure, minScore, mask };
  if (products > PRODUCTS_PER_ANSWER * k) searchPruned(rows, query, heap);
  else searchAll(rows, query, heap);
}

/** Computes every product, by column ascending: the dot products come out exact. */
function searchAll(rows: ComparableRows, { row, measure, minScore, mask }: RowQuery, heap: TopKHeap): void {
  const { indptr } = rows.matrix;
  const { dots, met: touched } = scratchOf(rows);
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

/** Adds entry `q` times its column's entries to the dot products; gives the number of rows met, listed in the scratch. */
function addColumn(rows: ComparableRows, q: number, found: number): number {
  const { matrix, transposed } = rows;
  const { dots, met: touched } = scratchOf(rows);
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
