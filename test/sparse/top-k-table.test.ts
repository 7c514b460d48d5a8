import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { append, createTopKTable, listAt, rankLists } from '../../src/sparse/top-k-table.js';
import { topK } from '../../src/sparse/top-k.js';

test('keeps of each list what ranking all of it keeps', () => {
  const offers = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 6 })), { maxLength: 120 });
  fc.assert(
    fc.property(offers, fc.nat(6), (offers, k) => {
      const table = createTopKTable(3, k);
      offers.forEach(([list, score], index) => {
        if (score >= table.floors[list]) append(table, list, index, score);
      });
      const lists = rankLists(table);
      for (let list = 0; list < 3; list++) {
        const scores = offers.map(([of, score]) => (of === list ? score : NaN));
        expect(listAt(lists, list)).toEqual(topK(scores, k));
      }
    }),
  );
});

test('refuses a k that is no whole number', () => {
  expect(() => createTopKTable(1, 0.5)).toThrow(ShapeMismatchError);
});
