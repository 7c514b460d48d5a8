import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addBit, emptyBitSet } from '../../src/sparse/bit-set.js';
import { csrFromRows, type CsrMatrix } from '../../src/sparse/csr.js';
import { rowDot, rowDots } from '../../src/sparse/row-dot.js';
import { columnShares, rowsNear } from '../../src/sparse/rows-near.js';
import { rowOf, unit, vectorOf, weightedSum } from '../../src/sparse/sparse-vector.js';
import { transpose } from '../../src/sparse/transpose.js';

const COLUMNS = 5;
const table = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: COLUMNS, maxLength: COLUMNS }), {
  minLength: 1,
  maxLength: 8,
});
const weights = fc.array(fc.integer({ min: -2, max: 3 }), { minLength: COLUMNS, maxLength: COLUMNS });

const norm = (values: readonly number[]) => Math.hypot(...values);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** Rows of norm 1, sparse and dense. */
function unitRows(rows: number[][]): { matrix: CsrMatrix; dense: number[][] } {
  const dense = rows.map((row) => row.map((value) => value / (norm(row) || 1)));
  const columns = dense.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [column])));
  const values = dense.map((row) => row.filter((value) => value !== 0));
  return { matrix: csrFromRows(COLUMNS, columns, values), dense };
}

describe('rowsNear', () => {
  test('is the cosine of every row, the best first', () => {
    fc.assert(
      fc.property(table, weights, fc.integer({ min: 0, max: 9 }), (given, query, k) => {
        const { matrix, dense } = unitRows(given);
        const rows = { matrix, transposed: transpose(matrix), dots: new Float64Array(matrix.rows) };
        const vector = vectorOf(new Map(query.map((value, column) => [column, value])));
        const mask = emptyBitSet(matrix.rows);
        for (let row = 0; row < matrix.rows; row += 2) addBit(mask, row);
        const expected = dense
          .map((row, index) => ({ index, score: dot(row, query) / (norm(query) || 1) }))
          .filter(({ index, score }) => index !== 1 && score > 1e-6);
        const found = rowsNear(rows, vector, { k, without: [1], mask, minScore: 1e-6 });
        const allowed = expected.filter(({ index }) => index % 2 === 0);
        expect(found.reached).toBe(allowed.length);
        expect(found.indices.length).toBe(Math.min(k, allowed.length));
        const best = allowed.sort((a, b) => b.score - a.score);
        found.scores.forEach((score, at) => expect(score).toBeCloseTo(best[at].score, 5));
        for (const [at, row] of found.indices.entries()) {
          const shares = columnShares(rows, vector, row);
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(found.scores[at], 6);
        }
        expect(rows.dots).toEqual(new Float64Array(matrix.rows));
      }),
    );
  });

  test('of an empty vector is nothing', () => {
    const { matrix } = unitRows([[1, 0, 0, 0, 2]]);
    const rows = { matrix, transposed: transpose(matrix), dots: new Float64Array(1) };
    expect(rowsNear(rows, vectorOf(new Map()), { k: 3 })).toMatchObject({ met: 0, allowed: 0, reached: 0 });
  });
});

test('rowDot is the dot product of two rows', () => {
  fc.assert(
    fc.property(table, (given) => {
      const { matrix, dense } = unitRows(given);
      dense.forEach((a, i) => dense.forEach((b, j) => expect(rowDot(matrix, i, j)).toBeCloseTo(dot(a, b), 5)));
      const rows = [...dense.keys()];
      const space = new Float64Array(matrix.columns);
      for (const i of rows) {
        expect([...rowDots(matrix, i, rows, space)]).toEqual(rows.map((j) => rowDot(matrix, i, j)));
      }
      expect([...space]).toEqual([...space].fill(0));
    }),
  );
});

test('weightedSum adds entries, and leaves out those that come to 0', () => {
  const { matrix } = unitRows([
    [3, 4, 0, 0, 0],
    [0, 1, 0, 0, 0],
  ]);
  const sum = weightedSum([
    [1, rowOf(matrix, 0)],
    [-rowOf(matrix, 0).values[1], rowOf(matrix, 1)],
  ]);
  expect([...sum.indices]).toEqual([0]);
  expect(unit(sum).values[0]).toBe(1);
});
