import { countBits, type BitSet } from '../sparse/bit-set.js';
import { columnCounts } from '../sparse/column-counts.js';
import type { CsrMatrix } from '../sparse/csr.js';
import { gramRange } from '../sparse/gram.js';
import { columnVisits, rowTails } from '../sparse/row-tails.js';
import { best, createTopKTable } from '../sparse/top-k-table.js';
import type { Ranked } from '../sparse/top-k.js';
import { keepBest, type AssociationTotals } from './keep-best.js';
import type { AssociationMeasure } from './measures.js';

export interface TopAssociationsOptions {
  measure: AssociationMeasure;
  /** Columns kept for each. */
  k: number;
  /** Pairs with fewer common rows are left out; 1 where not given. */
  minCount?: number;
  /** The rows that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
}

/**
 * For each column the `k` columns that a measure puts nearest, by score descending, then column; only columns that share
 * a row with it. The products are scored as they are made: no pair is stored but those kept. Scores equal
 * `associationScore` to the bit.
 *
 * Time of `gramUpper` and one look at each pair. Memory O(nnz + columns · k).
 *
 * @throws ShapeMismatchError as `gramUpper`, or where k is no whole number from 0.
 */
export function topAssociations(matrix: CsrMatrix, options: TopAssociationsOptions): Ranked[] {
  const { measure, k, minCount = 1, mask = null } = options;
  const totals = associationTotals(matrix, mask);
  const table = createTopKTable(matrix.columns, Math.min(k, matrix.columns));
  const tails = rowTails(matrix);
  const visits = columnVisits(tails, matrix.indptr, mask);
  const rows = gramRange(tails, visits, 0, matrix.columns, { minCount, sorted: false, descending: true });
  keepBest(table, rows, measure, totals);
  return Array.from({ length: matrix.columns }, (_, column) => best(table, column));
}

/** The totals within `mask` (null: all rows). O(entries of those rows). @throws ShapeMismatchError as `columnCounts`. */
export function associationTotals(matrix: CsrMatrix, mask: BitSet | null = null): AssociationTotals {
  return { counts: columnCounts(matrix, mask), n: mask === null ? matrix.rows : countBits(mask) };
}
