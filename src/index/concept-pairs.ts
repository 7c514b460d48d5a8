import { associationScore, expectedCount, type AssociationMeasure } from '../similarity/measures.js';
import { columnCounts } from '../sparse/column-counts.js';
import { gramRange } from '../sparse/gram.js';
import { columnVisits, rowTails } from '../sparse/row-tails.js';
import type { GraphIndex } from './graph-index.js';
import { selectedCount, type Selection } from './selection.js';

/** Two concepts (rows, a < b) that stand in papers together. */
export interface ConceptPair {
  a: number;
  b: number;
  count: number;
  expected: number;
  score: number;
}

export interface ConceptPairOptions {
  measure: AssociationMeasure;
  /** Pairs with fewer common papers are left out; at least 1. */
  minCount: number;
  /** Pairs that score less are left out; null: none are. */
  minScore: number | null;
  /** Papers that count; every count of the measure is taken within them. */
  selection: Selection;
  /** Concepts (rows) that a pair may have. */
  among: (concept: number) => boolean;
}

/** So many parts of the work, with a turn for other work between two of them. */
const PARTS = 200;
/** A heap would be smaller, and slower: so many pairs are kept beside those that are wanted, before the weakest go. */
const SLACK = 4096;

/** Papers of a selection that speak of each concept itself. O(concepts + mentions). */
export function conceptPaperCounts({ matrix }: GraphIndex, selection: Selection): Int32Array {
  return columnCounts(matrix, selection);
}

/**
 * All pairs of concepts that stand in papers together, by a, then b, in lists that may be empty: after each of them other
 * work may have its turn. Counts are of the concepts themselves, without narrower ones. Time of `gramUpper`, memory
 * O(mentions + concepts), however many pairs there are.
 */
export function* conceptPairs(
  index: GraphIndex,
  { measure, minCount, minScore, selection, among }: ConceptPairOptions,
): Generator<ConceptPair[]> {
  const { matrix, papers } = index;
  const n = selectedCount(selection, papers);
  const counts = conceptPaperCounts(index, selection);
  const tails = rowTails(matrix);
  const visits = columnVisits(tails, matrix.indptr, selection);
  const step = Math.max(1, Math.ceil(matrix.columns / PARTS));
  for (let from = 0; from < matrix.columns; from += step) {
    for (const row of gramRange(tails, visits, from, Math.min(matrix.columns, from + step), { minCount })) {
      const a = row.row;
      if (!among(a)) continue;
      const pairs: ConceptPair[] = [];
      row.columns.forEach((b, at) => {
        if (!among(b)) return;
        const count = row.counts[at];
        const score = associationScore(measure, count, counts[a], counts[b], n);
        if (minScore !== null && score < minScore) return;
        pairs.push({ a, b, count, expected: expectedCount(counts[a], counts[b], n), score });
      });
      yield pairs;
    }
    yield [];
  }
}

/** The `first` pairs of `conceptPairs` with the highest scores, by score descending, then a, then b. Memory O(first). */
export function* strongestPairs(
  index: GraphIndex,
  options: ConceptPairOptions,
  first: number,
): Generator<void, ConceptPair[]> {
  let kept: ConceptPair[] = [];
  let least = -Infinity;
  for (const pairs of conceptPairs(index, options)) {
    for (const pair of pairs) if (pair.score >= least) kept.push(pair);
    if (kept.length >= 2 * first + SLACK) {
      kept = kept.sort(byStrength).slice(0, first);
      least = kept[kept.length - 1].score;
    }
    yield;
  }
  return kept.sort(byStrength).slice(0, first);
}

function byStrength(x: ConceptPair, y: ConceptPair): number {
  return y.score - x.score || x.a - y.a || x.b - y.b;
}
