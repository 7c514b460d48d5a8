import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { associatedColumns } from '../../src/similarity/co-occurrence.js';
import { MEASURES, type AssociationMeasure } from '../../src/similarity/measures.js';
import { topAssociations } from '../../src/similarity/top-associations.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { example, presence, SMALL, TALL, withMask } from '../sparse/matrices.js';

const MEASURE_NAMES = Object.keys(MEASURES) as AssociationMeasure[];

describe.each(MEASURE_NAMES)('%s', (measure) => {
  test.each([
    ['few rows', SMALL],
    ['many rows', TALL],
    ['many columns', { rows: 60, columns: 30, entries: 8 }],
  ])('keeps of every column what ranking all of its columns keeps: %s', (_, shape) => {
    fc.assert(
      fc.property(
        withMask(presence(shape)),
        fc.nat(5),
        fc.integer({ min: 1, max: 3 }),
        ([matrix, mask], k, minCount) => {
          const all = topAssociations(matrix, { measure, k, minCount, mask });
          expect(all.length).toBe(matrix.columns);
          const incidence = { matrix, transposed: transpose(matrix) };
          all.forEach(({ indices, scores }, column) => {
            const expected = associatedColumns(incidence, column, { measure, minCount, mask }).slice(0, k);
            expect(Array.from(indices)).toEqual(expected.map((each) => each.column));
            expect(Array.from(scores)).toEqual(expected.map((each) => each.score));
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('refuses a k that is no whole number', () => {
  expect(() => topAssociations(example(), { measure: 'npmi', k: 1.5 })).toThrow(ShapeMismatchError);
});
