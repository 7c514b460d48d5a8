import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fullBitSet } from '../../src/sparse/bit-set.js';
import { columnCounts } from '../../src/sparse/column-counts.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
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
      const expected = Array.from({ length: matrix.columns }, (_, column) => denseCount(dense, [column], mask));
      expect(Array.from(columnCounts(matrix, mask))).toEqual(expected);
    }),
  );
});

test('refuses a mask of another length, and arrays that do not fit', () => {
  expect(() => columnCounts(example(), fullBitSet(2))).toThrow(ShapeMismatchError);
  expect(() => columnCounts({ ...example(), rows: 9 })).toThrow(ShapeMismatchError);
});
