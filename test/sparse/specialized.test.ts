import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowEntryCounter } from '../../src/sparse/row-entry-counter.js';
import { columnVisits, rowTails } from '../../src/sparse/row-tails.js';
import { boundFor, specialized } from '../../src/sparse/specialized.js';
import { tailCounter } from '../../src/sparse/tail-counter.js';
import { transpose } from '../../src/sparse/transpose.js';
import { append, createTopKTable, rankLists } from '../../src/sparse/top-k-table.js';
import { npmiKeeper } from '../../src/similarity/npmi-keeper.js';
import { npmi } from '../../src/similarity/measures.js';
import { associationTotals } from '../../src/similarity/top-associations.js';
import { presence, SMALL } from './matrices.js';

// Tests elsewhere are of matrices too small to be specialized for: here both ways run, on the same small ones.
const ways = [(factory: unknown) => factory, specialized] as (<Factory>(factory: Factory) => Factory)[];

test('each copy is code of its own that does the same', () => {
  const factory = (step: number) => (value: number) => value + step;
  const [one, other] = [specialized(factory), specialized(factory)];
  expect(one).not.toBe(other);
  expect([factory(2)(3), one(2)(3), other(5)(3)]).toEqual([5, 5, 8]);
});

test('a bound kernel is given all but its first argument, whether it is a copy or not', () => {
  function kernel(value: number, step: number, steps: Int32Array): number {
    return value + step + steps[0];
  }
  const [few, many] = [1, 1_000_000].map((entries) => boundFor(entries, kernel, 2, Int32Array.of(30)));
  expect([few(100), many(100)]).toEqual([132, 132]);
});

test('the counter of tails stands alone', () => {
  fc.assert(
    fc.property(presence(SMALL), (matrix) => {
      const tails = rowTails(matrix);
      const visits = columnVisits(tails, matrix.indptr);
      const [shared, own] = [1, 1_000_000].map((entries) => {
        const counter = tailCounter(tails, visits, entries);
        const found = Array.from({ length: matrix.columns }, (_, column) => counter.count(column));
        return [found, counter.accumulator];
      });
      expect(own).toEqual(shared);
    }),
    { numRuns: 20 },
  );
});

test('the counter of one row stands alone', () => {
  fc.assert(
    fc.property(presence(SMALL), (matrix) => {
      const { indptr, indices } = transpose(matrix);
      const [shared, own] = ways.map((way) => {
        const counter = way(rowEntryCounter)(matrix.indptr, matrix.indices, indices, matrix.columns);
        const found = counter.noteRows(0, indptr[1], null);
        counter.countRows(0, indices.length, new Uint32Array(matrix.rows + 1).fill(0x55555555));
        return [counter.touched.slice(0, found), counter.accumulator];
      });
      expect(own).toEqual(shared);
    }),
    { numRuns: 20 },
  );
});

test('the keeper of NPMI stands alone', () => {
  fc.assert(
    fc.property(presence(SMALL), (matrix) => {
      const tails = rowTails(matrix);
      const visits = columnVisits(tails, matrix.indptr);
      const [shared, own] = ways.map((way) => {
        const table = createTopKTable(matrix.columns, 2);
        const counter = tailCounter(tails, visits);
        const keeper = way(npmiKeeper)(counter, table, associationTotals(matrix), npmi, append);
        for (let row = matrix.columns - 1; row >= 0; row--) keeper.keep(row, counter.count(row), 1);
        return rankLists(table);
      });
      expect(own).toEqual(shared);
    }),
    { numRuns: 20 },
  );
});
