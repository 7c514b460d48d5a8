import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bm25, inverseDocumentFrequency, tfIdf } from '../../src/similarity/weights.js';
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

test('BM25 by hand: idf times a value that saturates, the sooner the shorter the row', () => {
  // Three rows of lengths 2, 1 and 3, mean 2; column 0 is in all of them, column 1 in one.
  const matrix = csrFromRows(2, [[0], [0], [0, 1]], [[2], [1], [1, 2]]);
  const idf = [Math.log(1 + 0.5 / 3.5), Math.log(1 + 2.5 / 1.5)];
  const weight = (value: number, length: number) => (value * 2.2) / (value + 1.2 * (0.25 + (0.75 * length) / 2));
  const expected = [idf[0] * weight(2, 2), idf[0] * weight(1, 1), idf[0] * weight(1, 3), idf[1] * weight(2, 3)];
  expect([...(bm25(matrix).values ?? [])]).toEqual(expected.map(Math.fround));
});

test('BM25 weights are above 0 and below idf · (k1 + 1)', () => {
  fc.assert(
    fc.property(presence(SMALL), (matrix) => {
      const greatest = Math.log(1 + (matrix.rows - 0.5) / 1.5) * 2.2;
      for (const weight of bm25(matrix).values ?? []) {
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThan(greatest);
      }
    }),
  );
});
