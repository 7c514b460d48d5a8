import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LINK_MEASURES, predictedLinks, type LinkMeasure } from '../../src/similarity/link-prediction.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseCount, denseOf } from '../sparse/dense.js';
import { finished } from './finished.js';
import { presence, SMALL, withColumn } from '../sparse/matrices.js';

const measures = fc.constantFrom(...(Object.keys(LINK_MEASURES) as LinkMeasure[]));

test('links are the pairs that never met and share neighbors, scored by what each neighbor says', () => {
  fc.assert(
    fc.property(
      withColumn(presence({ ...SMALL, entries: 3 })),
      measures,
      fc.integer({ min: 1, max: 2 }),
      fc.nat(10),
      fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
      ([matrix, column], measure, minCount, k, left) => {
        const among = (other: number) => !left.includes(other);
        const dense = denseOf(matrix);
        const all = [...Array(matrix.columns).keys()];
        const met = (a: number, b: number) => (a === b ? 0 : denseCount(dense, [a, b]));
        const neighbors = (of: number) => all.filter((other) => met(of, other) >= minCount);
        const expected = all
          .filter((other) => other !== column && among(other) && met(column, other) === 0)
          .map((other) => {
            const shared = neighbors(column)
              .filter((neighbor) => neighbors(other).includes(neighbor))
              .map((neighbor) => ({ column: neighbor, share: LINK_MEASURES[measure](neighbors(neighbor).length) }));
            const score = shared.reduce((sum, { share }) => sum + share, 0);
            shared.sort((x, y) => y.share - x.share || x.column - y.column);
            return { column: other, score, shared };
          })
          .filter(({ shared }) => shared.length > 0)
          .sort((x, y) => y.score - x.score || x.column - y.column);
        const found = finished(
          predictedLinks({ matrix, transposed: transpose(matrix) }, column, { measure, minCount, k, among }),
        );
        expect(found).toEqual({ found: expected.length, columns: expected.slice(0, k) });
      },
    ),
  );
});

test('two concepts that a third brings together', () => {
  // Papers: {a, c}, {b, c}, {c, d}: a and b share c, which has three neighbors.
  const matrix = csrFromRows(4, [
    [0, 2],
    [1, 2],
    [2, 3],
  ]);
  const asked = { measure: 'adamicAdar' as const, minCount: 1, k: 1 };
  const { found, columns } = finished(predictedLinks({ matrix, transposed: transpose(matrix) }, 0, asked));
  expect(found).toBe(2);
  expect(columns).toEqual([{ column: 1, score: 1 / Math.log(3), shared: [{ column: 2, share: 1 / Math.log(3) }] }]);
});
