import { bitIndices, checkBitSet, type BitSet } from '../sparse/bit-set.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { createTopK, drain, offer } from '../sparse/top-k.js';

/** What rows are grouped by: the keys of each row, none, one or several, each once. */
export interface GroupColumn {
  /** Length rows + 1; null: row `i` has the key `keys[i]` alone, or none where it is below 0. */
  indptr: ArrayLike<number> | null;
  /** From 0 and below `size`. */
  keys: ArrayLike<number>;
  size: number;
}

/** One column, or two. */
export type GroupColumns = readonly [GroupColumn, GroupColumn?];

/** Rows by key, or by pair of keys. The counts of all groups and `unknown` add up to `memberships`. */
export interface GroupCounts {
  /** The greatest groups: the key of each column. By count descending, then keys ascending. */
  keys: number[][];
  counts: number[];
  /** Groups in all. */
  groups: number;
  /** Rows without a key in some column; each counts once, and in no group. */
  unknown: number;
  /** A row counts once in each group that it is in. */
  memberships: number;
}

/** Below so many possible groups each has its place in an array; with more, memberships are sorted. */
const DENSE = 2 ** 22;

/**
 * How many of the rows that `mask` holds (null: all) are in each group, and the `top` greatest: with one column, those that
 * have a key; with two, those that have both keys of a pair. O(rows + memberships · log memberships), memory O(possible
 * groups) up to 2²², else O(memberships).
 *
 * @throws ShapeMismatchError where a column does not have `rows` rows, or the mask does not fit.
 */
export function groupCounts(rows: number, columns: GroupColumns, mask: BitSet | null, top: number): GroupCounts {
  const [first, second] = columns;
  for (const column of columns) if (column) checkColumn(column, rows);
  if (mask !== null) checkBitSet(mask, rows);
  const width = second?.size ?? 1;
  const possible = first.size * width;
  const { memberships, unknown } = countMemberships(rows, columns, mask);
  const dense = possible <= DENSE || second === undefined;
  const tally = dense ? new Int32Array(possible) : new Float64Array(memberships - unknown);
  let filled = 0;
  for (const row of rowsOf(rows, mask)) {
    const [start, end] = bounds(first, row);
    const [from, to] = second ? bounds(second, row) : [0, 1];
    for (let p = start; p < end; p++) {
      const base = first.keys[p] * width;
      for (let q = from; q < to; q++) {
        const key = second ? base + second.keys[q] : base;
        if (dense) tally[key]++;
        else tally[filled++] = key;
      }
    }
  }
  const found = dense ? countedKeys(tally) : sortedKeys(tally);
  const best = createTopK(Math.min(top, found.length));
  // Groups stand by key, so that of equal counts the lesser key is kept.
  for (let at = 0; at < found.length; at++) offer(best, at, found.counts[at]);
  const { indices, scores } = drain(best);
  return {
    keys: Array.from(indices, (at) => {
      const key = found.keys[at];
      return second ? [Math.floor(key / width), key % width] : [key];
    }),
    counts: [...scores],
    groups: found.length,
    unknown,
    memberships,
  };
}

/** The memberships that `groupCounts` counts, to know what it costs, and the rows in no group. O(rows). */
export function countMemberships(
  rows: number,
  columns: GroupColumns,
  mask: BitSet | null,
): { memberships: number; unknown: number } {
  let memberships = 0;
  let unknown = 0;
  for (const row of rowsOf(rows, mask)) {
    let product = 1;
    for (const column of columns) {
      if (!column) continue;
      const [start, end] = bounds(column, row);
      product *= end - start;
    }
    if (product === 0) unknown++;
    memberships += Math.max(1, product);
  }
  return { memberships, unknown };
}

interface KeyCounts {
  /** Ascending. */
  keys: ArrayLike<number>;
  counts: ArrayLike<number>;
  length: number;
}

function countedKeys(tally: ArrayLike<number>): KeyCounts {
  const keys: number[] = [];
  const counts: number[] = [];
  for (let key = 0; key < tally.length; key++) {
    if (tally[key] === 0) continue;
    keys.push(key);
    counts.push(tally[key]);
  }
  return { keys, counts, length: keys.length };
}

/** Sorts `keys`, and puts each of them and how often it is there at the front. */
function sortedKeys(keys: Int32Array | Float64Array): KeyCounts {
  keys.sort();
  const counts = new Int32Array(keys.length);
  let length = 0;
  for (let at = 0; at < keys.length; at++) {
    if (length === 0 || keys[at] !== keys[length - 1]) keys[length++] = keys[at];
    counts[length - 1]++;
  }
  return { keys, counts, length };
}

function rowsOf(rows: number, mask: BitSet | null): Iterable<number> {
  return mask === null ? Array(rows).keys() : bitIndices(mask);
}

function bounds({ indptr, keys }: GroupColumn, row: number): [start: number, end: number] {
  if (indptr) return [indptr[row], indptr[row + 1]];
  return keys[row] < 0 ? [row, row] : [row, row + 1];
}

function checkColumn({ indptr, keys, size }: GroupColumn, rows: number): void {
  const length = indptr ? indptr.length - 1 : keys.length;
  if (length !== rows || !(size >= 0 && size < 2 ** 26)) {
    throw new ShapeMismatchError({ expected: `keys of ${rows} rows, below 2²⁶`, received: `${length} below ${size}` });
  }
}
