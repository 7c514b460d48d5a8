import { columnCounts } from '../sparse/column-counts.js';
import type { CsrMatrix } from '../sparse/csr.js';

/**
 * Inverse document frequency, ln(1 + N / df): positive also for a column that every row has, so that a shared entry
 * always counts. Spärck Jones 1972, in the smoothed form of Zobel & Moffat, "Exploring the similarity space", 1998.
 */
export function inverseDocumentFrequency(rows: number, df: number): number {
  return Math.log(1 + rows / df);
}

/**
 * tf-idf: each value times the idf of its column, in Float32.
 *
 * N is the number of rows and df the number of entries of the column; values null count as ones. Takes a canonical
 * matrix and gives one with values of its own and the same `indptr` and `indices`. O(columns + nnz).
 *
 * @throws ShapeMismatchError where the arrays' lengths do not fit.
 */
export function tfIdf(matrix: CsrMatrix): CsrMatrix {
  const { indices, values } = matrix;
  const idf = Float64Array.from(columnCounts(matrix), (df) =>
    df === 0 ? 0 : inverseDocumentFrequency(matrix.rows, df),
  );
  const weights = new Float32Array(indices.length);
  for (let q = 0; q < indices.length; q++) weights[q] = (values === null ? 1 : values[q]) * idf[indices[q]];
  return { ...matrix, values: weights };
}

/**
 * What each row counts in fractional counting: 1 / (entries − 1), so that each concept of a paper takes part in pairs
 * worth 1 in all, however many there are; 0 for a row without pairs. Full counting is 1 each. Perianes-Rodriguez,
 * Waltman & van Eck, "Constructing bibliometric networks: A comparison between full and fractional counting", Journal
 * of Informetrics 10(4), 2016.
 */
export function fractionalWeights({ rows, indptr }: CsrMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const entries = indptr[row + 1] - indptr[row];
    return entries > 1 ? 1 / (entries - 1) : 0;
  });
}

/**
 * BM25 weights, in Float32: idf · v·(k1 + 1) / (v + k1·(1 − b + b·l / mean l)), where l is the sum of a row's values and
 * idf is ln(1 + (N − df + ½) / (df + ½)), positive for every column.
 *
 * Robertson & Zaragoza, "The probabilistic relevance framework: BM25 and beyond", Foundations and Trends in Information
 * Retrieval 3(4), 2009. Takes a canonical matrix of values from 0 on and gives one with values of its own and the same
 * `indptr` and `indices`. O(columns + nnz). @throws ShapeMismatchError where the arrays' lengths do not fit.
 */
export function bm25(matrix: CsrMatrix, { k1 = 1.2, b = 0.75 }: { k1?: number; b?: number } = {}): CsrMatrix {
  const { rows, indptr, indices, values } = matrix;
  const idf = Float64Array.from(columnCounts(matrix), (df) => Math.log(1 + (rows - df + 0.5) / (df + 0.5)));
  const lengths = new Float64Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    for (let q = indptr[row]; q < indptr[row + 1]; q++) lengths[row] += values === null ? 1 : values[q];
    total += lengths[row];
  }
  const weights = new Float32Array(indices.length);
  for (let row = 0; row < rows; row++) {
    const saturation = k1 * (1 - b + (b * lengths[row] * rows) / total);
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      const value = values === null ? 1 : values[q];
      weights[q] = (idf[indices[q]] * value * (k1 + 1)) / (value + saturation);
    }
  }
  return { ...matrix, values: weights };
}
