import fc from 'fast-check';
import type { BitSet } from '../../src/sparse/bit-set.js';
import { bitSetOf } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';

/** The bounds of a shape; the matrices drawn have any number of rows and columns within it. */
export interface Shape {
  rows: number;
  columns: number;
  /** Entries in a row. */
  entries: number;
}

export const SMALL: Shape = { rows: 10, columns: 10, entries: 10 };
/** Columns with more rows than a batch of `gramUpper` takes. */
export const TALL: Shape = { rows: 200, columns: 4, entries: 4 };
/** Few entries beside the columns, so that `gramUpper` sorts what it touched. */
export const WIDE: Shape = { rows: 8, columns: 600, entries: 5 };

// Multiples of 1/4: sums of products are exact, so that an oracle that adds in another order agrees to the bit.
const exactValue = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
const positiveValue = fc.float({ min: 0.0625, max: 8, noNaN: true });

/** Unsorted lists of distinct columns, one a row, with the number of columns. */
export function anyLists({ rows, columns, entries }: Shape): fc.Arbitrary<{ columns: number; lists: number[][] }> {
  return fc.integer({ min: 1, max: columns }).chain((width) =>
    fc.record({
      columns: fc.constant(width),
      lists: fc.array(fc.uniqueArray(fc.nat(width - 1), { maxLength: entries }), { maxLength: rows, size: 'max' }),
    }),
  );
}

/** A matrix of ones. */
export function presence(shape: Shape): fc.Arbitrary<CsrMatrix> {
  return anyLists(shape).map(({ columns, lists }) => csrFromRows(columns, lists));
}

/** Values that are exact in sums of products: negative ones and stored zeros among them. */
export const exactly = (shape: Shape): fc.Arbitrary<CsrMatrix> => weighted(shape, exactValue);
/** Positive values with all the digits that a Float32 has. */
export const positive = (shape: Shape): fc.Arbitrary<CsrMatrix> => weighted(shape, positiveValue);

function weighted(shape: Shape, value: fc.Arbitrary<number>): fc.Arbitrary<CsrMatrix> {
  return anyLists(shape).chain(({ columns, lists }) =>
    fc
      .tuple(...lists.map((list) => fc.array(value, { minLength: list.length, maxLength: list.length })))
      .map((values) => csrFromRows(columns, lists, values)),
  );
}

/** One of the matrices with one of its masks: null, or any subset of the rows. */
export function withMask<T extends CsrMatrix>(matrices: fc.Arbitrary<T>): fc.Arbitrary<[T, BitSet | null]> {
  return matrices.chain((matrix) =>
    fc.tuple(
      fc.constant(matrix),
      fc.option(
        fc.array(fc.boolean(), { minLength: matrix.rows, maxLength: matrix.rows }).map((members) =>
          bitSetOf(
            matrix.rows,
            members.flatMap((member, i) => (member ? [i] : [])),
          ),
        ),
      ),
    ),
  );
}

/** One of the matrices with one of its columns. */
export function withColumn<T extends CsrMatrix>(matrices: fc.Arbitrary<T>): fc.Arbitrary<[T, number]> {
  return matrices.chain((matrix) => fc.tuple(fc.constant(matrix), fc.nat(matrix.columns - 1)));
}

/** A small matrix that tests can name cells of: 3 rows, 4 columns, 6 entries. */
export const example = (): CsrMatrix => csrFromRows(4, [[0, 1, 3], [1], [1, 3]]);
