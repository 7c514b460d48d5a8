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
