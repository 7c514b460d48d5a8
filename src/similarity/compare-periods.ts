import type { BitSet } from '../sparse/bit-set.js';
import type { CsrMatrix } from '../sparse/csr.js';
import { gramUpper } from '../sparse/gram.js';
import { rowTails } from '../sparse/row-tails.js';

/** One row of the strict upper triangle, counted in two sets of rows. The arrays are overwritten: copy what you keep. */
export interface PeriodRow {
  row: number;
  /** Columns after `row`, ascending, that share at least the least count of rows in the window. */
  columns: Int32Array;
  /** In parallel: rows in the window, and in the baseline, that have both. */
  counts: Int32Array;
  baselineCounts: Int32Array;
}

/**
 * Pairs of columns that share at least `minCount` rows of `window` (null: all rows), with how many they share in `baseline`
 * (null: none are counted). By row ascending; time of `gramUpper` for each of the two, memory O(nnz + columns).
 *
 * @throws ShapeMismatchError as `gramUpper`.
 */
export function* comparePeriods(
  matrix: CsrMatrix,
  { window, baseline, minCount }: { window: BitSet | null; baseline: BitSet | null; minCount: number },
): Generator<PeriodRow> {
  const tails = rowTails(matrix);
  const before = baseline === null ? null : gramUpper(matrix, { mask: baseline, tails });
  let old = before?.next();
  for (const { row, columns, counts } of gramUpper(matrix, { mask: window, minCount, tails })) {
    while (before && old && !old.done && old.value.row < row) old = before.next();
    const baselineCounts = new Int32Array(columns.length);
    if (old && !old.done && old.value.row === row) {
      const { columns: others, counts: theirs } = old.value;
      for (let at = 0, k = 0; at < columns.length; at++) {
        while (k < others.length && others[k] < columns[at]) k++;
        if (others[k] === columns[at]) baselineCounts[at] = theirs[k];
      }
    }
    yield { row, columns, counts, baselineCounts };
  }
}
