import type { GraphIndex } from '../index/graph-index.js';
import { paperSeed, relatedPapers, relatedQuery } from '../index/related-papers.js';
import type { CoOccurrence, Relatedness } from '../model/edges.js';
import { associatedPairs } from '../similarity/co-occurrence.js';

/** Co-occurrences of at least `minCount` (from 1) papers, with all measures, by a, then b. One row in memory at a time. */
export function* coOccurrencesOf(index: GraphIndex, minCount: number): Generator<CoOccurrence> {
  const { concepts } = index;
  for (const { a, b, ...association } of associatedPairs(index, minCount)) {
    yield { a: concepts[a].id, b: concepts[b].id, ...association };
  }
}

/**
 * The `k` papers most related to each, by `from`, then rank (from 1): what `relatedPapers` answers for each. Two searches
 * a paper. Reasons are not kept with the edges: they follow from the index at any time.
 */
export function* relatednessOf(index: GraphIndex, k: number): Generator<Relatedness> {
  const { papers } = index;
  for (let row = 0; row < papers.count; row++) {
    const query = relatedQuery(index, { like: [paperSeed(index, row)], papers: [row] });
    const { indices, scores } = relatedPapers(index, query, { k });
    for (let at = 0; at < indices.length; at++) {
      yield {
        from: papers.id(row),
        to: papers.id(indices[at]),
        score: scores[at],
        rank: at + 1,
        reasons: [],
      };
    }
  }
}
