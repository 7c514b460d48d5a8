import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reasons, relatednessRows } from '../../src/similarity/relatedness.js';
import { tfIdf } from '../../src/similarity/weights.js';
import { prepareRows, type RowMeasure } from '../../src/sparse/comparable-rows.js';
import { allSimilarRows, similarRows } from '../../src/sparse/row-similarity.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseCount, denseOf, denseRanking } from '../sparse/dense.js';
import { example, positive, presence, SMALL } from '../sparse/matrices.js';

describe.each<RowMeasure>(['dot', 'cosine', 'tanimoto'])('reasons of %s', (measure) => {
  test.each([
    ['ones', presence(SMALL)],
    ['tf-idf weights', positive(SMALL).map(tfIdf)],
  ])('are the shared columns, and their shares sum to the score: %s', (_, matrices) => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const rows = prepareRows(matrix);
        const { cells } = denseOf(matrix);
        for (const { row, indices, scores } of allSimilarRows(rows, { k: matrix.rows, measure })) {
          indices.forEach((other, at) => {
            const found = reasons(rows, row, other, measure);
            const shared = cells[row].flatMap((value, j) => (value !== null && cells[other][j] !== null ? [j] : []));
            expect(found.map(({ column }) => column).sort((a, b) => a - b)).toEqual(shared);
            const sum = found.reduce((total, { share }) => total + share, 0);
            expect(Math.abs(sum - scores[at])).toBeLessThanOrEqual(1e-12 * scores[at]);
            const sorted = [...found].sort((a, b) => b.share - a.share || a.column - b.column);
            expect(found).toEqual(sorted);
            // Each share is in proportion to the product of the two weights.
            const dot = shared.reduce((total, j) => total + cells[row][j]! * cells[other][j]!, 0);
            for (const { column, share } of found) {
              const product = cells[row][column]! * cells[other][column]!;
              expect(share / scores[at]).toBeCloseTo(product / dot, 9);
            }
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('are none where nothing is shared', () => {
    const matrix = { ...example(), rows: 2, indptr: Int32Array.of(0, 1, 2), indices: Int32Array.of(0, 1) };
    expect(reasons(prepareRows(matrix), 0, 1, measure)).toEqual([]);
  });
});

describe('relatednessRows', () => {
  type Weigh = (value: number, df: number, n: number, length: number, meanLength: number) => number;
  const weighings: [name: 'cosine' | 'bm25', weights: string, Weigh][] = [
    ['cosine', 'tf-idf', (value, df, n) => value * Math.log(1 + n / df)],
    [
      'bm25',
      'BM25',
      (value, df, n, length, mean) =>
        (Math.log(1 + (n - df + 0.5) / (df + 0.5)) * value * 2.2) / (value + 1.2 * (0.25 + (0.75 * length) / mean)),
    ],
  ];
  test.each(weighings)('%s is the cosine of %s weights', (name, _, weigh) => {
    fc.assert(
      fc.property(positive(SMALL), (matrix) => {
        const { rows, measure } = relatednessRows({ matrix, transposed: transpose(matrix) }, name);
        const dense = denseOf(matrix);
        const lengths = dense.cells.map((row) => row.reduce<number>((sum, value) => sum + (value ?? 0), 0));
        const mean = lengths.reduce((sum, length) => sum + length, 0) / matrix.rows;
        const weighted = dense.cells.map((row, i) =>
          row.map((value, j) =>
            value === null ? 0 : weigh(value, denseCount(dense, [j]), matrix.rows, lengths[i], mean),
          ),
        );
        const norm = (row: number[]) => Math.hypot(...row);
        for (let a = 0; a < matrix.rows; a++) {
          const { indices, scores } = similarRows(rows, a, { k: matrix.rows, measure });
          indices.forEach((b, at) => {
            const dot = weighted[a].reduce((sum, value, j) => sum + value * weighted[b][j], 0);
            expect(scores[at]).toBeCloseTo(dot / (norm(weighted[a]) * norm(weighted[b])), 6); // weights are Float32
          });
        }
      }),
    );
  });

  test('jaccard compares presence, whatever the weights', () => {
    fc.assert(
      fc.property(positive(SMALL), (matrix) => {
        const { rows, measure } = relatednessRows({ matrix, transposed: transpose(matrix) }, 'jaccard');
        const ones = denseOf({ ...matrix, values: null });
        for (let row = 0; row < matrix.rows; row++) {
          const { indices, scores } = similarRows(rows, row, { k: matrix.rows, measure });
          expect(Array.from(indices, (index, at) => ({ index, score: scores[at] }))).toEqual(
            denseRanking(ones, row, 'tanimoto'),
          );
        }
      }),
    );
  });
});

test('refuses rows that are not there', () => {
  const rows = prepareRows(example());
  expect(() => reasons(rows, 3, 0, 'dot')).toThrow(ShapeMismatchError);
  expect(() => reasons(rows, 0, -1, 'dot')).toThrow(ShapeMismatchError);
});
