import { conceptCommunities } from '../index/concept-communities.js';
import {
  conceptPaperCounts,
  conceptPairs,
  strongestPairs,
  type ConceptPair,
  type ConceptPairOptions,
} from '../index/concept-pairs.js';
import type { GraphIndex } from '../index/graph-index.js';
import { eachInTurns, inTurns } from '../index/in-turns.js';
import { EDGE, integer, number, text, type Cell, type Network } from './network.js';

/** Concepts that are listed at once. */
const BATCH = 1000;

export interface ConceptNetworkOptions extends ConceptPairOptions {
  /** So many pairs, those with the highest scores; null: all. */
  first: number | null;
}

/**
 * Which concepts stand in papers together, weighed by a measure. Nodes are the concepts that enough of the papers speak of
 * to be in a pair; with `first` the pairs are computed at once and kept, and nodes are the concepts that they join.
 */
export async function conceptNetwork(index: GraphIndex, options: ConceptNetworkOptions): Promise<Network> {
  const { among, measure, minCount, selection, first } = options;
  const strongest = first === null ? null : await inTurns(strongestPairs(index, options, first));
  const joined = strongest && new Set(strongest.flatMap(({ a, b }) => [a, b]));
  const counts = conceptPaperCounts(index, selection);
  const { communityOf } = await conceptCommunities(index);
  const isNode = (row: number) => (joined ? joined.has(row) : counts[row] >= minCount && among(row));
  const edge = ({ a, b, count, expected, score }: ConceptPair): Cell[] => [
    index.concepts[a].id,
    index.concepts[b].id,
    score,
    count,
    expected,
  ];
  return {
    name: 'concepts',
    directed: false,
    // As the API names it: ASSOCIATION_STRENGTH.
    about: { snapshot: index.snapshot.id, measure: measure.replace(/[A-Z]/g, '_$&').toUpperCase() },
    nodeColumns: [
      text('id'),
      text('label'),
      text('kind'),
      text('origin'),
      text('vocabulary'),
      integer('papers'),
      integer('community'),
    ],
    edgeColumns: [...EDGE, integer('count'), number('expected')],
    async *nodes() {
      let batch: Cell[][] = [];
      for (const [row, { id, name, kind, origin, vocabulary }] of index.concepts.entries()) {
        if (!isNode(row)) continue;
        batch.push([id, name, kind, origin, vocabulary, counts[row], communityOf[row] + 1]);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
    async *edges() {
      if (strongest) {
        for (let at = 0; at < strongest.length; at += BATCH) yield strongest.slice(at, at + BATCH).map(edge);
      } else for await (const pairs of eachInTurns(conceptPairs(index, options))) yield pairs.map(edge);
    },
  };
}
