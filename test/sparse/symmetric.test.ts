import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { checkSymmetric } from '../../src/sparse/symmetric.js';
import { denseOf } from './dense.js';

describe('refuses', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['a matrix that is not square', () => checkSymmetric(csrFromRows(3, [[1], [0]])), /2 × 3/],
    ['an edge one way', () => checkSymmetric(csrFromRows(2, [[1], []])), /symmetric/],
    ['an edge back elsewhere', () => checkSymmetric(csrFromRows(3, [[1], [2], [0]])), /symmetric/],
    ['an edge that only goes back', () => checkSymmetric(csrFromRows(2, [[], [0]])), /symmetric/],
    ['two strengths of an edge', () => checkSymmetric(csrFromRows(2, [[1], [0]], [[0.5], [0.25]])), /symmetric/],
  ])('%s', (_, refused, message) => {
    expect(refused).toThrow(ShapeMismatchError);
    expect(refused).toThrow(message);
  });
});

test('takes for symmetric what is equal to its transpose', () => {
  const matrices = fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc
      .array(fc.array(fc.constantFrom(0, 0, 0.25, 0.5), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      })
      .chain((cells) =>
        fc.boolean().map((isMirrored) => {
          if (isMirrored) for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) cells[i][j] = cells[j][i];
          const columns = cells.map((row) => row.flatMap((value, j) => (value > 0 ? [j] : [])));
          return csrFromRows(
            size,
            columns,
            columns.map((row, i) => row.map((j) => cells[i][j])),
          );
        }),
      ),
  );
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { cells } = denseOf(matrix);
      const isSymmetric = cells.every((row, i) => row.every((value, j) => value === cells[j][i]));
      if (isSymmetric) checkSymmetric(matrix);
      else expect(() => checkSymmetric(matrix)).toThrow(/symmetric/);
    }),
    { numRuns: 1000 },
  );
});
