import { bitIndices, checkBitSet, type BitSet } from '../sparse/bit-set.js';
import { allocateIndptr } from '../sparse/csr.js';
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
/** Rows, or memberships, that are looked at before other work may have its turn. */
const AT_ONCE = 4096;

/**
 * How many of the rows that `mask` holds (null: all) are in each group, and the `top` greatest: with one column, those that
 * have a key; with two, those that have both keys of a pair. O(rows + memberships · log memberships of a key), memory
 * O(possible groups) up to 2²², else O(memberships + keys of the first column). Yields for other work to have its turn.
 *
 * @throws ShapeMismatchError where a column does not have `rows` rows, or the mask does not fit.
 */
export function* groupCounts(
  rows: number,
  columns: GroupColumns,
  mask: BitSet | null,
  top: number,
): Generator<void, GroupCounts> {
  const [first, second] = columns;
  for (const column of columns) if (column) checkColumn(column, rows);
  if (mask !== null) checkBitSet(mask, rows);
  const width = second?.size ?? 1;
  const { memberships, unknown } = countMemberships(rows, columns, mask);
  const found =
    second === undefined || first.size * width <= DENSE
      ? yield* tallied(rows, columns, mask)
      : yield* sorted(rows, [first, second], mask, memberships - unknown);
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

/** Counts every possible group in an array. */
function* tallied(rows: number, [first, second]: GroupColumns, mask: BitSet | null): Generator<void, KeyCounts> {
  const width = second?.size ?? 1;
  const tally = new Int32Array(first.size * width);
  let seen = 0;
  for (const row of rowsOf(rows, mask)) {
    if (++seen % AT_ONCE === 0) yield;
    const [start, end] = bounds(first, row);
    const [from, to] = second ? bounds(second, row) : [0, 1];
    for (let p = start; p < end; p++) {
      for (let q = from; q < to; q++) tally[first.keys[p] * width + (second ? second.keys[q] : 0)]++;
    }
  }
  const keys: number[] = [];
  const counts: number[] = [];
  for (let key = 0; key < tally.length; key++) {
    if (tally[key] === 0) continue;
    keys.push(key);
    counts.push(tally[key]);
  }
  return { keys, counts, length: keys.length };
}

/** Puts memberships in the place of their first key, then sorts those of each by the second. */
function* sorted(
  rows: number,
  [first, second]: readonly [GroupColumn, GroupColumn],
  mask: BitSet | null,
  known: number,
): Generator<void, KeyCounts> {
  const starts = allocateIndptr(first.size, known);
  let seen = 0;
  for (const row of rowsOf(rows, mask)) {
    if (++seen % AT_ONCE === 0) yield;
    const [start, end] = bounds(first, row);
    const [from, to] = bounds(second, row);
    for (let p = start; p < end; p++) starts[first.keys[p] + 1] += to - from;
  }
  for (let key = 0; key < first.size; key++) starts[key + 1] += starts[key];
  const next = starts.slice();
  const others = new Int32Array(known);
  for (const row of rowsOf(rows, mask)) {
    if (++seen % AT_ONCE === 0) yield;
    const [start, end] = bounds(first, row);
    const [from, to] = bounds(second, row);
    for (let p = start; p < end; p++) for (let q = from; q < to; q++) others[next[first.keys[p]]++] = second.keys[q];
  }
  const keys = new Float64Array(known);
  const counts = new Int32Array(known);
  let length = 0;
  let done = 0;
  for (let key = 0; key < first.size; key++) {
    const [from, to] = [starts[key], starts[key + 1]];
    if (to - from > 1) others.subarray(from, to).sort();
    for (let at = from; at < to; at++) {
      if (at === from || others[at] !== others[at - 1]) keys[length++] = key * second.size + others[at];
      counts[length - 1]++;
    }
    if (to < done + AT_ONCE) continue;
    done = to;
    yield;
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
