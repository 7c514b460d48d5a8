import { curationPlan, type CurationPlan } from '../curation/plan.js';
import { promote, type Promotion } from '../extraction/promotion.js';
import type { Concept } from '../model/concept.js';
import type { CurationEntry } from '../model/curation.js';
import type { GraphStore } from '../store/port.js';

/** What a derivation begins from; curation plays no part in it. */
export interface ReadGraph {
  papers: number;
  /** As given, by id. */
  vocabulary: Concept[];
  /** Keyphrases that enough papers share. */
  promoted: Promotion;
}

/** Costs one pass over the store's candidates. */
export async function readGraph(store: GraphStore): Promise<ReadGraph> {
  const vocabulary = await store.givenConcepts();
  const { papers } = await store.counts();
  const candidates = [];
  for await (const entry of store.candidates()) candidates.push(entry);
  return { papers, vocabulary, promoted: promote(candidates, { papers, taken: vocabulary }) };
}

/** What a log makes of the concepts of a graph. */
export function planOf(
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
  { vocabulary, promoted }: ReadGraph,
): CurationPlan {
  return curationPlan(log, [...vocabulary, ...promoted.concepts]);
}
