import type { BitSet } from './bit-set.js';
import type { CsrMatrix } from './csr.js';
import { columnVisits, rowTails, type ColumnVisits, type RowTails } from './row-tails.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';
import { columnSorter } from './column-sorter.js';
import { tailCounter } from './tail-counter.js';

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
  tails: RowTails,
  visits: ColumnVisits,
  from: number,
  to: number,
  { minCount = 1, sorted = true, descending = false }: GramRangeOptions = {},
): Generator<GramRow> {
  const { columns } = tails;
  if (!(from >= 0 && from <= to && to <= columns)) {
    throw new ShapeMismatchError({ expected: `a range within 0 to ${columns}`, received: `${from} to ${to}` });
  }
  const { count: countRow, accumulator, touched } = tailCounter(tails, visits);
  const counts = new Int32Array(columns);
  const sort = columnSorter(columns);
  for (let step = 0; step < to - from; step++) {
    const row = descending ? to - 1 - step : from + step;
    const found = countRow(row);
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
