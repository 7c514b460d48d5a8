import { countBits, type BitSet } from '../sparse/bit-set.js';
import { gramUpper } from '../sparse/gram.js';
import { transpose } from '../sparse/transpose.js';
import { columnsWithin } from './columns-within.js';
import type { Incidence } from './incidence.js';
import { associationScore, expectedCount, type AssociationMeasure } from './measures.js';

/** Each of some columns against each, in the order asked for; every table is square and symmetric. */
export interface AssociationMatrix {
  /** Rows within the mask. */
  n: number;
  /** Rows with both; on the diagonal, with the column. */
  counts: number[][];
  expected: number[][];
  scores: number[][];
}

/**
 * Counts, expectations and scores of each of `columns` against each, within the mask (null or left out: all rows).
 *
 * Columns may repeat. Pairs that never meet have their score too. O(rows + entries of these columns + Σ over rows of
 * (entries among these columns)² / 2 + columns²).
 *
 * @throws ShapeMismatchError where a column is out of range or the mask does not fit.
 */
export function associationMatrix(
  incidence: Incidence,
  columns: readonly number[],
  { measure, mask = null }: { measure: AssociationMeasure; mask?: BitSet | null },
): AssociationMatrix {
  const rowsOf = columnsWithin(incidence, columns, mask);
  const n = mask === null ? rowsOf.columns : countBits(mask);
  const size = columns.length;
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let p = 0; p < size; p++) counts[p][p] = rowsOf.indptr[p + 1] - rowsOf.indptr[p];
  for (const pairs of gramUpper(transpose(rowsOf))) {
    pairs.columns.forEach((other, k) => {
      counts[pairs.row][other] = pairs.counts[k];
      counts[other][pairs.row] = pairs.counts[k];
    });
  }
  const table = (cell: (cij: number, ci: number, cj: number) => number) =>
    counts.map((row, i) => row.map((cij, j) => cell(cij, counts[i][i], counts[j][j])));
  return {
    n,
    counts,
    expected: table((_, ci, cj) => expectedCount(ci, cj, n)),
    scores: table((cij, ci, cj) => associationScore(measure, cij, ci, cj, n)),
  };
}
