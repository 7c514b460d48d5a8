import type { GramRow } from '../sparse/gram.js';
import { append, type TopKTable } from '../sparse/top-k-table.js';
import { MEASURES, npmiOfLogs, type AssociationMeasure } from './measures.js';

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
  if (measure === 'npmi') keepBestNpmi(table, rows, totals);
  else keepBestOf(table, rows, measure, totals);
}

function keepBestOf(
  table: TopKTable,
  rows: Iterable<GramRow>,
  measure: AssociationMeasure,
  { counts: totals, n }: AssociationTotals,
): void {
  const { floors } = table;
  const scoreOf = MEASURES[measure];
  for (const { row, columns, counts } of rows) {
    for (let t = 0; t < columns.length; t++) {
      const column = columns[t];
      const score = scoreOf(counts[t], totals[row], totals[column], n);
      if (score >= floors[row]) append(table, row, column, score);
      if (score >= floors[column]) append(table, column, row, score);
    }
  }
}

/** Counts up to here have their logarithm looked up; greater ones are few. */
const LOOKED_UP = 4096;
/** Differences of logarithms are off by less. */
const SLACK = 1e-9;

/**
 * As `keepBestOf`, without scoring most pairs. NPMI(i, j) ≥ f, written out, is
 * ln c_i ≤ (1 − f)·ln N − ln c_j + (1 + f)·ln c_ij; the first two terms are known of column j and its floor f, and the
 * last is at most 2·ln c_ij. So a pair is out of the question after two comparisons.
 */
function keepBestNpmi(table: TopKTable, rows: Iterable<GramRow>, { counts: totals, n }: AssociationTotals): void {
  const { floors } = table;
  const logN = Math.log(n);
  const logs = new Float64Array(totals.length);
  const rooms = new Float64Array(totals.length);
  const roomOf = (column: number) => (1 - floors[column]) * logN - logs[column] + SLACK;
  for (let column = 0; column < totals.length; column++) {
    logs[column] = Math.log(totals[column]);
    rooms[column] = roomOf(column);
  }
  const logOfCount = Float64Array.from({ length: LOOKED_UP }, (_, count) => Math.log(count));

  for (const { row, columns, counts } of rows) {
    const logOfRow = logs[row];
    for (let t = 0; t < columns.length; t++) {
      const count = counts[t];
      const column = columns[t];
      const log = count < LOOKED_UP ? logOfCount[count] : Math.log(count);
      if (logOfRow > rooms[column] + 2 * log && logs[column] > rooms[row] + 2 * log) continue;
      const score = npmiOfLogs(count, totals[row], totals[column], n, log, logOfRow, logs[column], logN);
      if (score >= floors[row]) {
        append(table, row, column, score);
        rooms[row] = roomOf(row);
      }
      if (score >= floors[column]) {
        append(table, column, row, score);
        rooms[column] = roomOf(column);
      }
    }
  }
}
