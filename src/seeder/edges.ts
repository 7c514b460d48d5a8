import type { GraphIndex } from '../index/graph-index.js';
import { comparablePapers } from '../index/relatedness.js';
import type { CoOccurrence, Relatedness } from '../model/edges.js';
import { associatedPairs } from '../similarity/co-occurrence.js';
import { reasons } from '../similarity/relatedness.js';
import { allSimilarRows } from '../sparse/row-similarity.js';

/** Co-occurrences of at least `minCount` (from 1) papers, with all measures, by a, then b. One row in memory at a time. */
export function* coOccurrencesOf(index: GraphIndex, minCount: number): Generator<CoOccurrence> {
  const { concepts } = index;
  for (const { a, b, ...association } of associatedPairs(index, minCount)) {
    yield { a: concepts[a].id, b: concepts[b].id, ...association };
  }
}

/**
 * The `k` nearest papers of each by cosine of tf-idf weights, with reasons, by `from`, then rank (from 1). Papers that
 * share no concept are not near. Cost as `allSimilarRows`.
 */
export function* relatednessOf(index: GraphIndex, k: number): Generator<Relatedness> {
  const { concepts, papers } = index;
  const { rows, measure } = comparablePapers(index, 'cosine');
  for (const { row, indices, scores } of allSimilarRows(rows, { k, measure })) {
    for (let at = 0; at < indices.length; at++) {
      yield {
        from: papers.id(row),
        to: papers.id(indices[at]),
        score: scores[at],
        rank: at + 1,
        reasons: reasons(rows, row, indices[at], measure).map(({ column, share }) => ({
          conceptId: concepts[column].id,
          share,
        })),
      };
    }
  }
}
