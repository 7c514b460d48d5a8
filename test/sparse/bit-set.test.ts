import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BitSet } from '../../src/sparse/bit-set.js';
import {
  addBit,
  andBits,
  bitIndices,
  bits,
  bitSetOf,
  checkBitSet,
  countBits,
  emptyBitSet,
  fullBitSet,
  hasBit,
  notBits,
  orBits,
  removeBit,
} from '../../src/sparse/bit-set.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';

/** A length and two sets of integers below it, as `Set`s: the oracle. */
const twoSets = fc.nat(100).chain((length) => {
  const members = length === 0 ? fc.constant([]) : fc.array(fc.nat(length - 1), { maxLength: 2 * length, size: 'max' });
  return fc.record({ length: fc.constant(length), a: members, b: members });
});

function expectMembers(set: BitSet, length: number, members: (i: number) => boolean): void {
  const expected = Array.from({ length }, (_, i) => i).filter(members);
  expect([...bits(set)]).toEqual(expected);
  expect(Array.from(bitIndices(set))).toEqual(expected);
  expect(countBits(set)).toBe(expected.length);
  for (let i = 0; i < length; i++) expect(hasBit(set, i)).toBe(members(i));
  // Bits past the length stay 0, or counts and equality would be wrong.
  expect(set).toEqual(bitSetOf(length, expected));
  checkBitSet(set, length);
}

describe('bit sets agree with sets', () => {
  test('and, or, not', () => {
    fc.assert(
      fc.property(twoSets, ({ length, a, b }) => {
        const [inA, inB] = [new Set<number>(a), new Set<number>(b)];
        const [x, y] = [bitSetOf(length, a), bitSetOf(length, b)];
        expectMembers(x, length, (i) => inA.has(i));
        expectMembers(andBits(x, y), length, (i) => inA.has(i) && inB.has(i));
        expectMembers(orBits(x, y), length, (i) => inA.has(i) || inB.has(i));
        expectMembers(notBits(x), length, (i) => !inA.has(i));
        expectMembers(x, length, (i) => inA.has(i)); // the operands are as they were
      }),
    );
  });

  test('add and remove', () => {
    fc.assert(
      fc.property(twoSets, ({ length, a, b }) => {
        const set = emptyBitSet(length);
        const oracle = new Set<number>();
        for (const i of a) {
          addBit(set, i);
          oracle.add(i);
        }
        for (const i of b) {
          removeBit(set, i);
          oracle.delete(i);
        }
        expectMembers(set, length, (i) => oracle.has(i));
      }),
    );
  });

  test('full and empty', () => {
    for (const length of [0, 1, 31, 32, 33, 64, 65]) {
      expectMembers(fullBitSet(length), length, () => true);
      expectMembers(emptyBitSet(length), length, () => false);
    }
  });
});

test('no integer outside is in a set', () => {
  const set = fullBitSet(33);
  expect([-1, 33, 64, 1000].map((i) => hasBit(set, i))).toEqual([false, false, false, false]);
});

test.each<[string, () => unknown]>([
  ['a negative length', () => emptyBitSet(-1)],
  ['a length that is no whole number', () => emptyBitSet(1.5)],
  ['adding past the end', () => addBit(emptyBitSet(3), 3)],
  ['adding a negative integer', () => addBit(emptyBitSet(3), -1)],
  ['removing past the end', () => removeBit(emptyBitSet(3), 3)],
  ['sets of two lengths', () => andBits(emptyBitSet(32), emptyBitSet(31))],
  ['sets of two lengths', () => orBits(emptyBitSet(3), emptyBitSet(40))],
  ['another length than asked for', () => checkBitSet(emptyBitSet(3), 4)],
  ['words that do not fit', () => checkBitSet({ length: 40, words: new Uint32Array(1) }, 40)],
])('refuses %s', (_, call) => {
  expect(call).toThrow(ShapeMismatchError);
});
