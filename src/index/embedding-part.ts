import { hasBit } from '../sparse/bit-set.js';
import { columnShares } from '../sparse/rows-near.js';
import { MOST_RELATED, type RelatedOptions, type RelatedQuery, type RelatedRanking } from './related-papers.js';
import type { GraphIndex } from './graph-index.js';

/** What the cosine of embeddings weighs beside that of words and concepts: measured, see docs/related.md. */
const EMBEDDING_WEIGHT = 0.5;

/** A ranking in which embeddings take part, and what they give to each score. */
export interface RankingWithEmbeddings extends RelatedRanking {
  /** Beside `indices`: the part of each score that embeddings give, 0 and more. */
  embedded: Float64Array;
}

/**
 * What words and concepts give to a score beside embeddings: (terms + w · embeddings) / (1 + w), so that scores stay from 0 to 1.
 */
export const TERMS_SHARE = 1 / (1 + EMBEDDING_WEIGHT);

/**
 * A ranking by terms joined with the cosines of embeddings, by score descending, then row. Candidates are the papers of
 * both: of `ranking`, made without a minimum score, and of `cosines`. A cosine below 0 counts as 0. O(candidates · terms of a paper).
 */
export function withEmbeddings(
  index: GraphIndex,
  { vector, seeds }: RelatedQuery,
  ranking: RelatedRanking,
  cosines: ReadonlyMap<number, number>,
  { minScore = 0, selection = null, k = MOST_RELATED }: RelatedOptions,
): RankingWithEmbeddings {
  const terms = new Map(Array.from(ranking.indices, (row, at) => [row, ranking.scores[at]]));
  for (const row of cosines.keys()) {
    if (terms.has(row) || seeds.includes(row) || (selection && !hasBit(selection, row))) continue;
    terms.set(
      row,
      columnShares(index.unitRows, vector, row).reduce((sum, { share }) => sum + share, 0),
    );
  }
  const all = Array.from(terms, ([row, term]) => {
    const embedded = (1 - TERMS_SHARE) * Math.max(0, cosines.get(row) ?? 0);
    return { row, embedded, score: TERMS_SHARE * Math.max(0, term) + embedded };
  }).filter(({ score }) => score > 0);
  const reached = all.filter(({ score }) => score >= minScore);
  const best = reached.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, k);
  return {
    indices: Int32Array.from(best, ({ row }) => row),
    scores: Float64Array.from(best, ({ score }) => score),
    embedded: Float64Array.from(best, ({ embedded }) => embedded),
    met: Math.max(ranking.met, all.length),
    allowed: Math.max(ranking.allowed, all.length),
    reached: reached.length,
  };
}
