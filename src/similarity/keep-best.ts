import type { GramRow } from '../sparse/gram.js';
import { append, type TopKTable } from '../sparse/top-k-table.js';
import type { WeightedGramRow } from '../sparse/weighted-gram.js';
import { MEASURES, npmi, type AssociationMeasure } from './measures.js';

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

/** Counts below it are looked up; greater ones are few, and are scored. */
const LOOKED_UP = 64;
/** Steps of a byte. */
const STEPS = 255;
/** NPMI from −1 to 1 in steps of a byte, and each of these in 2¹⁶ parts. */
const PARTS = (STEPS / 2) * 65536;
const MAX = 0x7fffffff;
/** Where NPMI is so near 0 or 1 it may be exactly that, which logarithms do not tell. */
const NEAR = 1e-9;

/**
 * As `keepRow` for NPMI, without scoring most pairs. NPMI is (ln c_ij + ln N − ln c_i − ln c_j) / (ln N − ln c_ij): for a
 * row and a count c_ij, a straight line in ln c_j. With ln c_j and the floor of column j rounded down to a byte each, the
 * line says in whole numbers whether the score may reach the floor of either column. The time goes into reading those
 * bytes in the order in which columns turn up: two a column stay in the cache beside the counts, where doubles do not.
 */
class NpmiKeeper {
  private readonly logN: number;
  private readonly logStep: number;
  private readonly logs: Float64Array;
  /** By column: ln c in steps of ln N / 255 in the high byte, its floor in steps of 2 / 255 above −1 in the low one. */
  private readonly known: Uint16Array;
  /** By count: what the line has at ln c_j = 0, above −1 and rounded up, and how much it falls a step, rounded down. */
  private readonly tops = new Int32Array(LOOKED_UP);
  private readonly slopes = new Int32Array(LOOKED_UP);
  private readonly logOfCount = Float64Array.from({ length: LOOKED_UP }, (_, count) => Math.log(count));

  constructor(
    private readonly table: TopKTable,
    private readonly totals: AssociationTotals,
  ) {
    const { counts, n } = totals;
    this.logN = Math.log(n);
    this.logStep = this.logN / STEPS;
    this.logs = Float64Array.from(counts, (count) => Math.log(count));
    this.known = Uint16Array.from(counts, (count, column) => {
      const logSteps = count > 1 ? Math.floor(this.logs[column] / this.logStep) : 0;
      return (logSteps << 8) | floorSteps(table.floors[column]);
    });
    for (let count = 1; count < LOOKED_UP; count++) {
      const rest = this.logN - this.logOfCount[count];
      this.slopes[count] = isSteep(rest, this.logN) ? 0 : Math.floor((this.logStep / rest) * PARTS);
    }
  }

  /** A method of its own, so that it is compiled as such: within the loop over a generator it takes longer. */
  keep({ row, columns, counts }: GramRow): void {
    const { known, tops, slopes, table } = this;
    this.setTops(row);
    let floor = floorSteps(table.floors[row]);
    for (let t = 0; t < columns.length; t++) {
      const count = counts[t];
      const column = columns[t];
      const about = known[column];
      if (count < LOOKED_UP) {
        const most = tops[count] - Math.imul(slopes[count], about >>> 8);
        if (most < Math.min(about & 255, floor) << 16) continue;
      }
      const score = this.score(row, column, count);
      if (score >= table.floors[row]) {
        append(table, row, column, score);
        floor = floorSteps(table.floors[row]);
      }
      if (score >= table.floors[column]) {
        append(table, column, row, score);
        known[column] = (about & ~255) | floorSteps(table.floors[column]);
      }
    }
    known[row] = (known[row] & ~255) | floor;
  }

  private setTops(row: number): void {
    const { tops, logOfCount, logN } = this;
    const room = logN - this.logs[row];
    for (let count = 1; count < LOOKED_UP; count++) {
      const rest = logN - logOfCount[count];
      tops[count] = isSteep(rest, logN) ? MAX : Math.ceil(((room + logOfCount[count]) / rest + 1) * PARTS) + 1;
    }
  }

  /** `npmi`, to the bit. */
  private score(row: number, column: number, count: number): number {
    const { logs, logN } = this;
    const log = count < LOOKED_UP ? this.logOfCount[count] : Math.log(count);
    const score = (log + logN - (logs[row] + logs[column])) / (logN - log);
    if (Math.abs(score) > NEAR && score < 1 - NEAR) return score;
    return npmi(count, this.totals.counts[row], this.totals.counts[column], this.totals.n);
  }
}

/** Where c_ij is most of N, the line leaves the range of whole numbers: such pairs are few, and are scored. */
function isSteep(rest: number, logN: number): boolean {
  return !(rest > logN / 4);
}

function floorSteps(floor: number): number {
  return Math.max(0, Math.min(STEPS, Math.floor(((floor + 1) / 2) * STEPS)));
}
