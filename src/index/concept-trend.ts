import { bitIndices } from '../sparse/bit-set.js';
import type { GraphIndex } from './graph-index.js';
import { NO_DAY, NO_YEAR, type PaperTable } from './paper-table.js';
import { isSelected, selectedCount, type Selection } from './selection.js';

export type Interval = 'year' | 'quarter' | 'month';

/** Intervals that one trend may have. */
export const MAX_INTERVALS = 1000;

/** Papers by interval of time, and how many of them speak of each of some concepts. */
export interface ConceptTrend {
  /** `2024`, `2024-Q2`, `2024-05`: every one from the first to the last with a paper, by time. */
  intervals: string[];
  /** Papers of each interval. */
  totals: number[];
  /** For each concept, papers of each interval that speak of it. */
  counts: number[][];
  /** Papers selected, and those of them whose interval is not known. */
  total: number;
  unknown: number;
}

/**
 * How often some concepts (rows) stand in the papers selected, by interval; null where those span more than
 * `MAX_INTERVALS`. Years are those of publication; quarters and months are known where the day is. O(papers + papers of
 * the concepts).
 */
export function conceptTrend(
  index: GraphIndex,
  concepts: readonly number[],
  { interval, selection, includeNarrower }: { interval: Interval; selection: Selection; includeNarrower: boolean },
): ConceptTrend | null {
  const { papers } = index;
  const of = intervalsOf(papers, interval);
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < papers.count; row++) {
    if (!isSelected(selection, row) || of[row] === UNKNOWN) continue;
    if (of[row] < first) first = of[row];
    if (of[row] > last) last = of[row];
  }
  const length = last < first ? 0 : last - first + 1;
  if (length > MAX_INTERVALS) return null;
  const count = (rows: Iterable<number>) => {
    const counts = new Array<number>(length).fill(0);
    for (const row of rows) if (isSelected(selection, row) && of[row] !== UNKNOWN) counts[of[row] - first]++;
    return counts;
  };
  const totals = count(Array(papers.count).keys());
  const total = selectedCount(selection, papers);
  return {
    intervals: Array.from({ length }, (_, at) => intervalName(first + at, interval)),
    totals,
    counts: concepts.map((concept) => count(bitIndices(index.papersWithConcept(concept, { includeNarrower })))),
    total,
    unknown: total - totals.reduce((sum, papersOf) => sum + papersOf, 0),
  };
}

const UNKNOWN = -(2 ** 31);

/** For each paper the number of its interval: years as they are, quarters and months since the year 0. */
function intervalsOf({ years, days }: PaperTable, interval: Interval): Int32Array {
  if (interval === 'year') return Int32Array.from(years, (year) => (year === NO_YEAR ? UNKNOWN : year));
  return days.map((day) => {
    if (day === NO_DAY) return UNKNOWN;
    const month = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1;
    return interval === 'month' ? month : Math.floor(month / 3);
  });
}

function intervalName(number: number, interval: Interval): string {
  if (interval === 'year') return String(number);
  const perYear = interval === 'month' ? 12 : 4;
  const year = String(Math.floor(number / perYear)).padStart(4, '0');
  const part = (number % perYear) + 1;
  return interval === 'month' ? `${year}-${String(part).padStart(2, '0')}` : `${year}-Q${part}`;
}
