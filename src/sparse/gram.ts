import type { BitSet } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { columnVisits, rowTails, type ColumnVisits, type RowTails } from './row-tails.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';
import { columnSorter } from './column-sorter.js';

/** One row of the strict upper triangle. The arrays are views that the next row overwrites: copy what you keep. */
export interface GramRow {
  row: number;
  /** Columns after `row`, no duplicates; ascending where not asked otherwise. */
  columns: Int32Array;
  /** In parallel to `columns`: rows of A that have an entry in both, at least the least count. */
  counts: Int32Array;
}

export interface GramOptions {
  /** Pairs below it are left out; at least 1, the default. */
  minCount?: number;
  /** Rows of A that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
  /** Whether columns ascend (the default) or come as they were found, which is as definite and costs less. */
  sorted?: boolean;
  /** `rowTails` of the matrix where the caller has them; else they are made. */
  tails?: RowTails;
}

export interface GramRangeOptions extends Pick<GramOptions, 'minCount' | 'sorted'> {
  /** Whether rows come from the last to the first; ascending where not asked otherwise. */
  descending?: boolean;
}

/** A column's visits are taken so many at a time; see `accumulate`. */
const BATCH = 64;
/** Half a cache line: with the start of a tail, all of it as a rule. */
const AHEAD = 8;
const COLUMN = 0x7fffffff;

/**
 * Strict upper triangle of AᵀA over presence: for columns i < j, the number of rows of A with an entry in both.
 *
 * Takes a canonical matrix; its values are not read, a stored zero counts as an entry. Yields rows in ascending order,
 * only those with an entry, one at a time: memory O(nnz + columns), time O(rows + nnz + Σ over rows of (entries)² / 2),
 * and O(columns² / 32) for sorting. Gustavson, "Two fast algorithms for sparse matrices", ACM TOMS 4(3), 1978, with a
 * dense accumulator.
 *
 * @throws ShapeMismatchError where the arrays' lengths or the mask do not fit, or `minCount` is below 1.
 */
export function* gramUpper(matrix: CsrMatrix, options: GramOptions = {}): Generator<GramRow> {
  const { minCount = 1, mask = null, tails = rowTails(matrix) } = options;
  if (!(minCount >= 1)) throw new ShapeMismatchError({ expected: 'a least count from 1', received: String(minCount) });
  const visits = columnVisits(tails, matrix.indptr, mask);
  yield* gramRange(tails, visits, 0, matrix.columns, options);
}

/**
 * The rows `from` … `to` − 1 of `gramUpper`, from what it prepares. Ranges are independent of each other.
 *
 * @throws ShapeMismatchError where the range does not fit.
 */
export function* gramRange(
  { columns, entries }: RowTails,
  visits: ColumnVisits,
  from: number,
  to: number,
  { minCount = 1, sorted = true, descending = false }: GramRangeOptions = {},
): Generator<GramRow> {
  if (!(from >= 0 && from <= to && to <= columns)) {
    throw new ShapeMismatchError({ expected: `a range within 0 to ${columns}`, received: `${from} to ${to}` });
  }
  const accumulator = new Int32Array(columns);
  // One more than can be kept: `accumulate` writes before it knows whether the column is new.
  const touched = new Int32Array(columns + 1);
  const counts = new Int32Array(columns);
  const sort = columnSorter(columns);
  for (let step = 0; step < to - from; step++) {
    const row = descending ? to - 1 - step : from + step;
    const found = accumulate(entries, visits, row, accumulator, touched);
    if (found === 0) continue;
    if (sorted) sort(touched, found);
    let kept = 0;
    for (let t = 0; t < found; t++) {
      const column = touched[t];
      const count = accumulator[column];
      accumulator[column] = 0;
      if (count < minCount) continue;
      touched[kept] = column;
      counts[kept++] = count;
    }
    if (kept > 0) yield { row, columns: touched.subarray(0, kept), counts: counts.subarray(0, kept) };
  }
}

/**
 * Counts what follows column `row` in the rows that have it, in `accumulator` (length columns, 0 before; the caller sets what
 * it was given to 0 again); gives the number of columns found, listed in `touched` (length columns + 1: a place is written
 * before it is known whether the column is new).
 *
 * The time goes into waiting for memory. So a batch of tails is first only touched, which lets the waits overlap; and
 * whether a column is new is computed, not branched on, since no processor can guess it.
 */
export function accumulate(
  entries: Int32Array,
  { indptr, positions }: ColumnVisits,
  row: number,
  accumulator: Int32Array,
  touched: Int32Array,
): number {
  const last = indptr[row + 1];
  let found = 0;
  let sink = 0;
  for (let first = indptr[row]; first < last; first += BATCH) {
    const end = Math.min(last, first + BATCH);
    for (let v = first; v < end; v++) {
      const start = positions[v];
      sink |= entries[start] | entries[start + AHEAD];
    }
    for (let v = first; v < end; v++) {
      let at = positions[v];
      let entry: number;
      do {
        entry = entries[at++];
        const column = entry & COLUMN;
        const count = accumulator[column];
        accumulator[column] = count + 1;
        touched[found] = column;
        found += (count - 1) >>> 31; // 1 where the count was 0
      } while (entry >= 0);
    }
  }
  // Keeps the touching alive: what is not used is not read.
  touched[accumulator.length] = sink;
  return found;
}
