import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { allocateIndptr, checkFormat, csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseOf } from './dense.js';
import { anyLists, example, SMALL } from './matrices.js';

describe('csrFromRows', () => {
  test('is canonical whatever the order of the lists', () => {
    fc.assert(
      fc.property(anyLists(SMALL), ({ columns, lists }) => {
        const matrix = csrFromRows(columns, lists);
        checkFormat(matrix, 'full');
        expect(matrix.values).toBeNull();
        expect(denseOf(matrix).cells).toEqual(
          lists.map((list) => Array.from({ length: columns }, (_, j) => (list.includes(j) ? 1 : null))),
        );
      }),
    );
  });

  test('moves values along with their columns', () => {
    fc.assert(
      fc.property(anyLists(SMALL), ({ columns, lists }) => {
        const values = lists.map((list, i) => list.map((j) => 16 * i + j));
        const dense = denseOf(csrFromRows(columns, lists, values));
        lists.forEach((list, i) => list.forEach((j) => expect(dense.cells[i][j]).toBe(16 * i + j)));
      }),
    );
  });

  test('rounds values to Float32', () => {
    expect(csrFromRows(1, [[0]], [[0.1]]).values).toEqual(Float32Array.of(0.1));
  });

  test('takes no rows and no columns', () => {
    expect(csrFromRows(0, [])).toMatchObject({ rows: 0, columns: 0, indptr: Int32Array.of(0) });
  });

  test.each<[string, () => CsrMatrix]>([
    ['a column past the last', () => csrFromRows(2, [[2]])],
    ['a negative column', () => csrFromRows(2, [[-1]])],
    ['a column that is no whole number', () => csrFromRows(2, [[0.5]])],
    ['a column past what an Int32 holds', () => csrFromRows(2, [[2 ** 32]])],
    ['a repeated column', () => csrFromRows(2, [[1, 1]])],
    ['a repeated column with values', () => csrFromRows(2, [[1, 1]], [[1, 2]])],
    ['values for fewer rows', () => csrFromRows(2, [[1], [0]], [[1]])],
    ['fewer values in a row', () => csrFromRows(2, [[0, 1]], [[1]])],
    ['a value that is not finite', () => csrFromRows(2, [[1]], [[NaN]])],
    ['a value past what a Float32 holds', () => csrFromRows(2, [[1]], [[1e300]])],
    ['a number of columns that is none', () => csrFromRows(-1, [])],
  ])('refuses %s', (_, build) => {
    expect(build).toThrow(ShapeMismatchError);
  });
});

describe('checkFormat', () => {
  test.each<[string, (matrix: CsrMatrix) => Partial<CsrMatrix>]>([
    ['rows that are no whole number', () => ({ rows: 2.5 })],
    ['negative columns', () => ({ columns: -1 })],
    ['an indptr of another length', () => ({ indptr: Int32Array.of(0, 3, 6) })],
    ['an indptr that does not start with 0', () => ({ indptr: Int32Array.of(1, 3, 4, 6) })],
    ['an indptr that does not end with nnz', () => ({ indptr: Int32Array.of(0, 3, 4, 7) })],
    ['values of another length', () => ({ values: new Float32Array(5) })],
  ])('finds %s in both modes', (_, change) => {
    const broken = { ...example(), ...change(example()) };
    expect(() => checkFormat(broken, 'cheap')).toThrow(ShapeMismatchError);
    expect(() => checkFormat(broken, 'full')).toThrow(ShapeMismatchError);
  });

  test.each<[string, Partial<CsrMatrix>]>([
    ['an indptr that falls', { indptr: Int32Array.of(0, 4, 3, 6) }],
    ['an indptr that rises past nnz', { indptr: Int32Array.of(0, 9, 9, 6) }],
    ['indices out of order', { indices: Int32Array.of(1, 0, 3, 1, 1, 3) }],
    ['an index twice in a row', { indices: Int32Array.of(0, 1, 1, 1, 1, 3) }],
    ['an index out of range', { indices: Int32Array.of(0, 1, 4, 1, 1, 3) }],
    ['a negative index', { indices: Int32Array.of(-1, 1, 3, 1, 1, 3) }],
    ['a value that is not finite', { values: Float32Array.of(1, 1, 1, 1, Infinity, 1) }],
  ])('finds %s in full mode', (_, change) => {
    expect(() => checkFormat({ ...example(), ...change }, 'full')).toThrow(ShapeMismatchError);
    expect(() => checkFormat({ ...example(), ...change }, 'cheap')).not.toThrow();
  });

  test('says what it takes and what it was given', () => {
    const broken = { ...example(), values: new Float32Array(5) };
    expect(() => checkFormat(broken, 'cheap')).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH', expected: 'values of length 6', received: '5' }),
    );
  });
});

test('an indptr counts past 2³¹ entries', () => {
  expect(allocateIndptr(1, 2 ** 31 - 1)).toBeInstanceOf(Int32Array);
  expect(allocateIndptr(1, 2 ** 31)).toBeInstanceOf(Float64Array);
});
