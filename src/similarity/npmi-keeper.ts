import type { TailCounter } from '../sparse/tail-counter.js';
import type { TopKTable } from '../sparse/top-k-table.js';
import type { AssociationTotals } from './keep-best.js';

/** Offers the pairs of one column of AᵀA after the other to both of their columns. */
export interface NpmiKeeper {
  /** Offers the `found` pairs of column `row` that the counter holds, and clears it; pairs of fewer than `minCount` are left out. */
  keep(row: number, found: number, minCount: number): void;
}

/**
 * Keeps the best of each column by NPMI without scoring most pairs. NPMI is (ln c_ij + ln N − ln c_i − ln c_j) /
 * (ln N − ln c_ij): for a row and a count c_ij, a straight line in ln c_j. With ln c_j and the floor of column j rounded down
 * to a byte each, the line says in whole numbers whether the score may reach the floor of either column. Those bytes are
 * read in the order in which columns turn up: two a column stay in the cache beside the counts, where doubles do not.
 *
 * Scores are those of `npmi` to the bit; `append` is that of the table. Stands alone: see `specialized`.
 */
export function npmiKeeper(
  counter: TailCounter,
  lists: TopKTable,
  totals: AssociationTotals,
  npmi: (count: number, a: number, b: number, n: number) => number,
  append: (table: TopKTable, list: number, index: number, score: number) => void,
): NpmiKeeper {
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

  const table = lists;
  const { k, floors } = table;
  const { accumulator, touched } = counter;
  const { counts: rowsOf, n } = totals;
  const columns = rowsOf.length;
  const logN = Math.log(n);
  const logStep = logN / STEPS;
  const logs = Float64Array.from(rowsOf, (count) => Math.log(count));
  const logOfCount = Float64Array.from({ length: LOOKED_UP }, (_, count) => Math.log(count));
  /** Where c_ij is most of N, the line leaves the range of whole numbers: such pairs are few, and are scored. */
  const isSteep = (rest: number) => !(rest > logN / 4);
  const floorSteps = (floor: number) => Math.max(0, Math.min(STEPS, Math.floor(((floor + 1) / 2) * STEPS)));
  /** By column: ln c in steps of ln N / 255 in the high byte, its floor in steps of 2 / 255 above −1 in the low one. */
  const known = Uint16Array.from(rowsOf, (count, column) => {
    const logSteps = count > 1 ? Math.floor(logs[column] / logStep) : 0;
    return (logSteps << 8) | floorSteps(floors[column]);
  });
  /** By count: what the line has at ln c_j = 0, above −1 and rounded up, and how much it falls a step, rounded down. */
  const tops = new Int32Array(LOOKED_UP + 1).fill(UNBOUNDED);
  const slopes = new Int32Array(LOOKED_UP + 1);
  for (let count = 1; count < LOOKED_UP; count++) {
    const rest = logN - logOfCount[count];
    slopes[count] = isSteep(rest) ? 0 : Math.floor((logStep / rest) * PARTS);
  }
  /** Of the pairs of one row: counts, bounds, and places; and how many have which bound. */
  const counts = new Int32Array(columns);
  const bounds = new Int32Array(columns);
  const possible = new Int32Array(columns + 1);
  const tally = new Int32Array(TALLY);

  const score = (row: number, column: number, count: number): number => {
    const log = count < LOOKED_UP ? logOfCount[count] : Math.log(count);
    const fast = (log + logN - (logs[row] + logs[column])) / (logN - log);
    if (Math.abs(fast) > NEAR && fast < 1 - NEAR) return fast;
    return npmi(count, rowsOf[row], rowsOf[column], n);
  };

  const setTops = (row: number): void => {
    const room = logN - logs[row];
    for (let count = 1; count < LOOKED_UP; count++) {
      const rest = logN - logOfCount[count];
      tops[count] = isSteep(rest) ? UNBOUNDED : Math.ceil(((room + logOfCount[count]) / rest + 1) * PARTS) + 1;
    }
  };

  /** Of the row: its pairs, and how many of them the other column may take. */
  let kept = 0;
  let candidates = 0;

  /**
   * Takes the counts of the columns found and clears the counter; bounds the score of each pair, tallies the bounds, and
   * lists the pairs that the other column may take. Nothing is branched on: no processor can guess these.
   */
  const takePairs = (found: number, minCount: number): void => {
    let pairs = 0;
    let listed = 0;
    for (let t = 0; t < found; t++) {
      const column = touched[t];
      const count = accumulator[column];
      accumulator[column] = 0;
      const about = known[column];
      const at = Math.min(count, LOOKED_UP);
      const bound = tops[at] - Math.imul(slopes[at], about >>> 8);
      const counted = count < minCount ? 0 : 1;
      touched[pairs] = column;
      counts[pairs] = count;
      bounds[pairs] = bound;
      possible[listed] = pairs;
      tally[bound >>> TALLIED] += counted;
      listed += bound < (about & 255) << 16 ? 0 : counted;
      pairs += counted;
    }
    kept = pairs;
    candidates = listed;
  };

  const offerToOthers = (row: number): void => {
    for (let p = 0; p < candidates; p++) {
      const column = touched[possible[p]];
      const scored = score(row, column, counts[possible[p]]);
      if (!(scored >= floors[column])) continue;
      append(table, column, row, scored);
      known[column] = (known[column] & ~255) | floorSteps(floors[column]);
    }
  };

  /** A bound that the row's k best reach: k pairs are sure to score as much. Clears the tally. */
  const ownFloor = (): number => {
    let place = TALLY - 1;
    for (let above = 0; place > 0 && above < k;) above += tally[--place];
    tally.fill(0);
    return Math.max(0, (place << TALLIED) - LOOSE);
  };

  const offerToOwn = (row: number): void => {
    const floor = ownFloor();
    for (let t = 0; t < kept; t++) {
      if (bounds[t] < floor) continue;
      const scored = score(row, touched[t], counts[t]);
      if (scored >= floors[row]) append(table, row, touched[t], scored);
    }
    known[row] = (known[row] & ~255) | floorSteps(floors[row]);
  };

  const keep = (row: number, found: number, minCount: number): void => {
    setTops(row);
    takePairs(found, minCount);
    offerToOthers(row);
    offerToOwn(row);
  };
  return { keep };
}
