import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csrFromRows, type CsrMatrix } from '../../src/sparse/csr.js';
import { PairCounts } from '../../src/sparse/pair-counts.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseOf, densePairs } from './dense.js';
import { example, presence, SMALL } from './matrices.js';

const rowsOf = ({ rows, indptr, indices }: CsrMatrix) =>
  Array.from({ length: rows }, (_, row) => [...indices.subarray(indptr[row], indptr[row + 1])]);

test('rows that come and go leave the counts of the rows that are there', () => {
  const columns = SMALL.columns + 5;
  fc.assert(
    fc.property(presence(SMALL), presence({ ...SMALL, columns }), presence(SMALL), (first, added, passing) => {
      const counts = new PairCounts(first);
      counts.add(passing);
      counts.add(added);
      counts.remove(passing);
      counts.remove(first);
      counts.add(first);
      const dense = denseOf(csrFromRows(columns, [...rowsOf(first), ...rowsOf(added)]));
      const expected = densePairs(dense);
      expect([...counts.pairs()]).toEqual(expected);
      const table = new Map(expected.map(({ a, b, count }) => [`${a} ${b}`, count]));
      for (let a = 0; a < columns; a++) {
        for (let b = a + 1; b < columns; b++) {
          expect(counts.count(a, b)).toBe(table.get(`${a} ${b}`) ?? 0);
          expect(counts.count(b, a)).toBe(counts.count(a, b));
        }
      }
    }),
  );
});

test('rows that were counted at first can be taken back', () => {
  const counts = new PairCounts(example());
  counts.remove(example());
  expect([...counts.pairs()]).toEqual([]);
});

test('refuses arrays that do not fit', () => {
  expect(() => new PairCounts({ ...example(), columns: -1 })).toThrow(ShapeMismatchError);
  expect(() => new PairCounts(example()).add({ ...example(), columns: 2 ** 27 })).toThrow(ShapeMismatchError);
});
