import { promote } from '../extraction/promotion.js';
import { indexOf } from '../index/build.js';
import { confidenceStep } from '../model/confidence.js';
import type { Concept } from '../model/concept.js';
import type { Mention } from '../model/extraction.js';
import type { Run } from '../model/run.js';
import { mentionWeight, type GraphStore, type PaperStructure } from '../store/port.js';
import { coOccurrencesOf, relatednessOf } from './edges.js';

/** Neighbors kept for each paper. */
export const NEIGHBORS = 50;

/** The least number of papers for a co-occurrence to be kept: all of a small corpus, from 2 on in a large one. */
export function minCooccurrenceFor(papers: number): number {
  return papers < 1000 ? 1 : 2;
}

/**
 * Computes what follows from the corpus as a whole, and writes it: keyphrases that enough papers share become concepts,
 * then co-occurrence and relatedness over all concepts. A function of the stored papers, whatever order they came in.
 */
export async function derive(store: GraphStore, run: Run): Promise<void> {
  const vocabulary = (await store.concepts()).filter((concept) => concept.origin === 'vocabulary');
  const { papers } = await store.counts();
  const candidates = [];
  for await (const entry of store.candidates()) candidates.push(entry);
  const promoted = promote(candidates, { papers, taken: vocabulary });
  const concepts = [...vocabulary, ...promoted.concepts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const structure = await structureWith(store, vocabulary, promoted.mentions);
  const index = indexOf(concepts, structure, new Map(), { id: '', builtAt: '' });
  await store.replaceDerived(
    {
      corpusConcepts: promoted.concepts,
      keyphraseMentions: promoted.mentions,
      coOccurrences: coOccurrencesOf(index, run.settings.minCooccurrence),
      relatedness: relatednessOf(index, run.settings.neighbors),
    },
    run.id,
  );
}

/** The stored structure with these keyphrase mentions in place of those of an earlier derivation. */
async function structureWith(
  store: GraphStore,
  vocabulary: readonly Concept[],
  keyphrases: readonly Mention[],
): Promise<PaperStructure[]> {
  const known = new Set(vocabulary.map((concept) => concept.id));
  const mentionsOf = new Map<string, Map<string, Mention[]>>();
  for (const mention of keyphrases) {
    const ofPaper = mentionsOf.get(mention.paperId) ?? new Map<string, Mention[]>();
    mentionsOf.set(mention.paperId, ofPaper);
    const ofConcept = ofPaper.get(mention.conceptId);
    if (ofConcept) ofConcept.push(mention);
    else ofPaper.set(mention.conceptId, [mention]);
  }
  const structure: PaperStructure[] = [];
  for await (const paper of store.structure()) {
    const entries = new Map<string, { weight: number; step: number }>();
    paper.conceptIds.forEach((id, i) => {
      if (known.has(id)) entries.set(id, { weight: paper.weights[i], step: paper.confidenceSteps[i] });
    });
    for (const [id, mentions] of mentionsOf.get(paper.id) ?? []) {
      const step = Math.max(...mentions.map(({ confidence }) => confidenceStep(confidence)));
      entries.set(id, { weight: mentionWeight(mentions), step });
    }
    structure.push({
      ...paper,
      conceptIds: [...entries.keys()],
      weights: Array.from(entries.values(), ({ weight }) => weight),
      confidenceSteps: Array.from(entries.values(), ({ step }) => step),
    });
  }
  return structure;
}
