import { prepareRows, scoreDivisor, type ComparableRows, type RowMeasure } from '../sparse/comparable-rows.js';
import { checkIndex } from '../sparse/shape-mismatch-error.js';
import type { Incidence } from './incidence.js';
import { bm25, tfIdf } from './weights.js';

/**
 * How near two rows are. `cosine`: of tf-idf weights, so that rare columns count more (Salton & McGill 1983). `bm25`: cosine
 * of BM25 weights, in which a column's repetitions count less and less, the less the longer the row (Robertson & Zaragoza
 * 2009). `jaccard`: shared columns over all columns of the two, weights aside (Jaccard 1901).
 */
export type RelatednessMeasure = 'cosine' | 'bm25' | 'jaccard';

/** Rows that are ready for `similarRows` and `allSimilarRows`, and the measure to give these. */
export interface RelatednessRows {
  rows: ComparableRows;
  measure: RowMeasure;
}

/** Prepares rows for a measure of relatedness. O(rows + columns + nnz). @throws ShapeMismatchError as `prepareRows`. */
export function relatednessRows({ matrix, transposed }: Incidence, measure: RelatednessMeasure): RelatednessRows {
  switch (measure) {
    case 'cosine':
      return { rows: prepareRows(tfIdf(matrix)), measure: 'cosine' };
    case 'bm25':
      return { rows: prepareRows(bm25(matrix)), measure: 'cosine' };
    case 'jaccard':
      return { rows: prepareRows({ ...matrix, values: null }, transposed), measure: 'tanimoto' };
  }
}

/** A column that two rows share, and what it gives to their score. */
export interface Share {
  column: number;
  share: number;
}

/**
 * Why two rows are near: the columns that both have, by share descending, then column. The shares sum to the score of
 * `similarRows` (but for rounding), because each measure is a sum over shared columns divided by one number.
 *
 * O(entries of the two rows + shared · log shared).
 *
 * @throws ShapeMismatchError where a row is out of range.
 */
export function reasons(rows: ComparableRows, a: number, b: number, measure: RowMeasure): Share[] {
  const { matrix } = rows;
  checkIndex(a, matrix.rows, 'row');
  checkIndex(b, matrix.rows, 'row');
  const { indptr, indices, values } = matrix;
  const shares: Share[] = [];
  let dot = 0;
  for (let p = indptr[a], q = indptr[b]; p < indptr[a + 1] && q < indptr[b + 1];) {
    if (indices[p] < indices[q]) p++;
    else if (indices[p] > indices[q]) q++;
    else {
      const share = values === null ? 1 : values[p] * values[q];
      dot += share;
      shares.push({ column: indices[p], share });
      p++;
      q++;
    }
  }
  const divisor = scoreDivisor(rows, a, b, dot, measure);
  for (const each of shares) each.share /= divisor;
  return shares.sort((x, y) => y.share - x.share || x.column - y.column);
}
