import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inverseDocumentFrequency, tfIdf } from '../../src/similarity/weights.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseCount, denseOf } from '../sparse/dense.js';
import { exactly, example, presence, SMALL } from '../sparse/matrices.js';

test.each([
  ['ones', presence(SMALL)],
  ['values', exactly(SMALL)],
])('each value is multiplied by the idf of its column: %s', (_, matrices) => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const dense = denseOf(matrix);
      const before = structuredClone(matrix);
      const expected = dense.cells.map((row) =>
        row.map((value, j) =>
          value === null ? null : Math.fround(value * Math.log(1 + matrix.rows / denseCount(dense, [j]))),
        ),
      );
      const weighted = tfIdf(matrix);
      expect(denseOf(weighted).cells).toEqual(expected);
      expect(weighted.values).toBeInstanceOf(Float32Array);
      expect(matrix).toEqual(before);
    }),
  );
});

test('a column that every row has still counts, a rarer one counts more', () => {
  const { values } = tfIdf(csrFromRows(2, [[0, 1], [0]]));
  expect(values![0]).toBeCloseTo(Math.LN2, 6);
  expect(values![1]).toBeCloseTo(Math.log(3), 6);
  expect(inverseDocumentFrequency(10, 1)).toBeGreaterThan(inverseDocumentFrequency(10, 2));
});

test('refuses arrays whose lengths do not fit', () => {
  expect(() => tfIdf({ ...example(), values: new Float32Array(1) })).toThrow(ShapeMismatchError);
});
