import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { bitSetOf } from '../../src/sparse/bit-set.js';
import type { GramOptions, GramRow } from '../../src/sparse/gram.js';
import { gramRange, gramUpper } from '../../src/sparse/gram.js';
import { columnVisits, rowTails } from '../../src/sparse/row-tails.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseOf, densePairs, type Pair } from './dense.js';
import { exactly, example, presence, SMALL, TALL, WIDE } from './matrices.js';

function pairsOf(matrix: CsrMatrix, options?: GramOptions): Pair[] {
  return listed(gramUpper(matrix, options));
}

function listed(rows: Iterable<GramRow>): Pair[] {
  const pairs: Pair[] = [];
  for (const { row, columns, counts } of rows) {
    expect(columns.length).toBeGreaterThan(0);
    expect(counts.length).toBe(columns.length);
    columns.forEach((column, k) => pairs.push({ a: row, b: column, count: counts[k] }));
  }
  return pairs;
}

describe('gramUpper', () => {
  test.each([
    ['ones', presence(SMALL), 1, 100],
    ['values, a stored zero counts', exactly(SMALL), 1, 100],
    ['pairs from 2 rows on', presence(SMALL), 2, 100],
    ['pairs from 20 rows on', presence(TALL), 20, 40],
    ['more rows than a batch', presence(TALL), 1, 40],
    ['few columns touched of many', presence(WIDE), 1, 10],
    ['few columns touched of many, from 2 rows on', presence(WIDE), 2, 10],
  ])('counts as the dense table does, in order: %s', (_, matrices, minCount, numRuns) => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        expect(pairsOf(matrix, { minCount })).toEqual(densePairs(denseOf(matrix), minCount));
      }),
      { numRuns },
    );
  });

  test('counts among many columns with many rows', () => {
    // Row i has the columns that divide it, so that columns a and b meet in the multiples of both.
    const size = 300;
    const lists = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => j).filter((j) => (i + 1) % (j + 1) === 0),
    );
    const matrix = csrFromRows(size, lists);
    const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
    const pairs = pairsOf(matrix);
    for (const { a, b, count } of pairs) {
      const lcm = ((a + 1) * (b + 1)) / gcd(a + 1, b + 1);
      expect(count).toBe(Math.floor(size / lcm));
    }
    expect(pairs.length).toBe(densePairs(denseOf(matrix)).length);
  });

  test('sorts the few columns that it touched, in whatever order the rows have them', () => {
    const matrix = csrFromRows(1000, [
      [0, 900, 950],
      [0, 20, 700],
      [0, 20, 900],
    ]);
    const others = (minCount: number) => pairsOf(matrix, { minCount }).flatMap(({ a, b }) => (a === 0 ? [b] : []));
    expect(others(1)).toEqual([20, 700, 900, 950]);
    expect(others(2)).toEqual([20, 900]);
  });

  test('unsorted it is the same but for the order within a row', () => {
    fc.assert(
      fc.property(presence(WIDE), (matrix) => {
        const pairs = pairsOf(matrix, { sorted: false, tails: rowTails(matrix) });
        expect(pairs.sort((x, y) => x.a - y.a || x.b - y.b)).toEqual(pairsOf(matrix));
      }),
    );
  });

  test('with a mask it counts the rows of the mask, and leaves the rest out', () => {
    fc.assert(
      fc.property(presence(SMALL), fc.infiniteStream(fc.boolean()), (matrix, chosen) => {
        const rows = Array.from({ length: matrix.rows }, (_, row) => row).filter(() => chosen.next().value as boolean);
        const mask = bitSetOf(matrix.rows, rows);
        expect(pairsOf(matrix, { mask })).toEqual(densePairs(denseOf(matrix), 1, mask));
      }),
    );
  });

  test('ranges of rows make the whole, wherever they are cut', () => {
    fc.assert(
      fc.property(presence(SMALL), fc.nat(), (matrix, at) => {
        const tails = rowTails(matrix);
        const visits = columnVisits(tails, matrix.indptr);
        const cut = at % (matrix.columns + 1);
        const ranges = [gramRange(tails, visits, 0, cut), gramRange(tails, visits, cut, matrix.columns)];
        expect(ranges.flatMap((range) => listed(range))).toEqual(pairsOf(matrix));
        expect(() => listed(gramRange(tails, visits, 0, matrix.columns + 1))).toThrow(ShapeMismatchError);
      }),
    );
  });

  test('leaves the matrix as it was', () => {
    const matrix = example();
    pairsOf(matrix);
    expect(matrix).toEqual(example());
  });

  test('gives nothing for a matrix without pairs', () => {
    expect(pairsOf(csrFromRows(0, []))).toEqual([]);
    expect(pairsOf(csrFromRows(3, [[0], [1], []]))).toEqual([]);
  });

  test.each<[string, CsrMatrix, GramOptions]>([
    ['a mask of another length', example(), { mask: bitSetOf(1, []) }],
    ['a least count of 0', example(), { minCount: 0 }],
    ['a least count that is no number', example(), { minCount: NaN }],
    ['arrays that do not fit', { ...example(), columns: -1 }, {}],
  ])('refuses %s', (_, matrix, options) => {
    expect(() => pairsOf(matrix, options)).toThrow(ShapeMismatchError);
  });
});
