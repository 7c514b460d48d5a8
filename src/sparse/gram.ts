import type { CsrMatrix } from './csr.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';
import { checkTranspose, transpose } from './transpose.js';

/** One row of the strict upper triangle. The arrays are views that the next row overwrites: copy what you keep. */
export interface GramRow {
  row: number;
  /** Columns after `row`, ascending, no duplicates. */
  columns: Int32Array;
  /** In parallel to `columns`: rows of A that have an entry in both, at least the least count. */
  counts: Int32Array;
}

export interface GramOptions {
  /** Pairs below it are left out; at least 1, the default. */
  minCount?: number;
  /** Aᵀ where the caller has it; else it is computed. */
  transposed?: CsrMatrix;
}

const BATCH = 64;

/**
 * Strict upper triangle of AᵀA over presence: for columns i < j, the number of rows of A with an entry in both.
 *
 * Takes a canonical matrix; its values are not read, a stored zero counts as an entry. Yields rows in ascending order,
 * only those with an entry, one at a time: memory O(rows + columns) beside Aᵀ, time O(Σ over rows of (entries)² / 2)
 * plus sorting each row. Gustavson, "Two fast algorithms for sparse matrices", ACM TOMS 4(3), 1978, with a dense
 * accumulator.
 *
 * @throws ShapeMismatchError where the arrays' lengths or the transpose do not fit, or `minCount` is below 1.
 */
export function* gramUpper(matrix: CsrMatrix, options: GramOptions = {}): Generator<GramRow> {
  const { minCount = 1, transposed = transpose(matrix) } = options;
  checkTranspose(matrix, transposed);
  if (!(minCount >= 1)) throw new ShapeMismatchError({ expected: 'a least count from 1', received: String(minCount) });
  const { rows, columns, indptr, indices } = matrix;

  // Columns are taken in ascending order, and a row's indices ascend: when column i comes to row p, the cursor of p
  // stands on i, so the later columns of p begin one further. No search is needed.
  const cursor = indptr.slice(0, rows);
  const accumulator = new Int32Array(columns);
  const touched = new Int32Array(columns);
  const counts = new Int32Array(columns);
  const starts = new Float64Array(BATCH);
  const ends = new Float64Array(BATCH);
  let sink = 0;

  for (let i = 0; i < columns; i++) {
    let found = 0;
    const last = transposed.indptr[i + 1];
    for (let first = transposed.indptr[i]; first < last; first += BATCH) {
      const size = Math.min(BATCH, last - first);
      // The first pass only touches the start of each row, so that the cache misses overlap instead of queueing.
      for (let b = 0; b < size; b++) {
        const p = transposed.indices[first + b];
        const start = ++cursor[p];
        starts[b] = start;
        ends[b] = indptr[p + 1];
        sink |= indices[start];
      }
      for (let b = 0; b < size; b++) {
        const end = ends[b];
        for (let q = starts[b]; q < end; q++) {
          const j = indices[q];
          if (accumulator[j]++ === 0) touched[found++] = j;
        }
      }
    }
    const kept = takeRow(i, accumulator, touched, found, minCount, counts);
    if (kept > 0) yield { row: i, columns: touched.subarray(0, kept), counts: counts.subarray(0, kept) };
  }
  // Never true of column indices, which are not negative; keeps the touching pass alive.
  if (sink < 0) throw new ShapeMismatchError({ expected: 'column indices from 0', received: 'a negative one' });
}

/** Moves the accumulated row after `i` into `touched` and `counts`, in order, and clears the accumulator. */
function takeRow(
  i: number,
  accumulator: Int32Array,
  touched: Int32Array,
  found: number,
  minCount: number,
  counts: Int32Array,
): number {
  let kept = 0;
  const columns = accumulator.length;
  if (found * 16 > columns - i) {
    // Sorting would cost more than reading the accumulator through.
    for (let j = i + 1; j < columns; j++) {
      const count = accumulator[j];
      if (count === 0) continue;
      accumulator[j] = 0;
      if (count < minCount) continue;
      touched[kept] = j;
      counts[kept++] = count;
    }
    return kept;
  }
  for (let t = 0; t < found; t++) {
    const j = touched[t];
    if (accumulator[j] < minCount) accumulator[j] = 0;
    else touched[kept++] = j;
  }
  touched.subarray(0, kept).sort();
  for (let t = 0; t < kept; t++) {
    counts[t] = accumulator[touched[t]];
    accumulator[touched[t]] = 0;
  }
  return kept;
}
