import { findCommunities } from '../similarity/communities.js';
import { classTermCounts, distinctiveTerms, leadingMembers } from '../similarity/community-labels.js';
import { topAssociations } from '../similarity/top-associations.js';
import { csrFromRows, type CsrMatrix } from '../sparse/csr.js';
import { listAt } from '../sparse/top-k-table.js';

/** Concepts that stand in papers with each other more than with others. */
export interface ConceptCommunity {
  /** Concepts (rows) that hold it together, the leading first, with their share of its edges' weight. */
  leading: { concept: number; share: number }[];
  /** Concepts that set its papers apart from others' (class-based tf-idf), best first: what to call it. */
  distinctive: number[];
  /** Concepts of it. */
  size: number;
  /** Papers most of whose weight is in it. */
  paperCount: number;
}

export interface ConceptCommunities {
  /** By size descending, then least concept. Concepts without an edge are communities of one. */
  communities: ConceptCommunity[];
  /** The community of each concept. */
  communityOf: Int32Array;
  modularity: number;
}

/** Edges that each concept brings: more blur communities, and cost memory. */
const NEIGHBORS = 20;
/** As the seeder keeps co-occurrences. */
const FEW_PAPERS = 1000;
const LEADING = 50;
const DISTINCTIVE = 5;

/**
 * Communities of the concepts by the Leiden algorithm, over each concept's 20 strongest co-occurrences by NPMI (those above
 * 0; in 1,000 papers and more, of at least 2 papers). `matrix` is papers × concepts with weights. The time of
 * `topAssociations` and of `findCommunities`.
 */
export function findConceptCommunities(matrix: CsrMatrix): ConceptCommunities {
  const graph = strongestEdges(matrix);
  const { community, sizes, quality } = findCommunities(graph);
  const classOf = classesOfPapers(matrix, community, sizes.length);
  const presence = { ...matrix, values: null };
  const terms = distinctiveTerms(classTermCounts(presence, classOf, sizes.length), DISTINCTIVE);
  const leading = leadingMembers(graph, community, LEADING);
  const papers = new Int32Array(sizes.length);
  for (const label of classOf) if (label >= 0) papers[label]++;
  return {
    communities: Array.from(sizes, (size, label) => ({
      leading: Array.from(leading[label].indices, (concept, at) => ({ concept, share: leading[label].scores[at] })),
      distinctive: [...terms[label].indices],
      size,
      paperCount: papers[label],
    })),
    communityOf: community,
    modularity: quality,
  };
}

/** Symmetric: an edge that is among the strongest of either end. */
function strongestEdges(matrix: CsrMatrix): CsrMatrix {
  const minCount = matrix.rows < FEW_PAPERS ? 1 : 2;
  const lists = topAssociations(matrix, { measure: 'npmi', k: NEIGHBORS, minCount });
  const edges = Array.from({ length: matrix.columns }, () => new Map<number, number>());
  for (let concept = 0; concept < matrix.columns; concept++) {
    const { indices, scores } = listAt(lists, concept);
    indices.forEach((other, at) => {
      if (scores[at] <= 0) return;
      edges[concept].set(other, scores[at]);
      edges[other].set(concept, scores[at]);
    });
  }
  return csrFromRows(
    matrix.columns,
    edges.map((row) => [...row.keys()]),
    edges.map((row) => [...row.values()]),
  );
}

/** For each paper the community that most of its weight is in, of several the first; -1 for one without concepts. */
function classesOfPapers(
  { rows, indptr, indices, values }: CsrMatrix,
  community: Int32Array,
  count: number,
): Int32Array {
  const sums = new Float64Array(count);
  return Int32Array.from({ length: rows }, (_, row) => {
    let best = -1;
    for (let at = indptr[row]; at < indptr[row + 1]; at++) sums[community[indices[at]]] += values ? values[at] : 1;
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      const label = community[indices[at]];
      if (best < 0 || sums[label] > sums[best] || (sums[label] === sums[best] && label < best)) best = label;
    }
    for (let at = indptr[row]; at < indptr[row + 1]; at++) sums[community[indices[at]]] = 0;
    return best;
  });
}
