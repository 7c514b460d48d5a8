import type { GramRow } from '../sparse/gram.js';
import { append, type TopKTable } from '../sparse/top-k-table.js';
import type { WeightedGramRow } from '../sparse/weighted-gram.js';
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
  if (measure === 'npmi') {
    const keeper = new NpmiKeeper(table, totals);
    for (const row of rows) keeper.keep(row);
  } else {
    for (const { row, columns, counts } of rows) keepRow(table, row, columns, counts, measure, totals);
  }
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

/** Counts up to here have their logarithm looked up; greater ones are few. */
const LOOKED_UP = 256;
/** What the order of sums may take off or add to a difference of logarithms is less. */
const SLACK = 1e-9;
const STEPS = 255;
const FLOOR_STEP = 2 / STEPS;

/**
 * As `keepRow` for NPMI, without scoring most pairs. NPMI is (ln c_ij + ln N − ln c_i − ln c_j) / (ln N − ln c_ij), and reaches
 * neither floor where its numerator is below the lower one times its denominator. To ask that, two bytes of column j are
 * enough: ln c_j and its floor, both rounded down. The time goes into reading them in the order in which columns turn up,
 * and two bytes a column stay in the cache beside the counts, where two doubles do not.
 */
class NpmiKeeper {
  private readonly logN: number;
  private readonly logStep: number;
  private readonly logs: Float64Array;
  private readonly logOfCount: Float64Array;
  /** By column: ln c in steps of ln N / 255 in the high byte, its floor in steps of 2 / 255 above −1 in the low one. */
  private readonly known: Uint16Array;

  constructor(
    private readonly table: TopKTable,
    private readonly totals: AssociationTotals,
  ) {
    const { counts, n } = totals;
    this.logN = Math.log(n);
    this.logStep = this.logN / STEPS;
    this.logs = Float64Array.from(counts, (count) => Math.log(count));
    this.logOfCount = Float64Array.from({ length: LOOKED_UP }, (_, count) => Math.log(count));
    this.known = Uint16Array.from(counts, (count, column) => {
      const logSteps = count > 1 ? Math.floor(this.logs[column] / this.logStep) : 0;
      return (logSteps << 8) | floorSteps(table.floors[column]);
    });
  }

  /** A method of its own, so that it is compiled as such: within the loop over a generator it takes longer. */
  keep({ row, columns, counts }: GramRow): void {
    const { known, logs, logOfCount, logN, logStep, table } = this;
    const { floors } = table;
    const { counts: totals, n } = this.totals;
    const logOfRow = logs[row];
    const room = logN - logOfRow + SLACK;
    let floor = floors[row];
    for (let t = 0; t < columns.length; t++) {
      const count = counts[t];
      const column = columns[t];
      const log = count < LOOKED_UP ? logOfCount[count] : Math.log(count);
      const about = known[column];
      const otherFloor = (about & 255) * FLOOR_STEP - 1 - SLACK;
      if (room + log - (about >>> 8) * logStep < Math.min(otherFloor, floor) * (logN - log)) continue;
      const score = npmiOfLogs(count, totals[row], totals[column], n, log, logOfRow, logs[column], logN);
      if (score >= floor) {
        append(table, row, column, score);
        floor = floors[row];
      }
      if (score >= otherFloor && score >= floors[column]) {
        append(table, column, row, score);
        known[column] = (about & ~255) | floorSteps(floors[column]);
      }
    }
    known[row] = (known[row] & ~255) | floorSteps(floor);
  }
}

function floorSteps(floor: number): number {
  return Math.max(0, Math.min(STEPS, Math.floor((floor + 1) / FLOOR_STEP)));
}
