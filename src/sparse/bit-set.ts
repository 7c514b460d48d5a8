import { checkIndex, ShapeMismatchError } from './shape-mismatch-error.js';

/**
 * A set of integers from 0 to `length` − 1. Bit `i` is bit `i & 31` of `words[i >>> 5]`; bits past `length` are 0.
 */
export interface BitSet {
  length: number;
  /** Length ⌈length / 32⌉. */
  words: Uint32Array;
}

/** The empty set over `length` integers. O(length / 32). */
export function emptyBitSet(length: number): BitSet {
  if (!Number.isInteger(length) || length < 0 || length > 2 ** 31 - 1) {
    throw new ShapeMismatchError({ expected: 'a length from 0 to 2³¹ − 1', received: String(length) });
  }
  return { length, words: new Uint32Array(Math.ceil(length / 32)) };
}

/** The set of all `length` integers. O(length / 32). */
export function fullBitSet(length: number): BitSet {
  return notBits(emptyBitSet(length));
}

/** The set of these integers, in any order, repeats allowed. @throws ShapeMismatchError where one is out of range. */
export function bitSetOf(length: number, members: Iterable<number>): BitSet {
  const set = emptyBitSet(length);
  for (const member of members) addBit(set, member);
  return set;
}

/** Adds `index` in place. O(1). @throws ShapeMismatchError where it is out of range. */
export function addBit(set: BitSet, index: number): void {
  checkIndex(index, set.length, 'bit');
  set.words[index >>> 5] |= 1 << (index & 31);
}

/** Takes `index` out in place. O(1). @throws ShapeMismatchError where it is out of range. */
export function removeBit(set: BitSet, index: number): void {
  checkIndex(index, set.length, 'bit');
  set.words[index >>> 5] &= ~(1 << (index & 31));
}

/** Whether `index` is in the set; false out of range. O(1). */
export function hasBit(set: BitSet, index: number): boolean {
  return ((set.words[index >>> 5] >>> (index & 31)) & 1) === 1;
}

/** Integers in both sets, as a new set. O(length / 32). @throws ShapeMismatchError where the lengths differ. */
export function andBits(a: BitSet, b: BitSet): BitSet {
  checkSameLength(a, b);
  return { length: a.length, words: a.words.map((word, w) => word & b.words[w]) };
}

/** Integers in either set, as a new set. O(length / 32). @throws ShapeMismatchError where the lengths differ. */
export function orBits(a: BitSet, b: BitSet): BitSet {
  checkSameLength(a, b);
  return { length: a.length, words: a.words.map((word, w) => word | b.words[w]) };
}

/** Integers from 0 to length − 1 that are not in the set, as a new set. O(length / 32). */
export function notBits(set: BitSet): BitSet {
  const words = set.words.map((word) => ~word);
  const used = set.length & 31;
  if (used !== 0) words[words.length - 1] &= (1 << used) - 1; // bits past the length stay 0
  return { length: set.length, words };
}

/** Number of integers in the set. O(length / 32); bits in parallel (Warren, Hacker's Delight, 5-1). */
export function countBits(set: BitSet): number {
  let count = 0;
  for (let word of set.words) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The integers of the set, ascending. O(length / 32 + members). */
export function* bits(set: BitSet): Generator<number> {
  for (let w = 0; w < set.words.length; w++) {
    for (let word = set.words[w]; word !== 0; word &= word - 1) yield w * 32 + 31 - Math.clz32(word & -word);
  }
}

/** The integers of the set, ascending, as an array of length `countBits(set)`. O(length / 32 + members). */
export function bitIndices(set: BitSet): Int32Array {
  const indices = new Int32Array(countBits(set));
  let n = 0;
  for (let w = 0; w < set.words.length; w++) {
    for (let word = set.words[w]; word !== 0; word &= word - 1) indices[n++] = w * 32 + 31 - Math.clz32(word & -word);
  }
  return indices;
}

/** @throws ShapeMismatchError unless the set ranges over `length` integers. */
export function checkBitSet(set: BitSet, length: number): void {
  if (set.length !== length || set.words.length !== Math.ceil(length / 32)) {
    throw new ShapeMismatchError({ expected: `a bit set of length ${length}`, received: String(set.length) });
  }
}

function checkSameLength(a: BitSet, b: BitSet): void {
  checkBitSet(b, a.length);
}
