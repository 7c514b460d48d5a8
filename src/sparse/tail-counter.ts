import type { ColumnVisits, RowTails } from './row-tails.js';
import { boundFor } from './specialized.js';

/** Counts what follows a column in the rows that have it. */
export interface TailCounter {
  /** Counts column `column` and gives the number of columns found; the caller sets their counts to 0 again. */
  count: (column: number) => number;
  /** Length columns: the counts by column. */
  accumulator: Int32Array;
  /** Length columns + 1: the columns found, each once; a place is written before it is known whether the column is new. */
  touched: Int32Array;
}

/** A counter over the tails of a matrix, compiled for it where its entries are many (`size`, for tests). */
export function tailCounter(
  { columns, entries }: RowTails,
  { indptr, positions }: ColumnVisits,
  size = entries.length,
): TailCounter {
  const accumulator = new Int32Array(columns);
  const touched = new Int32Array(columns + 1);
  const count = boundFor(size, accumulate, entries, indptr, positions, accumulator, touched);
  return { count, accumulator, touched };
}

/**
 * Stands alone: see `boundFor`.
 *
 * The time goes into waiting for memory. So a batch of tails is first only touched, which lets the waits overlap; and
 * whether a column is new is computed, not branched on, since no processor can guess it.
 */
function accumulate(
  column: number,
  entries: Int32Array,
  indptr: ColumnVisits['indptr'],
  positions: ColumnVisits['positions'],
  accumulator: Int32Array,
  touched: Int32Array,
): number {
  /** A column's visits are taken so many at a time. */
  const BATCH = 64;
  /** Half a cache line: with the start of a tail, all of it as a rule. */
  const AHEAD = 8;
  const COLUMN = 0x7fffffff;
  const last = indptr[column + 1];
  let found = 0;
  let sink = 0;
  for (let first = indptr[column]; first < last; first += BATCH) {
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
        const other = entry & COLUMN;
        const count = accumulator[other];
        accumulator[other] = count + 1;
        touched[found] = other;
        found += (count - 1) >>> 31; // 1 where the count was 0
      } while (entry >= 0);
    }
  }
  // Keeps the touching alive: what is not used is not read.
  touched[accumulator.length] = sink;
  return found;
}
