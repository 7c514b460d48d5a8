import { gramRange, type GramRow } from './gram.js';
import type { ColumnVisits, RowTails } from './row-tails.js';

/** Consecutive rows of the strict upper triangle of AᵀA, in compressed sparse row form. */
export interface GramBlock {
  /** The first row. */
  from: number;
  /** Length rows of the block + 1. */
  indptr: Float64Array;
  /** Columns of each row, ascending. */
  columns: Int32Array;
  /** In parallel to `columns`. */
  counts: Int32Array;
}

/** The rows `from` … `to` − 1 as `gramRange` gives them, kept. Memory O(pairs). @throws ShapeMismatchError as it. */
export function gramBlock(
  tails: RowTails,
  visits: ColumnVisits,
  from: number,
  to: number,
  minCount: number,
): GramBlock {
  const indptr = new Float64Array(to - from + 1);
  let columns = new Int32Array(1024);
  let counts = new Int32Array(1024);
  let end = 0;
  let last = from;
  for (const row of gramRange(tails, visits, from, to, { minCount })) {
    const needed = end + row.columns.length;
    if (needed > columns.length) {
      columns = grown(columns, needed);
      counts = grown(counts, needed);
    }
    columns.set(row.columns, end);
    counts.set(row.counts, end);
    indptr.fill(end, last - from + 1, row.row - from + 1);
    end = needed;
    last = row.row;
    indptr[last - from + 1] = end;
  }
  indptr.fill(end, last - from + 1);
  return { from, indptr, columns: columns.slice(0, end), counts: counts.slice(0, end) };
}

/** The rows of blocks, only those with an entry; the arrays are views into the blocks. */
export function* rowsOfBlocks(blocks: Iterable<GramBlock>): Generator<GramRow> {
  for (const { from, indptr, columns, counts } of blocks) {
    for (let at = 0; at < indptr.length - 1; at++) {
      const [start, end] = [indptr[at], indptr[at + 1]];
      if (end > start) {
        yield { row: from + at, columns: columns.subarray(start, end), counts: counts.subarray(start, end) };
      }
    }
  }
}

function grown(array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
