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
/** Pairs are tallied by what they may score most, in 2¹⁵ of those parts. */
const TALLIED = 15;
const TALLY = 520;
/** What stands for no bound: above all that pairs can score, and in a place of the tally of its own. */
const UNBOUNDED = (TALLY - 1) << TALLIED;
/** A pair scores less than so much below its bound: one step of ln c_j where the line is steepest, and rounding. */
const LOOSE = Math.ceil((4 * PARTS) / STEPS) + STEPS + 2;
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
  private readonly tops = new Int32Array(LOOKED_UP + 1).fill(UNBOUNDED);
  private readonly slopes = new Int32Array(LOOKED_UP + 1);
  private readonly logOfCount = Float64Array.from({ length: LOOKED_UP }, (_, count) => Math.log(count));
  /** Of the pairs of one row: bounds, and places; and how many have which bound. */
  private readonly bounds: Int32Array;
  private readonly possible: Int32Array;
  private readonly tally = new Int32Array(TALLY);

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
    this.bounds = new Int32Array(counts.length);
    this.possible = new Int32Array(counts.length + 1);
    for (let count = 1; count < LOOKED_UP; count++) {
      const rest = this.logN - this.logOfCount[count];
      this.slopes[count] = isSteep(rest, this.logN) ? 0 : Math.floor((this.logStep / rest) * PARTS);
    }
  }

  keep({ row, columns, counts }: GramRow): void {
    const { table, possible, bounds, known } = this;
    this.setTops(row);
    const found = this.findPossible(columns, counts);
    for (let p = 0; p < found; p++) {
      const t = possible[p];
      this.offer(columns[t], row, this.score(row, columns[t], counts[t]));
    }
    const floor = this.ownFloor();
    for (let t = 0; t < columns.length; t++) {
      if (bounds[t] < floor) continue;
      const score = this.score(row, columns[t], counts[t]);
      if (score >= table.floors[row]) append(table, row, columns[t], score);
    }
    known[row] = (known[row] & ~255) | floorSteps(table.floors[row]);
  }

  /** Bounds the score of each pair, tallies the bounds, and lists the pairs that the other column may take. */
  private findPossible(columns: Int32Array, counts: Int32Array): number {
    const { known, tops, slopes, bounds, possible, tally } = this;
    let found = 0;
    for (let t = 0; t < columns.length; t++) {
      const count = Math.min(counts[t], LOOKED_UP);
      const about = known[columns[t]];
      const bound = tops[count] - Math.imul(slopes[count], about >>> 8);
      bounds[t] = bound;
      tally[bound >>> TALLIED]++;
      possible[found] = t;
      found += bound < (about & 255) << 16 ? 0 : 1; // added, not branched on
    }
    return found;
  }

  /** A bound that the row's k best reach: k pairs are sure to score as much. Clears the tally. */
  private ownFloor(): number {
    const { tally, table } = this;
    let place = TALLY - 1;
    for (let above = 0; place > 0 && above < table.k;) above += tally[--place];
    tally.fill(0);
    return Math.max(0, (place << TALLIED) - LOOSE);
  }

  private offer(list: number, index: number, score: number): void {
    const { table, known } = this;
    if (!(score >= table.floors[list])) return;
    append(table, list, index, score);
    known[list] = (known[list] & ~255) | floorSteps(table.floors[list]);
  }

  private setTops(row: number): void {
    const { tops, logOfCount, logN } = this;
    const room = logN - this.logs[row];
    for (let count = 1; count < LOOKED_UP; count++) {
      const rest = logN - logOfCount[count];
      tops[count] = isSteep(rest, logN) ? UNBOUNDED : Math.ceil(((room + logOfCount[count]) / rest + 1) * PARTS) + 1;
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
