/** Counts the pairs of one column of AᵀA after the other. */
export interface GramCounter {
  /**
   * Counts what follows column `row` in the rows that have it: how many columns that are. They stand in `touched`, their
   * counts in `accumulator`, whose places the caller sets to 0 again before the next row.
   */
  count(row: number): number;
  /** Length columns. */
  accumulator: Int32Array;
  /** Length columns + 1: one more than can be found, since a place is written before it is known whether it counts. */
  touched: Int32Array;
}

/**
 * A counter over the entries of `rowTails` and the visits of `columnVisits`. Stands alone: see `specialized`.
 *
 * The time goes into waiting for memory. So a batch of tails is first only touched, which lets the waits overlap; and
 * whether a column is new is computed, not branched on, since no processor can guess it.
 */
export function gramCounter(
  tails: Int32Array,
  starts: Int32Array | Float64Array,
  visits: Int32Array | Float64Array,
  columns: number,
): GramCounter {
  /** A column's visits are taken so many at a time. */
  const BATCH = 64;
  /** Half a cache line: with the start of a tail, all of it as a rule. */
  const AHEAD = 8;
  const COLUMN = 0x7fffffff;
  const entries = tails;
  const indptr = starts;
  const positions = visits;
  const accumulator = new Int32Array(columns);
  const touched = new Int32Array(columns + 1);

  const count = (row: number): number => {
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
          const known = accumulator[column];
          accumulator[column] = known + 1;
          touched[found] = column;
          found += (known - 1) >>> 31; // 1 where it was 0
        } while (entry >= 0);
      }
    }
    // Keeps the touching alive: what is not used is not read.
    touched[columns] = sink;
    return found;
  };
  return { count, accumulator, touched };
}
