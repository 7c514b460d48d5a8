import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { checkIndex } from './shape-mismatch-error.js';
import type { Ranked, TopKHeap } from './top-k.js';
import { createTopK, drain, offer } from './top-k.js';
import { checkTranspose, transpose } from './transpose.js';

/**
 * What turns the dot product d of rows a and b into a score, |a|² being the sum of squares of a row.
 *
 * `dot`: d, over presence the number of shared columns.
 * `cosine`: d / (|a|·|b|), at most 1 (Salton & McGill 1983).
 * `tanimoto`: d / (|a|² + |b|² − d), over presence the Jaccard index (Tanimoto 1958).
 */
export type RowMeasure = 'dot' | 'cosine' | 'tanimoto';

/** A matrix prepared for comparing its rows: see `prepareRows`. */
export interface ComparableRows {
  matrix: CsrMatrix;
  transposed: CsrMatrix;
  /** Length rows: sum of squares of each row, in double precision. */
  squares: Float64Array;
  /** Length rows: square roots of `squares`. */
  norms: Float64Array;
}

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
 * Prepares a canonical matrix for `similarRows`: its transpose (computed where not given) and the rows' norms. Values
 * null count as ones. O(rows + columns + nnz).
 *
 * @throws ShapeMismatchError where the arrays' lengths or the transpose do not fit.
 */
export function prepareRows(matrix: CsrMatrix, transposed: CsrMatrix = transpose(matrix)): ComparableRows {
  checkTranspose(matrix, transposed);
  const { indptr, values } = matrix;
  const squares = new Float64Array(matrix.rows);
  for (let i = 0; i < matrix.rows; i++) {
    if (values === null) {
      squares[i] = indptr[i + 1] - indptr[i];
      continue;
    }
    let sum = 0;
    for (let q = indptr[i]; q < indptr[i + 1]; q++) sum += values[q] * values[q];
    squares[i] = sum;
  }
  return { matrix, transposed, squares, norms: squares.map(Math.sqrt) };
}

/** What to divide the dot product of rows `a` and `b` by: positive wherever the dot product is not 0. O(1). */
export function scoreDivisor(rows: ComparableRows, a: number, b: number, dot: number, measure: RowMeasure): number {
  if (measure === 'cosine') return rows.norms[a] * rows.norms[b];
  return measure === 'tanimoto' ? rows.squares[a] + rows.squares[b] - dot : 1;
}

/**
 * The `k` rows most similar to `row`, itself excluded, by score descending, then index.
 *
 * Row `row` of A·Aᵀ, reached through Aᵀ (Gustavson 1978, with a dense accumulator). Products of Float32 values are exact
 * in double precision and are added by column ascending, so that the score of (a, b) equals that of (b, a) to the bit.
 * Rows whose dot product is 0 are never answered. O(rows + entries of the columns that `row` has + candidates · log k).
 *
 * @throws ShapeMismatchError where the row, the mask or k does not fit.
 */
export function similarRows(rows: ComparableRows, row: number, options: RowSimilarityOptions): Ranked {
  const { matrix, transposed } = rows;
  const { k, measure, minScore = -Infinity } = options;
  checkIndex(row, matrix.rows, 'row');
  const mask = checkedMask(rows, options);
  const heap = createTopK(Math.min(k, matrix.rows));
  const accumulator = new Float64Array(matrix.rows);
  for (let q = matrix.indptr[row]; q < matrix.indptr[row + 1]; q++) {
    addColumn(rows, q, transposed.indptr[matrix.indices[q]], accumulator);
  }
  for (let other = 0; other < accumulator.length; other++) {
    const dot = accumulator[other];
    if (dot === 0 || other === row || (mask !== null && !hasBit(mask, other))) continue;
    const score = scoreOf(rows, row, other, dot, measure);
    if (score >= minScore) offer(heap, other, score);
  }
  return drain(heap);
}

/**
 * `similarRows` of every row in order, with the same scores to the bit. The arrays yielded are the caller's to keep.
 *
 * Each pair is computed once and offered to both of its rows, so a row is complete when its turn comes: time
 * O(rows² + Σ over columns of (entries)² / 2), memory O(rows · k), which shrinks as rows are yielded.
 *
 * @throws ShapeMismatchError as `similarRows`.
 */
export function* allSimilarRows(
  rows: ComparableRows,
  options: RowSimilarityOptions,
): Generator<Ranked & { row: number }> {
  const { matrix, transposed } = rows;
  const { k, measure, minScore = -Infinity } = options;
  const mask = checkedMask(rows, options);
  const heaps = Array.from({ length: matrix.rows }, () => createTopK(Math.min(k, matrix.rows)));
  const floors = new Float64Array(matrix.rows).fill(minScore);
  const accumulator = new Float64Array(matrix.rows);
  // Rows are taken in ascending order, and a column's rows ascend: when row i comes to a column, its cursor stands on i.
  const cursor = transposed.indptr.slice(0, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    for (let q = matrix.indptr[row]; q < matrix.indptr[row + 1]; q++) {
      addColumn(rows, q, ++cursor[matrix.indices[q]], accumulator);
    }
    offerLater(rows, row, accumulator, heaps, floors, measure, mask);
    const heap = heaps[row];
    heaps[row] = RELEASED;
    const { indices, scores } = drain(heap);
    yield { row, indices, scores };
  }
}

/**
 * Offers each later row to `row` and `row` to it, and clears the accumulator. `floors` (length rows) holds the least
 * score that each row may still take, so that most pairs are settled without a look into a heap.
 */
function offerLater(
  rows: ComparableRows,
  row: number,
  accumulator: Float64Array,
  heaps: TopKHeap[],
  floors: Float64Array,
  measure: RowMeasure,
  mask: BitSet | null,
): void {
  const { norms, squares } = rows;
  const answersRow = mask === null || hasBit(mask, row);
  const cosine = measure === 'cosine';
  const tanimoto = measure === 'tanimoto';
  for (let other = row + 1; other < accumulator.length; other++) {
    const dot = accumulator[other];
    if (dot === 0) continue;
    accumulator[other] = 0;
    let score = dot;
    if (cosine) score = Math.min(1, dot / (norms[row] * norms[other]));
    else if (tanimoto) score = dot / (squares[row] + squares[other] - dot);
    if (score >= floors[row] && (mask === null || hasBit(mask, other))) take(heaps, floors, row, other, score);
    if (score >= floors[other] && answersRow) take(heaps, floors, other, row, score);
  }
}

/** Offers `other` to the heap of `row` and raises the row's floor once its heap is full. */
function take(heaps: TopKHeap[], floors: Float64Array, row: number, other: number, score: number): void {
  const heap = heaps[row];
  offer(heap, other, score);
  if (heap.size === heap.scores.length && heap.size > 0) floors[row] = Math.max(floors[row], heap.scores[0]);
}

/** Stands where a heap has been handed out, so that its memory can be freed. */
const RELEASED = createTopK(0);

function checkedMask(rows: ComparableRows, { mask = null }: RowSimilarityOptions): BitSet | null {
  if (mask !== null) checkBitSet(mask, rows.matrix.rows);
  return mask;
}

function scoreOf(rows: ComparableRows, a: number, b: number, dot: number, measure: RowMeasure): number {
  const score = dot / scoreDivisor(rows, a, b, dot, measure);
  return measure === 'cosine' && score > 1 ? 1 : score; // above 1 is rounding (Cauchy–Schwarz)
}

/** Adds entry `q` of the matrix times its column's entries, from position `start` of the transpose on. */
function addColumn({ matrix, transposed }: ComparableRows, q: number, start: number, accumulator: Float64Array): void {
  const { indices, values } = transposed;
  const end = transposed.indptr[matrix.indices[q] + 1];
  if (values === null || matrix.values === null) {
    for (let t = start; t < end; t++) accumulator[indices[t]] += 1;
  } else {
    const weight = matrix.values[q];
    for (let t = start; t < end; t++) accumulator[indices[t]] += weight * values[t];
  }
}
