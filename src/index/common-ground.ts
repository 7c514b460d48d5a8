import { columnCounts } from '../sparse/column-counts.js';
import type { BitSet } from '../sparse/bit-set.js';
import { countBits, bitIndices } from '../sparse/bit-set.js';
import { expectedCount } from '../similarity/measures.js';
import type { GraphIndex } from './graph-index.js';

/** A concept (row) that several of some papers speak of. */
export interface SharedGround {
  concept: number;
  /** The papers (rows) of them that speak of it, ascending. */
  papers: number[];
  /** Papers that would, were they drawn from the corpus by chance. */
  expected: number;
  /** Papers over expected. */
  lift: number;
}

/** Why papers have nothing in common; null where they have. */
export type NoCommonGround = 'tooFewPapers' | 'noConcepts' | 'nothingShared' | 'filtered' | null;

export interface CommonGround {
  /** By papers descending, then lift, then id. */
  concepts: SharedGround[];
  empty: NoCommonGround;
  /** The most papers that share a concept. */
  mostShared: number;
}

/**
 * The concepts (`among` some) that at least `minShared` of some papers speak of, of themselves, without narrower ones. O(concepts of the
 * papers + concepts).
 */
export function commonGround(
  index: GraphIndex,
  papers: BitSet,
  { minShared, among = () => true }: { minShared: number; among?: (concept: number) => boolean },
): CommonGround {
  const counts = columnCounts(index.matrix, papers);
  const size = countBits(papers);
  const mostShared = counts.reduce((most, count) => Math.max(most, count), 0);
  const papersOf = new Map<number, number[]>();
  const { indptr, indices } = index.matrix;
  for (const row of bitIndices(papers)) {
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      if (counts[indices[at]] < minShared) continue;
      const known = papersOf.get(indices[at]);
      if (known) known.push(row);
      else papersOf.set(indices[at], [row]);
    }
  }
  const kept = [...papersOf].filter(([concept]) => among(concept));
  const concepts = kept.map(([concept, rows]): SharedGround => {
    const expected = expectedCount(size, index.paperCounts[concept], index.papers.count);
    return { concept, papers: rows, expected, lift: rows.length / expected };
  });
  concepts.sort((a, b) => b.papers.length - a.papers.length || b.lift - a.lift || a.concept - b.concept);
  return { concepts, empty: concepts.length > 0 ? null : emptyReason(), mostShared };

  function emptyReason(): NoCommonGround {
    if (papersOf.size > 0) return 'filtered';
    if (size < minShared) return 'tooFewPapers';
    return mostShared === 0 ? 'noConcepts' : 'nothingShared';
  }
}
