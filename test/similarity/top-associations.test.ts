import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { associatedColumns } from '../../src/similarity/co-occurrence.js';
import { MEASURES, type AssociationMeasure } from '../../src/similarity/measures.js';
import { associationTotals, topAssociations } from '../../src/similarity/top-associations.js';
import { fractionalWeights } from '../../src/similarity/weights.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { listAt, type RankedLists } from '../../src/sparse/top-k-table.js';
import { transpose } from '../../src/sparse/transpose.js';
import { weightedGramUpper } from '../../src/sparse/weighted-gram.js';
import { example, presence, SMALL, TALL, withMask } from '../sparse/matrices.js';

const listsOf = (lists: RankedLists) =>
  Array.from({ length: lists.indptr.length - 1 }, (_, list) => listAt(lists, list));
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
          const all = listsOf(topAssociations(matrix, { measure, k, minCount, mask }));
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

test('NPMI of counts past what is looked up, and of few rows', () => {
  const shapes = fc.constantFrom(
    { rows: 300, columns: 6, entries: 6 },
    { rows: 70, columns: 6, entries: 6 },
    { rows: 5, columns: 6, entries: 6 },
  );
  fc.assert(
    fc.property(shapes.chain(presence), fc.integer({ min: 1, max: 4 }), (matrix, k) => {
      const incidence = { matrix, transposed: transpose(matrix) };
      listsOf(topAssociations(matrix, { measure: 'npmi', k })).forEach(({ indices, scores }, column) => {
        const expected = associatedColumns(incidence, column, { measure: 'npmi' }).slice(0, k);
        expect(Array.from(indices)).toEqual(expected.map((each) => each.column));
        expect(Array.from(scores)).toEqual(expected.map((each) => each.score));
      });
    }),
    { numRuns: 30 },
  );
});

describe('fractional counting', () => {
  // Two rows of two entries count 1 a pair, one of three 1/2.
  const matrix = csrFromRows(3, [
    [0, 1],
    [0, 1, 2],
    [1, 2],
  ]);

  test('a pair counts 1 / (entries − 1) of each row', () => {
    const [first] = listsOf(topAssociations(matrix, { measure: 'count', k: 5, counting: 'fractional' }));
    expect(Array.from(first.indices)).toEqual([1, 2]);
    expect(Array.from(first.scores)).toEqual([1.5, 0.5]);
  });

  test.each(MEASURE_NAMES.filter((name) => name !== 'logLikelihoodRatio'))(
    '%s of every pair is that of its sum over the rows',
    (measure) => {
      fc.assert(
        fc.property(withMask(presence(SMALL)), fc.integer({ min: 1, max: 2 }), ([matrix, mask], minCount) => {
          const all = listsOf(topAssociations(matrix, { measure, k: 99, minCount, mask, counting: 'fractional' }));
          const scores = Array.from({ length: matrix.columns }, () => new Map<number, number>());
          const { counts, n } = associationTotals(matrix, mask);
          const rowWeights = fractionalWeights(matrix);
          const presence = { ...matrix, values: null };
          for (const { row, columns, sums } of weightedGramUpper(presence, { rowWeights, minCount, mask })) {
            columns.forEach((column, t) => {
              const score = MEASURES[measure](sums[t], counts[row], counts[column], n);
              scores[row].set(column, score);
              scores[column].set(row, score);
            });
          }
          all.forEach(({ indices, scores: ranked }, column) => {
            const expected = [...scores[column]].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
            expect(Array.from(indices, (index, rank) => [index, ranked[rank]])).toEqual(expected);
          });
        }),
        { numRuns: 40 },
      );
    },
  );

  test('has no 2×2 table of whole papers', () => {
    expect(() => topAssociations(matrix, { measure: 'logLikelihoodRatio', k: 1, counting: 'fractional' })).toThrow(
      /full counting/,
    );
  });
});

test('refuses a k that is no whole number', () => {
  expect(() => topAssociations(example(), { measure: 'npmi', k: 1.5 })).toThrow(ShapeMismatchError);
});
