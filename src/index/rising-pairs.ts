import { comparePeriods } from '../similarity/compare-periods.js';
import { associationStrength, expectedCount, logLikelihoodRatio } from '../similarity/measures.js';
import { columnCounts } from '../sparse/column-counts.js';
import type { GraphIndex } from './graph-index.js';
import { inTurns } from './in-turns.js';
import { selectedCount, type Selection } from './selection.js';

/** How often two concepts stand in one paper, against what independence makes expect. */
export interface PairCount {
  count: number;
  expected: number;
  /** Count over expected. */
  lift: number;
}

/** Two concepts (rows, a < b) in a window of time and, where one is given, a baseline. */
export interface ComparedPair extends PairCount {
  a: number;
  b: number;
  /** Signed G² against independence, within the window. */
  logLikelihoodRatio: number;
  baseline: PairCount | null;
  /** Against the share of papers that the pair has in window and baseline together. */
  rise: (Omit<PairCount, 'count'> & { logLikelihoodRatio: number }) | null;
}

export type PairOrderField = 'count' | 'lift' | 'logLikelihoodRatio' | 'rise' | 'riseLift';

export interface PairOrder {
  field: PairOrderField;
  descending: boolean;
}

export interface ComparedPairs {
  /** The best by the orders, ties by a, then b. */
  pairs: ComparedPair[];
  /** All with at least the least count. */
  found: number;
  paperCount: number;
  baselinePaperCount: number | null;
}

/**
 * Pairs of concepts, both `among` some, that at least `minCount` papers of the window speak of, the first `limit` by `orders`. Window and
 * baseline (undefined: none) have no paper in common. Counts are of the concepts themselves, without narrower ones. Time as
 * `comparePeriods` and a look at each pair, with turns for other work.
 */
export function comparedPairs(index: GraphIndex, asked: PairsAsked): Promise<ComparedPairs> {
  return inTurns(compare(index, asked));
}

function* compare(
  index: GraphIndex,
  { window, baseline, among = () => true, minCount, orders, limit }: PairsAsked,
): Generator<void, ComparedPairs> {
  const { matrix, papers } = index;
  const n = selectedCount(window, papers);
  const counts = columnCounts(matrix, window);
  const before =
    baseline === undefined ? null : { n: selectedCount(baseline, papers), counts: columnCounts(matrix, baseline) };
  const best = new BestPairs(orders, limit);
  let found = 0;
  for (const row of comparePeriods(matrix, { window, baseline: baseline ?? null, minCount })) {
    const a = row.row;
    row.columns.forEach((b, at) => {
      if (!among(a) || !among(b)) return;
      found++;
      const count = row.counts[at];
      const old = row.baselineCounts[at];
      best.offer({
        a,
        b,
        ...pairCount(count, counts[a], counts[b], n),
        logLikelihoodRatio: logLikelihoodRatio(count, counts[a], counts[b], n),
        baseline: before && pairCount(old, before.counts[a], before.counts[b], before.n),
        rise: before && rise(count, old, n, before.n),
      });
    });
    yield;
  }
  return { pairs: best.finish(), found, paperCount: n, baselinePaperCount: before?.n ?? null };
}

export interface PairsAsked {
  window: Selection;
  baseline?: Exclude<Selection, null>;
  /** Concepts (rows) that a pair may have; all where left out. */
  among?: (concept: number) => boolean;
  minCount: number;
  orders: readonly PairOrder[];
  limit: number;
}

function pairCount(count: number, ca: number, cb: number, n: number): PairCount {
  return { count, expected: expectedCount(ca, cb, n), lift: associationStrength(count, ca, cb, n) };
}

/** The 2×2 table of papers by whether they have the pair, and whether they are of the window. */
function rise(count: number, old: number, n: number, before: number): NonNullable<ComparedPair['rise']> {
  const [both, all] = [count + old, n + before];
  return {
    expected: expectedCount(both, n, all),
    lift: associationStrength(count, both, n, all),
    logLikelihoodRatio: logLikelihoodRatio(count, both, n, all),
  };
}

function valueOf(pair: ComparedPair, field: PairOrderField): number {
  if (field === 'rise') return pair.rise?.logLikelihoodRatio ?? 0;
  if (field === 'riseLift') return pair.rise?.lift ?? 0;
  return pair[field];
}

/** Keeps the first `limit` of the pairs that are offered. */
class BestPairs {
  private kept: ComparedPair[] = [];
  private worst: ComparedPair | null = null;

  constructor(
    private readonly orders: readonly PairOrder[],
    private readonly limit: number,
  ) {}

  offer(pair: ComparedPair): void {
    if (this.worst && this.compare(pair, this.worst) > 0) return;
    this.kept.push(pair);
    if (this.kept.length < 4 * this.limit + 64) return;
    this.kept = this.finish();
    this.worst = this.kept[this.kept.length - 1];
  }

  finish(): ComparedPair[] {
    return this.kept.sort((x, y) => this.compare(x, y)).slice(0, this.limit);
  }

  private compare(x: ComparedPair, y: ComparedPair): number {
    for (const { field, descending } of this.orders) {
      const order = valueOf(x, field) - valueOf(y, field);
      if (order !== 0) return descending ? -order : order;
    }
    return x.a - y.a || x.b - y.b;
  }
}
