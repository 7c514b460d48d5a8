import type { CoOccurrence } from '../model/edges.js';
import { countBits, hasBit, type BitSet } from '../sparse/bit-set.js';
import { columnCounts } from '../sparse/column-counts.js';
import { gramRow } from '../sparse/gram-row.js';
import { gramUpper } from '../sparse/gram.js';
import type { Incidence } from './incidence.js';
import { associations, associationScore, expectedCount, type AssociationMeasure } from './measures.js';

export interface AssociationOptions {
  measure: AssociationMeasure;
  /** Columns with fewer common rows are left out; 1 where not given. Columns that never meet are always left out. */
  minCount?: number;
  /** The rows that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
}

/** How often a column meets another: common rows, their expectation under independence, and the measure asked for. */
export interface AssociatedColumn {
  column: number;
  count: number;
  expected: number;
  score: number;
}

/**
 * Columns that share rows with `column`, within the mask, by score descending, then column.
 *
 * Every count of the measure (c_i, c_j, c_ij and N) is taken within the mask. O(columns + entries of the rows that have
 * `column`), with a mask also the entries of the columns found or of the rows in it, whichever are fewer.
 *
 * @throws ShapeMismatchError where the transpose, the column or the mask does not fit.
 */
export function associatedColumns(
  { matrix, transposed }: Incidence,
  column: number,
  { measure, minCount = 1, mask = null }: AssociationOptions,
): AssociatedColumn[] {
  const { columns, counts } = gramRow(matrix, transposed, column, mask);
  const n = mask === null ? matrix.rows : countBits(mask);
  const ci = countsWithin({ matrix, transposed }, Int32Array.of(column), mask)[0];
  const kept = columns.filter((_, k) => counts[k] >= minCount);
  const cjs = countsWithin({ matrix, transposed }, kept, mask);
  const found: AssociatedColumn[] = [];
  for (let k = 0, at = 0; k < columns.length; k++) {
    const count = counts[k];
    if (count < minCount) continue;
    const cj = cjs[at++];
    found.push({
      column: columns[k],
      count,
      expected: expectedCount(ci, cj, n),
      score: associationScore(measure, count, ci, cj, n),
    });
  }
  return found.sort((x, y) => y.score - x.score || x.column - y.column);
}

/** Entries of each of `columns` within the mask, in parallel to `columns`. */
function countsWithin({ matrix, transposed }: Incidence, columns: Int32Array, mask: BitSet | null): Int32Array {
  const { indptr, indices } = transposed;
  const totals = columns.map((column) => indptr[column + 1] - indptr[column]);
  if (mask === null) return totals;
  const inColumns = totals.reduce((sum, total) => sum + total, 0);
  const inMask = matrix.indices.length * (countBits(mask) / Math.max(1, matrix.rows)); // on average
  if (inColumns > inMask) {
    const all = columnCounts(matrix, mask);
    return columns.map((column) => all[column]);
  }
  return columns.map((column) => {
    let count = 0;
    for (let t = indptr[column]; t < indptr[column + 1]; t++) if (hasBit(mask, indices[t])) count++;
    return count;
  });
}

/** Two columns, `a < b`, with all measures. */
export type ColumnPair = Omit<CoOccurrence, 'a' | 'b'> & { a: number; b: number };

/**
 * All pairs of columns with at least `minCount` (from 1) common rows, with all measures, by a, then b; as `gramUpper`.
 *
 * @throws ShapeMismatchError as `gramUpper`.
 */
export function* associatedPairs({ matrix, transposed }: Incidence, minCount: number): Generator<ColumnPair> {
  const { indptr } = transposed;
  for (const { row: a, columns, counts } of gramUpper(matrix, { minCount })) {
    const ca = indptr[a + 1] - indptr[a];
    for (let k = 0; k < columns.length; k++) {
      const b = columns[k];
      yield { a, b, ...associations(counts[k], ca, indptr[b + 1] - indptr[b], matrix.rows) };
    }
  }
}
