import type { GramRow } from '../sparse/gram.js';
import { append, type TopKTable } from '../sparse/top-k-table.js';
import type { WeightedGramRow } from '../sparse/weighted-gram.js';
import { MEASURES, type AssociationMeasure } from './measures.js';

/** What measures need beside c_ij. */
export interface AssociationTotals {
  /** Rows of each column. */
  counts: Int32Array;
  /** Rows in all. */
  n: number;
}

/** Offers each pair of these rows of AᵀA to both of its columns, scored as `associationScore` does to the bit. */
export function keepBest(
  table: TopKTable,
  rows: Iterable<GramRow>,
  measure: AssociationMeasure,
  totals: AssociationTotals,
): void {
  for (const { row, columns, counts } of rows) keepRow(table, row, columns, counts, measure, totals);
}

/** As `keepBest`, with the weighted sums of the rows as c_ij. */
export function keepBestFractional(
  table: TopKTable,
  rows: Iterable<WeightedGramRow>,
  measure: AssociationMeasure,
  totals: AssociationTotals,
): void {
  for (const { row, columns, sums } of rows) keepRow(table, row, columns, sums, measure, totals);
}

function keepRow(
  table: TopKTable,
  row: number,
  columns: Int32Array,
  counts: Int32Array | Float64Array,
  measure: AssociationMeasure,
  { counts: totals, n }: AssociationTotals,
): void {
  const { floors } = table;
  const scoreOf = MEASURES[measure];
  for (let t = 0; t < columns.length; t++) {
    const column = columns[t];
    const score = scoreOf(counts[t], totals[row], totals[column], n);
    if (score >= floors[row]) append(table, row, column, score);
    if (score >= floors[column]) append(table, column, row, score);
  }
}
