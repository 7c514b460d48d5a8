import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fractionalWeights } from '../../src/similarity/weights.js';
import { fullBitSet, hasBit } from '../../src/sparse/bit-set.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { gramUpper } from '../../src/sparse/gram.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { weightedGramUpper } from '../../src/sparse/weighted-gram.js';
import { denseOf, densePairs } from './dense.js';
import { exactly, example, presence, SMALL, withMask } from './matrices.js';

test('sums as the dense table does, with weights, within any rows', () => {
  const eighths = fc.integer({ min: 0, max: 32 }).map((x) => x / 8); // sums of their products are exact
  fc.assert(
    fc.property(
      withMask(exactly(SMALL)),
      fc.array(eighths, { minLength: SMALL.rows, maxLength: SMALL.rows }),
      fc.integer({ min: 1, max: 3 }),
      ([matrix, mask], weights, minCount) => {
        const rowWeights = Float64Array.from(weights.slice(0, matrix.rows));
        const dense = denseOf(matrix);
        const expected = densePairs(dense, minCount, mask).map((pair) => ({
          ...pair,
          sum: dense.cells.reduce((sum, row, i) => {
            if (mask !== null && !hasBit(mask, i)) return sum;
            return sum + rowWeights[i] * (row[pair.a] ?? 0) * (row[pair.b] ?? 0);
          }, 0),
        }));
        const pairs: unknown[] = [];
        for (const { row, columns, counts, sums } of weightedGramUpper(matrix, { rowWeights, minCount, mask })) {
          pairs.push(...listed(row, columns, counts, sums));
        }
        expect(pairs).toEqual(expected);
      },
    ),
  );
});

const listed = (a: number, columns: Int32Array, counts: Int32Array, sums: Float64Array) =>
  Array.from(columns, (b, k) => ({ a, b, count: counts[k], sum: sums[k] }));

test('of ones it is the count', () => {
  fc.assert(
    fc.property(presence(SMALL), (matrix) => {
      const copies = <T extends { row: number; columns: Int32Array; counts: Int32Array }>(rows: Iterable<T>) =>
        Array.from(rows, ({ row, columns, counts }) => [row, [...columns], [...counts]]);
      expect(copies(weightedGramUpper(matrix))).toEqual(copies(gramUpper(matrix)));
      for (const { counts, sums } of weightedGramUpper(matrix)) expect([...sums]).toEqual([...counts]);
    }),
  );
});

test('fractional counting gives each concept of a paper pairs worth 1 in all', () => {
  const matrix = csrFromRows(5, [[0, 1, 2, 3, 4], [0, 1], [2], []]);
  const total = new Map<number, number>();
  for (const { row, columns, sums } of weightedGramUpper(matrix, { rowWeights: fractionalWeights(matrix) })) {
    columns.forEach((column, k) => {
      for (const each of [row, column]) total.set(each, (total.get(each) ?? 0) + sums[k]);
    });
  }
  expect([...total].sort(([x], [y]) => x - y)).toEqual([
    [0, 2],
    [1, 2],
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
});

test.each([
  ['a least count of 0', { minCount: 0 }],
  ['weights of another length', { rowWeights: new Float64Array(1) }],
  ['a mask of another length', { mask: fullBitSet(1) }],
])('refuses %s', (_, options) => {
  expect(() => [...weightedGramUpper(example(), options)]).toThrow(ShapeMismatchError);
});
