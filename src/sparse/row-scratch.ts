import type { CsrMatrix } from './csr.js';
import { createTopK, type TopKHeap } from './top-k.js';

/** Working space of a search among the rows of a matrix. */
export interface RowScratch {
  /** Length rows: dot products so far; all 0 between searches. */
  dots: Float64Array;
  /** Length rows: bounds of cosines so far; all 0 between searches. */
  bounds: Uint16Array;
  /** Length rows + 1: rows met. */
  met: Int32Array;
  /** The best of them by bound. */
  best: TopKHeap;
  asked: AskedRow;
}

/** The row asked about. Its columns stand by length, the short ones first: rare columns weigh most and cost least. */
export interface AskedRow {
  /** Entries of the row; what follows has at least that length. */
  size: number;
  columns: Int32Array;
  /** Rows that have each column. */
  lengths: Int32Array;
  /** How much of the row's norm each column is, 0 to 1. */
  shares: Float64Array;
  /** Length size + 1: how much the columns from each on are together. */
  rest: Float64Array;
  /** Length columns of the matrix: the row's values, 0 elsewhere; all 0 between searches. */
  values: Float32Array;
}

/** Allocates it. O(rows + columns). */
export function rowScratch({ rows, columns, indptr }: CsrMatrix): RowScratch {
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, indptr[row + 1] - indptr[row]);
  return {
    dots: new Float64Array(rows),
    bounds: new Uint16Array(rows),
    met: new Int32Array(rows + 1),
    best: createTopK(0),
    asked: {
      size: 0,
      columns: new Int32Array(longest),
      lengths: new Int32Array(longest),
      shares: new Float64Array(longest),
      rest: new Float64Array(longest + 1),
      values: new Float32Array(columns),
    },
  };
}

/** Takes a row of the norm `norm` up, to be asked about. O(its entries, squared): rows are short. */
export function takeRow(asked: AskedRow, matrix: CsrMatrix, transposed: CsrMatrix, row: number, norm: number): void {
  const { columns, lengths, shares, rest, values } = asked;
  const first = matrix.indptr[row];
  asked.size = matrix.indptr[row + 1] - first;
  for (let p = 0; p < asked.size; p++) {
    const column = matrix.indices[first + p];
    const value = matrix.values === null ? 1 : matrix.values[first + p];
    const length = transposed.indptr[column + 1] - transposed.indptr[column];
    let at = p;
    for (; at > 0 && lengths[at - 1] > length; at--) {
      columns[at] = columns[at - 1];
      lengths[at] = lengths[at - 1];
      shares[at] = shares[at - 1];
    }
    columns[at] = column;
    lengths[at] = length;
    shares[at] = norm > 0 ? Math.abs(value) / norm : 0;
    values[column] = value;
  }
  let square = 0;
  rest[asked.size] = 0;
  for (let at = asked.size - 1; at >= 0; at--) {
    square += shares[at] * shares[at];
    rest[at] = Math.sqrt(square);
  }
}

/** Puts it down again. */
export function releaseRow({ size, columns, values }: AskedRow): void {
  for (let at = 0; at < size; at++) values[columns[at]] = 0;
}

/**
 * The dot product of row `other` and the row asked about, added by column ascending: products of Float32 values are exact
 * in double precision, so that it is the same for (a, b) and (b, a) to the bit. O(entries of `other`).
 */
export function dotWith({ values: asked }: AskedRow, { indptr, indices, values }: CsrMatrix, other: number): number {
  const end = indptr[other + 1];
  let dot = 0;
  if (values === null) for (let q = indptr[other]; q < end; q++) dot += asked[indices[q]];
  else for (let q = indptr[other]; q < end; q++) dot += asked[indices[q]] * values[q];
  return dot;
}
