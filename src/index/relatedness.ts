import {
  reasons as sharesOf,
  relatednessRows,
  type RelatednessMeasure,
  type RelatednessRows,
} from '../similarity/relatedness.js';
import { similarRows } from '../sparse/row-similarity.js';
import type { GraphIndex } from './graph-index.js';

/** A paper (row) that is near another. */
export interface RelatedPaper {
  paper: number;
  score: number;
}

/** A concept (row) that two papers share, and what it gives to their score. */
export interface SharedConcept {
  concept: number;
  share: number;
}

// An index never changes, and its weights are needed by every request: they live as long as it does.
const prepared = new WeakMap<GraphIndex, Map<RelatednessMeasure, RelatednessRows>>();

/** The papers of an index, ready to be compared; made at first use, O(papers + concepts + mentions), then kept. */
export function comparablePapers(index: GraphIndex, measure: RelatednessMeasure): RelatednessRows {
  let ofIndex = prepared.get(index);
  if (!ofIndex) prepared.set(index, (ofIndex = new Map()));
  let papers = ofIndex.get(measure);
  if (!papers) ofIndex.set(measure, (papers = relatednessRows(index, measure)));
  return papers;
}

/** All papers that share a concept with the paper `row` and score at least `minScore`, by score descending, then id. */
export function related(
  index: GraphIndex,
  row: number,
  { measure, minScore }: { measure: RelatednessMeasure; minScore: number },
): RelatedPaper[] {
  const papers = comparablePapers(index, measure);
  const { indices, scores } = similarRows(papers.rows, row, {
    k: index.papers.count,
    measure: papers.measure,
    minScore,
  });
  return Array.from(indices, (paper, at) => ({ paper, score: scores[at] }));
}

/** Why the papers `a` and `b` are near: shared concepts by share descending, then id; the shares sum to the score. */
export function reasons(index: GraphIndex, a: number, b: number, measure: RelatednessMeasure): SharedConcept[] {
  const papers = comparablePapers(index, measure);
  return sharesOf(papers.rows, a, b, papers.measure).map(({ column, share }) => ({ concept: column, share }));
}
