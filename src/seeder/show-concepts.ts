import type { CurationPlan } from '../curation/plan.js';
import type { CurationEffect, CurationEntry } from '../model/curation.js';
import type { GraphStore } from '../store/port.js';
import { changedConcepts } from './curated-graph.js';
import type { ReadGraph } from './read-graph.js';
import { contentOf } from './stored-vocabularies.js';

/**
 * Shows concepts as a plan has them that moves mentions as the one before did: neither co-occurrence nor relatedness change
 * then, and papers show what they did.
 */
export async function showConcepts(store: GraphStore, { vocabulary }: ReadGraph, plan: CurationPlan): Promise<void> {
  const shown = new Map((await store.concepts()).map((concept) => [concept.id, contentOf(concept)]));
  await store.showConcepts({
    changed: plan.concepts.filter((concept) => shown.get(concept.id) !== contentOf(concept)),
    concepts: changedConcepts(vocabulary, plan),
    waiting: plan.waiting,
  });
}

/** What the log says of an operation that moves nothing. */
export async function unmoved(
  store: GraphStore,
  conceptIds: readonly string[],
): Promise<Pick<CurationEntry, 'effects' | 'moved' | 'movedCount'>> {
  const effects: CurationEffect[] = [];
  for (const conceptId of [...new Set(conceptIds)].sort()) {
    const mentions = await store.countMentionsOfConcept(conceptId, {});
    effects.push({ conceptId, before: mentions, after: mentions });
  }
  return { effects, moved: [], movedCount: 0 };
}
