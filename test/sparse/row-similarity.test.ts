import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fullBitSet, hasBit } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { prepareRows, type ComparableRows, type RowMeasure } from '../../src/sparse/comparable-rows.js';
import { allSimilarRows, similarRows, type RowSimilarityOptions } from '../../src/sparse/row-similarity.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import type { Ranked } from '../../src/sparse/top-k.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseOf, denseRanking, denseScore } from './dense.js';
import { exactly, example, positive, presence, SMALL, TALL, withMask } from './matrices.js';

const MEASURES: RowMeasure[] = ['dot', 'cosine', 'tanimoto'];
const listed = ({ indices, scores }: Ranked) => Array.from(indices, (index, at) => ({ index, score: scores[at] }));
const k = fc.oneof(fc.nat(4), fc.constant(1000));
const minScore = fc.constantFrom(undefined, -1, 0, 0.25, 0.5, 1);

describe.each(MEASURES)('%s', (measure) => {
  test.each([
    ['ones', presence(SMALL)],
    ['values', exactly(SMALL)],
    ['many rows, where few columns settle it', presence({ ...TALL, rows: 80 })],
    ['many rows of values above 0', positive({ rows: 120, columns: 12, entries: 6 })],
    ['many rows of any values', exactly({ rows: 120, columns: 12, entries: 6 })],
  ])('ranks as the dense table does, within any rows: %s', (_, matrices) => {
    fc.assert(
      fc.property(withMask(matrices), k, minScore, ([matrix, mask], k, minScore) => {
        const dense = denseOf(matrix);
        const rows = prepareRows(matrix);
        for (let row = 0; row < matrix.rows; row++) {
          const expected = denseRanking(dense, row, measure)
            .filter(({ index }) => mask === null || hasBit(mask, index))
            .filter(({ score }) => score >= (minScore ?? -Infinity))
            .slice(0, k);
          expect(listed(similarRows(rows, row, { k, measure, minScore, mask }))).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['ones', presence(SMALL)],
    ['values', positive(SMALL)],
  ])('all rows at once give the same to the bit: %s', (_, matrices) => {
    fc.assert(
      fc.property(withMask(matrices), k, minScore, ([matrix, mask], k, minScore) => {
        const rows = prepareRows(matrix);
        const options: RowSimilarityOptions = { k, measure, minScore, mask };
        const all = [...allSimilarRows(rows, options)];
        expect(all.map(({ row }) => row)).toEqual([...Array(matrix.rows).keys()]);
        for (const { row, ...ranked } of all) expect(ranked).toEqual(similarRows(rows, row, options));
      }),
    );
  });

  test('is symmetric to the bit and near the dense table', () => {
    fc.assert(
      fc.property(positive(SMALL), (matrix) => {
        const dense = denseOf(matrix);
        const rows = prepareRows(matrix);
        const scores = new Map<string, number>();
        for (const { row, ...ranked } of allSimilarRows(rows, { k: matrix.rows, measure })) {
          for (const { index, score } of listed(ranked)) {
            scores.set(`${row} ${index}`, score);
            const expected = denseScore(dense, row, index, measure);
            expect(Math.abs(score - expected)).toBeLessThanOrEqual(1e-12 * expected);
            if (measure !== 'dot') expect(score).toBeLessThanOrEqual(measure === 'cosine' ? 1 : 1 + 1e-12);
          }
        }
        for (const [key, score] of scores) expect(scores.get(key.split(' ').reverse().join(' '))).toBe(score);
      }),
    );
  });
});

test('equal rows tie by index and have cosine 1', () => {
  const rows = prepareRows(csrFromRows(3, [[0, 2], [1], [0, 2], [0, 2], [0, 2]]));
  expect(listed(similarRows(rows, 3, { k: 2, measure: 'cosine' }))).toEqual([
    { index: 0, score: 2 / (Math.sqrt(2) * Math.sqrt(2)) },
    { index: 2, score: 2 / (Math.sqrt(2) * Math.sqrt(2)) },
  ]);
  expect(listed(similarRows(rows, 3, { k: 1, measure: 'tanimoto' }))).toEqual([{ index: 0, score: 1 }]);
});

test('a cosine is at most 1, also where rounding would have more', () => {
  const rows = prepareRows(
    csrFromRows(3, [
      [0, 1, 2],
      [0, 1, 2],
    ]),
  );
  expect(3 / (Math.sqrt(3) * Math.sqrt(3))).toBeGreaterThan(1);
  expect(similarRows(rows, 0, { k: 1, measure: 'cosine' }).scores[0]).toBe(1);
  for (const { scores } of allSimilarRows(rows, { k: 1, measure: 'cosine' })) expect(scores[0]).toBe(1);
});

test('rows with more in common than bounds can hold are found', () => {
  // 1,821 products of 6 · 6, twenty more than 2¹⁶.
  const row = Array.from({ length: 1821 }, (_, column) => column);
  const rows = prepareRows(csrFromRows(1821, Array<number[]>(40).fill(row)));
  for (const measure of MEASURES) {
    expect(similarRows(rows, 3, { k: 39, measure, minScore: 0.001 }).indices).toHaveLength(39);
  }
});

test('presence may be compared with the transpose of the values', () => {
  fc.assert(
    fc.property(exactly(SMALL), (matrix) => {
      const ones = { ...matrix, values: null };
      const options = { k: 5, measure: 'tanimoto' } as const;
      expect([...allSimilarRows(prepareRows(ones, transpose(matrix)), options)]).toEqual([
        ...allSimilarRows(prepareRows(ones), options),
      ]);
    }),
  );
});

test.each<[string, (rows: ComparableRows, matrix: CsrMatrix) => unknown]>([
  ['a row past the last', (rows) => similarRows(rows, 3, { k: 1, measure: 'dot' })],
  ['a negative k', (rows) => similarRows(rows, 0, { k: -1, measure: 'dot' })],
  ['a mask of another length', (rows) => similarRows(rows, 0, { k: 1, measure: 'dot', mask: fullBitSet(4) })],
  ['a mask of another length', (rows) => [...allSimilarRows(rows, { k: 1, measure: 'dot', mask: fullBitSet(4) })]],
  ['a k that is no whole number', (rows) => [...allSimilarRows(rows, { k: 0.5, measure: 'dot' })]],
  ['a transpose of another matrix', (_, matrix) => prepareRows(matrix, matrix)],
])('refuses %s', (_, call) => {
  expect(() => call(prepareRows(example()), example())).toThrow(ShapeMismatchError);
});
