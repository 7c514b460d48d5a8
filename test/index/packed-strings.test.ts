import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PackedStrings, utf8Of } from '../../src/index/packed-strings.js';
import { StringLookup } from '../../src/index/string-lookup.js';
import { stringOrder } from '../../src/index/string-order.js';
import { byString, strings } from './arbitrary-graph.js';

// Long enough for whole rounds of sorting, with equal strings, common beginnings and strings that end in a round.
const lists = fc.oneof(
  fc.array(strings, { maxLength: 30 }),
  fc.array(
    fc.tuple(fc.constantFrom('', 'abcdefgh', 'abcd'), strings).map(([a, b]) => a + b),
    {
      minLength: 60,
      maxLength: 120,
    },
  ),
  fc.array(fc.constantFrom('a', 'a\0', 'abcd', 'abcd\0', 'abcde', '\uFFFF', '\u{10000}', '\uE000', '\uD7FF'), {
    minLength: 40,
    maxLength: 90,
  }),
);

describe('packed strings', () => {
  test('give back the strings', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const packed = PackedStrings.of(list);
        expect(packed.count).toBe(list.length);
        expect(list.map((_, row) => packed.at(row))).toEqual(list);
        expect(packed.at(list.length)).toBe('');
      }),
    );
  });

  test('compare, and begin, as JavaScript strings do', () => {
    fc.assert(
      fc.property(strings, strings, (a, b) => {
        const packed = PackedStrings.of([a, b]);
        expect(Math.sign(packed.compareRows(0, 1))).toBe(byString(a, b));
        expect(Math.sign(packed.compareTo(0, utf8Of(b)))).toBe(byString(a, b));
        expect(packed.startsWith(0, utf8Of(b))).toBe(a.startsWith(b));
      }),
    );
    const edges = PackedStrings.of(['\u{10000}', '\uE000', '\uD7FF', '\u{10FFFF}']);
    expect(edges.compareRows(0, 1)).toBeLessThan(0);
    expect(edges.compareRows(2, 0)).toBeLessThan(0);
    expect(edges.compareRows(3, 1)).toBeLessThan(0);
  });

  test('are sorted as JavaScript strings, ties by row', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const expected = [...list.keys()].sort((a, b) => byString(list[a], list[b]) || a - b);
        expect([...stringOrder(PackedStrings.of(list))]).toEqual(expected);
      }),
    );
  });

  test('refuse offsets that do not span the bytes', () => {
    expect(() => new PackedStrings(new Uint8Array(3), Uint32Array.of(0, 2))).toThrow('3 bytes');
    expect(() => new PackedStrings(new Uint8Array(0), new Uint32Array(0))).toThrow(RangeError);
  });
});

describe('a lookup of strings', () => {
  test('finds each string, whatever order they stand in, and no other', () => {
    fc.assert(
      fc.property(lists, strings, (list, other) => {
        const lookup = StringLookup.of(PackedStrings.of(list));
        for (const string of [...list, other]) {
          const first = (list as string[]).indexOf(string);
          expect(lookup.rowOf(string)).toBe(first < 0 ? undefined : first);
        }
      }),
    );
  });

  test('needs no order where the strings ascend', () => {
    expect(StringLookup.of(PackedStrings.of(['a', 'a', 'b'])).order).toBeNull();
    expect(StringLookup.of(PackedStrings.of(['b', 'a'])).order).toEqual(Int32Array.of(1, 0));
  });
});
