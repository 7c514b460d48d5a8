import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { associatedColumns, associatedPairs } from '../../src/similarity/co-occurrence.js';
import { associationMatrix } from '../../src/similarity/association-matrix.js';
import type { AssociationMeasure } from '../../src/similarity/measures.js';
import { associations, associationScore, MEASURES } from '../../src/similarity/measures.js';
import { countBits, fullBitSet, type BitSet } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseCount, denseOf, densePairs } from '../sparse/dense.js';
import { example, exactly, presence, SMALL, TALL, withMask } from '../sparse/matrices.js';

const incidence = (matrix: CsrMatrix) => ({ matrix, transposed: transpose(matrix) });
const anyMeasure = fc.constantFrom(...(Object.keys(MEASURES) as AssociationMeasure[]));

function denseAssociation(matrix: CsrMatrix, a: number, b: number, measure: AssociationMeasure, mask: BitSet | null) {
  const dense = denseOf(matrix);
  const n = mask === null ? matrix.rows : countBits(mask);
  const [cij, ci, cj] = [[a, b], [a], [b]].map((columns) => denseCount(dense, columns, mask));
  return { count: cij, expected: n === 0 ? 0 : (ci * cj) / n, score: associationScore(measure, cij, ci, cj, n) };
}

describe('associatedColumns', () => {
  test.each([
    ['few rows', presence(SMALL), 60],
    ['values, a stored zero counts', exactly(SMALL), 30],
    ['many rows', presence({ rows: 100, columns: 6, entries: 6 }), 20],
  ])('counts every number of the measure within the mask: %s', (_, matrices, numRuns) => {
    fc.assert(
      fc.property(withMask(matrices), anyMeasure, fc.nat(3), ([matrix, mask], measure, minCount) => {
        for (let column = 0; column < matrix.columns; column++) {
          const expected = [...Array(matrix.columns).keys()]
            .filter((other) => other !== column)
            .map((other) => ({ column: other, ...denseAssociation(matrix, column, other, measure, mask) }))
            .filter(({ count }) => count >= Math.max(1, minCount))
            .sort((x, y) => y.score - x.score || x.column - y.column);
          expect(associatedColumns(incidence(matrix), column, { measure, minCount, mask })).toEqual(expected);
        }
      }),
      { numRuns },
    );
  });

  test('a mask of all rows changes nothing', () => {
    fc.assert(
      fc.property(presence(SMALL), (matrix) => {
        const options = { measure: 'npmi' } as const;
        expect(associatedColumns(incidence(matrix), 0, { ...options, mask: fullBitSet(matrix.rows) })).toEqual(
          associatedColumns(incidence(matrix), 0, options),
        );
      }),
    );
  });

  test('refuses a column or a mask that does not fit', () => {
    const call = (column: number, mask: BitSet | null) => () =>
      associatedColumns(incidence(example()), column, { measure: 'count', mask });
    expect(call(4, null)).toThrow(ShapeMismatchError);
    expect(call(0, fullBitSet(9))).toThrow(ShapeMismatchError);
  });
});

describe('associatedPairs', () => {
  test.each([
    ['few rows', presence(SMALL)],
    ['many rows', presence(TALL)],
  ])('are all pairs with all measures, by a, then b: %s', (_, matrices) => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 1, max: 3 }), (matrix, minCount) => {
        const dense = denseOf(matrix);
        const expected = densePairs(dense, minCount).map(({ a, b, count }) => ({
          a,
          b,
          ...associations(count, denseCount(dense, [a]), denseCount(dense, [b]), matrix.rows),
        }));
        expect([...associatedPairs(incidence(matrix), minCount)]).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('refuses a least count below 1', () => {
    expect(() => [...associatedPairs(incidence(example()), 0)]).toThrow(ShapeMismatchError);
  });
});

describe('associationMatrix', () => {
  const withColumns = withMask(presence(SMALL)).chain(([matrix, mask]) =>
    fc.record({
      matrix: fc.constant(matrix),
      mask: fc.constant(mask),
      columns: fc.array(fc.nat(matrix.columns - 1), { maxLength: 8 }), // columns may repeat
    }),
  );

  test('has every pair within the mask, in the order asked for', () => {
    fc.assert(
      fc.property(withColumns, anyMeasure, ({ matrix, mask, columns }, measure) => {
        const answer = associationMatrix(incidence(matrix), columns, { measure, mask });
        expect(answer.n).toBe(mask === null ? matrix.rows : countBits(mask));
        const cells = columns.map((a) => columns.map((b) => denseAssociation(matrix, a, b, measure, mask)));
        expect(answer.counts).toEqual(cells.map((row) => row.map(({ count }) => count)));
        expect(answer.expected).toEqual(cells.map((row) => row.map(({ expected }) => expected)));
        expect(answer.scores).toEqual(cells.map((row) => row.map(({ score }) => score)));
      }),
    );
  });

  test('refuses columns and masks that do not fit', () => {
    const call = (columns: number[], mask: BitSet | null) => () =>
      associationMatrix(incidence(example()), columns, { measure: 'count', mask });
    expect(call([0, 4], null)).toThrow(ShapeMismatchError);
    expect(call([0.5], null)).toThrow(ShapeMismatchError);
    expect(call([0], fullBitSet(9))).toThrow(ShapeMismatchError);
  });
});
