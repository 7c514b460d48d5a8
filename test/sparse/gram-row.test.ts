import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bitSetOf, fullBitSet, hasBit } from '../../src/sparse/bit-set.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { gramRow } from '../../src/sparse/gram-row.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseCount, denseOf } from './dense.js';
import { exactly, example, presence, SMALL, TALL, withMask } from './matrices.js';

test.each([
  ['ones', presence(SMALL)],
  ['values, a stored zero counts', exactly(SMALL)],
  ['many rows', presence(TALL)],
])('counts as the dense table does, within any rows: %s', (_, matrices) => {
  fc.assert(
    fc.property(withMask(matrices), ([matrix, mask]) => {
      const dense = denseOf(matrix);
      const transposed = transpose(matrix);
      for (let column = 0; column < matrix.columns; column++) {
        const expected = Array.from({ length: matrix.columns }, (_, other) => ({
          other,
          count: other === column ? 0 : denseCount(dense, [column, other], mask),
        })).filter(({ count }) => count > 0);
        const { columns, counts } = gramRow(matrix, transposed, column, mask);
        expect(Array.from(columns, (other, k) => ({ other, count: counts[k] }))).toEqual(expected);
      }
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['few columns', 3],
  ['many columns', 20_000],
])('takes more rows than fit a batch: %s', (_, columns) => {
  const lists = Array.from({ length: 2_500 }, (_, row) => [0, 1 + (row % 2), ...(row % 3 === 0 ? [] : [columns - 1])]);
  const matrix = csrFromRows(
    columns,
    lists.map((list) => [...new Set(list)]),
  );
  const mask = bitSetOf(
    2_500,
    lists.flatMap((_, row) => (row % 5 < 4 ? [row] : [])),
  );
  for (const within of [null, mask]) {
    const expected = new Map<number, number>();
    for (let row = 0; row < matrix.rows; row++) {
      if (within !== null && !hasBit(within, row)) continue;
      for (const other of new Set(lists[row])) if (other > 0) expected.set(other, (expected.get(other) ?? 0) + 1);
    }
    const found = gramRow(matrix, transpose(matrix), 0, within);
    expect(new Map(Array.from(found.columns, (other, k) => [other, found.counts[k]]))).toEqual(expected);
  }
});

test.each<[string, () => unknown]>([
  ['a column past the last', () => gramRow(example(), transpose(example()), 4)],
  ['a column that is no whole number', () => gramRow(example(), transpose(example()), 0.5)],
  ['a transpose of another matrix', () => gramRow(example(), example(), 0)],
  ['a mask of another length', () => gramRow(example(), transpose(example()), 0, fullBitSet(4))],
])('refuses %s', (_, call) => {
  expect(call).toThrow(ShapeMismatchError);
});
