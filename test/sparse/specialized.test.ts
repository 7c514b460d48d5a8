import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accumulate } from '../../src/sparse/gram.js';
import { rowEntryCounter } from '../../src/sparse/row-entry-counter.js';
import { columnVisits, rowTails } from '../../src/sparse/row-tails.js';
import { specialized } from '../../src/sparse/specialized.js';
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
        const keeper = way(npmiKeeper)(tails, visits, table, associationTotals(matrix), npmi, append, accumulate);
        for (let row = matrix.columns - 1; row >= 0; row--) keeper.keep(row, 1);
        return rankLists(table);
      });
      expect(own).toEqual(shared);
    }),
    { numRuns: 20 },
  );
});
