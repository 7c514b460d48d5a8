import { RANK, type PackedStrings } from './packed-strings.js';

/** Below so many rows, comparing whole strings is quicker than another round. */
const FEW = 24;
/** Bytes that one round compares. */
const STEP = 4;
const LOW_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/**
 * The rows by string ascending, ties by row; length count. Sorts by four bytes at a time, most significant first, as
 * 64-bit integers of bytes and row, which need no comparison function. O(count log count) for each four bytes that
 * strings have in common.
 */
export function stringOrder(strings: PackedStrings): Int32Array {
  const order = Int32Array.from({ length: strings.count }, (_, row) => row);
  const keys = new BigUint64Array(strings.count);
  const open = [{ from: 0, to: strings.count, depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    const { from, to, depth } = range;
    if (to - from < FEW) order.subarray(from, to).sort((a, b) => strings.compareRows(a, b) || a - b);
    else open.push(...sortByWord(strings, order, keys, from, to, depth));
  }
  return order;
}

interface Range {
  from: number;
  to: number;
  depth: number;
}

/** Sorts `order[from … to - 1]` by the four bytes from `depth`, then row; gives the ranges that are not told apart by them. */
function sortByWord(
  strings: PackedStrings,
  order: Int32Array,
  keys: BigUint64Array,
  from: number,
  to: number,
  depth: number,
): Range[] {
  const words = new Uint32Array(keys.buffer);
  for (let at = from; at < to; at++) {
    words[2 * at + LOW_WORD] = order[at];
    words[2 * at + 1 - LOW_WORD] = wordAt(strings, order[at], depth);
  }
  keys.subarray(from, to).sort();
  const equal: Range[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    order[at] = words[2 * at + LOW_WORD];
    const word = words[2 * at + 1 - LOW_WORD];
    const last = at + 1 === to || words[2 * at + 3 - LOW_WORD] !== word;
    if (!last) continue;
    // A word that ends in 0 is the end of a string: those are equal, and by row already.
    if (at > start && (word & 0xff) !== 0) equal.push({ from: start, to: at + 1, depth: depth + STEP });
    start = at + 1;
  }
  return equal;
}

/** Four bytes by rank, the first most significant; 0 past the end. */
function wordAt({ bytes, offsets }: PackedStrings, row: number, depth: number): number {
  const end = offsets[row + 1];
  let word = 0;
  for (let at = offsets[row] + depth, i = 0; i < STEP; i++, at++) word = (word << 8) | (at < end ? RANK[bytes[at]] : 0);
  return word >>> 0;
}
