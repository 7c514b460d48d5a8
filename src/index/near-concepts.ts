import { inverseDocumentFrequency } from '../similarity/weights.js';
import type { GraphIndex } from './graph-index.js';
import { comparablePapers } from './relatedness.js';

/** A paper (row) near a bag of concepts, and the concepts (rows) that both have, the one that counts most first. */
export interface NearPaper {
  paper: number;
  score: number;
  shared: number[];
}

/**
 * The `k` papers nearest to concepts (rows) with their weights (as `mentionWeight` gives them): cosine of tf-idf weights,
 * as for two papers of the index. By score descending, then id. O(papers of the concepts).
 */
export function papersNearConcepts(index: GraphIndex, weights: ReadonlyMap<number, number>, k: number): NearPaper[] {
  const { matrix, transposed, norms } = comparablePapers(index, 'cosine').rows;
  const dots = new Map<number, { dot: number; shares: [concept: number, share: number][] }>();
  let square = 0;
  for (const [concept, weight] of weights) {
    const df = transposed.indptr[concept + 1] - transposed.indptr[concept];
    if (df === 0) continue;
    const value = weight * inverseDocumentFrequency(matrix.rows, df);
    square += value * value;
    for (let at = transposed.indptr[concept]; at < transposed.indptr[concept + 1]; at++) {
      const paper = transposed.indices[at];
      const share = value * (transposed.values ? transposed.values[at] : 1);
      const known = dots.get(paper);
      if (known) {
        known.dot += share;
        known.shares.push([concept, share]);
      } else dots.set(paper, { dot: share, shares: [[concept, share]] });
    }
  }
  return [...dots]
    .map(([paper, { dot, shares }]) => ({
      paper,
      score: Math.min(1, dot / (Math.sqrt(square) * norms[paper])),
      shares,
    }))
    .sort((a, b) => b.score - a.score || a.paper - b.paper)
    .slice(0, k)
    .map(({ paper, score, shares }) => ({
      paper,
      score,
      shared: shares.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([concept]) => concept),
    }));
}
