import type { CoOccurrence } from '../model/edges.js';
import { countBits, hasBit, type BitSet } from '../sparse/bit-set.js';
import { columnCounts } from '../sparse/column-counts.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { gramRow } from '../sparse/gram-row.js';
import { gramUpper } from '../sparse/gram.js';
import { checkIndex } from '../sparse/shape-mismatch-error.js';
import { transpose } from '../sparse/transpose.js';
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
  for (const { row: a, columns, counts } of gramUpper(matrix, { minCount, transposed })) {
    const ca = indptr[a + 1] - indptr[a];
    for (let k = 0; k < columns.length; k++) {
      const b = columns[k];
      yield { a, b, ...associations(counts[k], ca, indptr[b + 1] - indptr[b], matrix.rows) };
    }
  }
}

/** Two columns, as positions in the list that was asked for, `first < second`. */
export interface AssociatedPositions {
  first: number;
  second: number;
  count: number;
  expected: number;
  score: number;
}

/**
 * The pairs among some distinct columns that have common rows within the mask, by position. O(rows + entries of these
 * columns + Σ over rows of (entries among these columns)² / 2).
 *
 * @throws ShapeMismatchError where a column is out of range.
 */
export function* associationsAmong(
  incidence: Incidence,
  columns: readonly number[],
  { measure, minCount = 1, mask = null }: AssociationOptions,
): Generator<AssociatedPositions> {
  const rowsOf = columnsWithin(incidence, columns, mask);
  const n = mask === null ? rowsOf.columns : countBits(mask);
  const counted = (position: number) => rowsOf.indptr[position + 1] - rowsOf.indptr[position];
  const pairs = gramUpper(transpose(rowsOf), { minCount: Math.max(1, minCount), transposed: rowsOf });
  for (const { row: first, columns: seconds, counts } of pairs) {
    const ci = counted(first);
    for (let k = 0; k < seconds.length; k++) {
      const second = seconds[k];
      const cj = counted(second);
      yield {
        first,
        second,
        count: counts[k],
        expected: expectedCount(ci, cj, n),
        score: associationScore(measure, counts[k], ci, cj, n),
      };
    }
  }
}

/** Some columns of the matrix, as rows of a matrix of ones that holds the rows within the mask. */
function columnsWithin({ transposed }: Incidence, columns: readonly number[], mask: BitSet | null): CsrMatrix {
  let nnz = 0;
  for (const column of columns) {
    checkIndex(column, transposed.rows, 'column');
    nnz += transposed.indptr[column + 1] - transposed.indptr[column];
  }
  const indptr = allocateIndptr(columns.length, nnz);
  const indices = new Int32Array(nnz);
  let end = 0;
  columns.forEach((column, position) => {
    for (let t = transposed.indptr[column]; t < transposed.indptr[column + 1]; t++) {
      const row = transposed.indices[t];
      if (mask === null || hasBit(mask, row)) indices[end++] = row;
    }
    indptr[position + 1] = end;
  });
  return { rows: columns.length, columns: transposed.columns, indptr, indices: indices.subarray(0, end), values: null };
}
