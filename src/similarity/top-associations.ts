import { countBits, type BitSet } from '../sparse/bit-set.js';
import { columnCounts } from '../sparse/column-counts.js';
import type { CsrMatrix } from '../sparse/csr.js';
import { gramRange } from '../sparse/gram.js';
import { columnVisits, rowTails } from '../sparse/row-tails.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { specializedFor } from '../sparse/specialized.js';
import { tailCounter } from '../sparse/tail-counter.js';
import { append, createTopKTable, rankLists, type RankedLists, type TopKTable } from '../sparse/top-k-table.js';
import { weightedGramUpper, type WeightedGramRow } from '../sparse/weighted-gram.js';
import { keepBest, keepBestFractional, type AssociationTotals } from './keep-best.js';
import { npmi, type AssociationMeasure } from './measures.js';
import { npmiKeeper } from './npmi-keeper.js';
import { fractionalWeights } from './weights.js';

export interface TopAssociationsOptions {
  measure: AssociationMeasure;
  /** Columns kept for each. */
  k: number;
  /** Pairs with fewer common rows are left out; 1 where not given. */
  minCount?: number;
  /** The rows that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
  /** `full` (where not given): each common row adds 1 to c_ij. `fractional`: 1 / (its entries − 1), see `fractionalWeights`. */
  counting?: 'full' | 'fractional';
}

/**
 * For each column the `k` columns that a measure puts nearest, by score descending, then column; only columns that share
 * a row with it. The products are scored as they are made: no pair is stored but those kept. Scores equal
 * `associationScore` to the bit.
 *
 * c_i and N are rows in either way of counting, so that a fractional c_ij is at most c_i; the 2×2 table of the
 * log-likelihood ratio is one of full counts only.
 *
 * Time of `gramUpper` and one look at each pair. Memory O(nnz + columns · k).
 *
 * @throws ShapeMismatchError as `gramUpper`, or where k is no whole number from 0, or the measure does not fit the counting.
 */
export function topAssociations(matrix: CsrMatrix, options: TopAssociationsOptions): RankedLists {
  const { measure, k, counting = 'full', mask = null } = options;
  if (counting === 'fractional' && measure === 'logLikelihoodRatio') {
    throw new ShapeMismatchError({ expected: 'full counting for the log-likelihood ratio', received: counting });
  }
  const totals = associationTotals(matrix, mask);
  const table = createTopKTable(matrix.columns, Math.min(k, matrix.columns));
  if (counting === 'full') keepCounted(table, matrix, options, totals);
  else keepBestFractional(table, fractionalPairs(matrix, options), measure, totals);
  return rankLists(table);
}

/** Rows descending, so that a column has its own row's best before others offer to it: few of those are then taken. */
function keepCounted(
  table: TopKTable,
  matrix: CsrMatrix,
  { measure, minCount = 1, mask }: TopAssociationsOptions,
  totals: AssociationTotals,
): void {
  const tails = rowTails(matrix);
  const visits = columnVisits(tails, matrix.indptr, mask);
  if (measure !== 'npmi') {
    const rows = gramRange(tails, visits, 0, matrix.columns, { minCount, sorted: false, descending: true });
    keepBest(table, rows, measure, totals);
    return;
  }
  const entries = matrix.indices.length;
  const counter = tailCounter(tails, visits);
  const keeper = specializedFor(entries, npmiKeeper)(counter, table, totals, npmi, append);
  for (let row = matrix.columns - 1; row >= 0; row--) keeper.keep(row, counter.count(row), minCount);
}

function fractionalPairs(matrix: CsrMatrix, { minCount, mask }: TopAssociationsOptions): Iterable<WeightedGramRow> {
  const presence = { ...matrix, values: null };
  return weightedGramUpper(presence, { rowWeights: fractionalWeights(matrix), minCount, mask });
}

/** The totals within `mask` (null: all rows). O(entries of those rows). @throws ShapeMismatchError as `columnCounts`. */
export function associationTotals(matrix: CsrMatrix, mask: BitSet | null = null): AssociationTotals {
  return { counts: columnCounts(matrix, mask), n: mask === null ? matrix.rows : countBits(mask) };
}
