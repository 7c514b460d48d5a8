import type { GraphIndex } from '../index/graph-index.js';
import { nearestPapers } from '../index/nearest-papers.js';
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
 * The `k` papers nearest to each, by `from`, then rank (from 1); see `nearestPapers`. Reasons are not kept with the edges:
 * they follow from the index at any time.
 */
export function* relatednessOf(index: GraphIndex, k: number): Generator<Relatedness> {
  for (const { row, papers } of nearestPapers(index, k)) {
    for (let at = 0; at < papers.length; at++) {
      const { paper, score } = papers[at];
      yield { from: index.papers.id(row), to: index.papers.id(paper), score, rank: at + 1, reasons: [] };
    }
  }
}
