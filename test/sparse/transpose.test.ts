import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkFormat, csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { checkTranspose, transpose, transposedBytes } from '../../src/sparse/transpose.js';
import { denseOf, denseTranspose } from './dense.js';
import { exactly, example, presence, SMALL, TALL, WIDE } from './matrices.js';

test.each([
  ['ones', presence(SMALL)],
  ['values', exactly(SMALL)],
  ['a tall matrix', presence(TALL)],
  ['a wide matrix', exactly(WIDE)],
])('moves each cell across the diagonal: %s', (_, matrices) => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const transposed = transpose(matrix);
      checkFormat(transposed, 'full');
      expect(denseOf(transposed)).toEqual(denseTranspose(denseOf(matrix)));
      expect(transpose(transposed)).toEqual(matrix);
    }),
    { numRuns: 50 },
  );
});

test('keeps stored zeros', () => {
  expect(transpose(csrFromRows(2, [[1]], [[0]])).values).toEqual(Float32Array.of(0));
});

test('refuses arrays whose lengths do not fit', () => {
  expect(() => transpose({ ...example(), rows: 2 })).toThrow(ShapeMismatchError);
});

test('a transpose has the other shape and as many entries', () => {
  const matrix = example();
  expect(() => checkTranspose(matrix, transpose(matrix))).not.toThrow();
  expect(() => checkTranspose(matrix, matrix)).toThrow('Expected a transpose of 4 × 3 with 6 entries');
  expect(() => checkTranspose(matrix, transpose(csrFromRows(4, [[0], [], []])))).toThrow(ShapeMismatchError);
});

test('bytes beside entries go where the entries go', () => {
  fc.assert(
    fc.property(presence(SMALL), fc.array(fc.nat(255), { minLength: 1 }), (matrix, values) => {
      const bytes = Uint8Array.from(matrix.indices, (_, at) => values[at % values.length]);
      const withBytes = { ...matrix, values: Float32Array.from(bytes) };
      const transposed = transpose(withBytes);
      expect([...transposedBytes(matrix, transposed, bytes)]).toEqual([...transposed.values!]);
    }),
  );
});

test('bytes of another length are refused', () => {
  const matrix = csrFromRows(2, [[0, 1], [1]]);
  expect(() => transposedBytes(matrix, transpose(matrix), new Uint8Array(2))).toThrow(ShapeMismatchError);
});
