import { SENTENCE_ROLES, type SentenceRole } from '../model/sentence-roles.js';
import { columnShares, rowsNear, type RowsNear } from '../sparse/rows-near.js';
import { rowOf, unit, weightedSum, type SparseVector } from '../sparse/sparse-vector.js';
import type { PaperSelection } from './filter.js';
import type { GraphIndex } from './graph-index.js';
import type { ScorePart } from './paper-terms.js';

/** A list of related papers ends there. */
export const MOST_RELATED = 200;
/** Rocchio's feedback: so many nearest papers, and what all of them weigh against the seeds. */
const FEEDBACK_PAPERS = 5;
const FEEDBACK_WEIGHT = 0.5;
/** What all that is unliked weighs against all that is liked. */
export const UNLIKED_WEIGHT = 0.5;

/** What is asked with, over the terms of an index; of norm 1. */
export type SeedVector = SparseVector;
/** Papers (rows) by score, and how many there were at each step. */
export type RelatedRanking = RowsNear;

/** What papers are asked for: a vector over the terms of an index, and what it was made of. */
export interface RelatedQuery {
  /** Of the seeds alone. */
  direct: SparseVector;
  /** With what the nearest papers say. */
  vector: SparseVector;
  /** Papers (rows) that are seeds themselves, and never answered. */
  seeds: readonly number[];
}

export interface Seeds {
  like: readonly SparseVector[];
  unlike?: readonly SparseVector[];
  /** Rows that are among them. */
  papers: readonly number[];
  aspect?: SentenceRole | null;
}

/** A paper of an index as a seed. */
export function paperSeed({ terms }: GraphIndex, row: number): SparseVector {
  return rowOf(terms.matrix, row);
}

/**
 * What to ask for by some seeds (unit vectors over the terms): the mean of the liked less half the mean of the unliked,
 * by aspect each term weighed with its `roleFactor`, then with half the mean of the five nearest papers added (Rocchio
 * 1971, with the nearest papers taken as relevant). O(one search).
 */
export function relatedQuery(index: GraphIndex, { like, unlike = [], papers, aspect = null }: Seeds): RelatedQuery {
  const mean = weightedSum([
    ...like.map((seed) => [1 / like.length, seed] as const),
    ...unlike.map((seed) => [-UNLIKED_WEIGHT / unlike.length, seed] as const),
  ]);
  const direct = unit(aspect === null ? mean : narrowed(index, mean, aspect));
  const nearest = rowsNear(index.unitRows, direct, { k: FEEDBACK_PAPERS, without: papers });
  const weight = FEEDBACK_WEIGHT / FEEDBACK_PAPERS;
  const feedback = Array.from(nearest.indices, (row) => [weight, paperSeed(index, row)] as const);
  return { direct, vector: unit(weightedSum([[1, direct], ...feedback])), seeds: papers };
}

/** Each term weighed with what it has to do with sentences of a role. */
function narrowed({ terms }: GraphIndex, { indices, values }: SparseVector, aspect: SentenceRole): SparseVector {
  const role = SENTENCE_ROLES.indexOf(aspect);
  const factor = (column: number) => terms.roleFactors[column * SENTENCE_ROLES.length + role];
  return { indices, values: values.map((value, at) => value * factor(indices[at])) };
}

export interface RelatedOptions {
  minScore?: number;
  /** Papers that may be answered; null: all. */
  selection?: PaperSelection | null;
  /** At most so many; `MOST_RELATED` where left out. */
  k?: number;
}

/** The papers nearest to what is asked for, by score descending, then id. Exact. Cost as `rowsNear`. */
export function relatedPapers(
  index: GraphIndex,
  { vector, seeds }: RelatedQuery,
  { minScore = 0, selection = null, k = MOST_RELATED }: RelatedOptions = {},
): RelatedRanking {
  return rowsNear(index.unitRows, vector, { k, minScore, mask: selection, without: seeds });
}

/** What a word or a concept gives to a score. */
export interface RelatedReason {
  part: ScorePart;
  word: string | null;
  /** Row; null for a word. */
  concept: number | null;
  share: number;
  /** Whether the seeds say it too, not the papers nearest to them alone. */
  shared: boolean;
}

/** Why a paper is related to what was asked for: by share descending. The shares sum to the score but for rounding. */
export function relatedReasons(index: GraphIndex, { direct, vector }: RelatedQuery, paper: number): RelatedReason[] {
  const { words } = index.terms;
  const own = new Set(direct.indices);
  return columnShares(index.unitRows, vector, paper).map(({ column, share }) => {
    const isWord = column < words.strings.count;
    return {
      part: isWord ? 'words' : 'concepts',
      word: isWord ? words.strings.at(column) : null,
      concept: isWord ? null : column - words.strings.count,
      share,
      shared: own.has(column),
    };
  });
}
