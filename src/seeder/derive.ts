import type { Moves } from '../curation/moves.js';
import { NO_MOVES, type CurationPlan } from '../curation/plan.js';
import { indexOf, MOST_PAPERS_WITH_WORDS, type IndexOptions } from '../index/build.js';
import { confidenceStep } from '../model/confidence.js';
import type { CurationEntry } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';
import type { Run } from '../model/run.js';
import { mentionWeight, type GraphStore, type PaperStructure } from '../store/port.js';
import { changedConcepts, curatedGraph } from './curated-graph.js';
import { coOccurrencesOf, relatednessOf } from './edges.js';
import { grouped } from './grouped.js';
import { homonymsOf } from './homonyms.js';
import { planOf, readGraph, type ReadGraph } from './read-graph.js';

/** Neighbors kept for each paper. */
export const NEIGHBORS = 50;

/** The least number of papers for a co-occurrence to be kept: all of a small corpus, from 2 on in a large one. */
export function minCooccurrenceFor(papers: number): number {
  return papers < 1000 ? 1 : 2;
}

/**
 * Computes what follows from the corpus as a whole, and writes it: keyphrases that enough papers share become concepts,
 * homonyms are told apart and curation (`log`) is applied to what was read, then co-occurrence and relatedness over all
 * concepts. A function of the stored papers and the log, whatever order the papers came in. Resolves to what the log makes
 * of the concepts.
 */
export async function derive(
  store: GraphStore,
  run: Run,
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
  options: IndexOptions = {},
): Promise<CurationPlan> {
  const read = await readGraph(store);
  const plan = planOf(log, read);
  await writeDerived(store, run, read, plan, options);
  return plan;
}

/** As `derive`, of what was read. `compared`: the plan that was applied before, and where to tell what moves. */
export async function writeDerived(
  store: GraphStore,
  run: Run,
  { papers, vocabulary, promoted }: ReadGraph,
  plan: CurationPlan,
  options: IndexOptions,
  compared: { before: CurationPlan; moves: Moves } | null = null,
): Promise<void> {
  const words = options.words ?? papers <= MOST_PAPERS_WITH_WORDS;
  const homonyms = await homonymsOf(store, vocabulary, promoted.mentions);
  const asRead = homonyms.none && plan.moves === NO_MOVES && compared === null;
  const read = { keyphraseMentions: promoted.mentions, homonyms };
  const shown = asRead ? null : await curatedGraph(store, plan, read, compared);
  const keyphraseMentions = shown?.keyphraseMentions ?? promoted.mentions;
  const known = new Set(vocabulary.map(({ id }) => id));
  const structure = await structureWith(store, known, shown?.mentions ?? null, keyphraseMentions);
  const index = indexOf(plan.concepts, structure, new Map(), { id: '', builtAt: '' }, [], { words });
  const concepts = changedConcepts(vocabulary, plan);
  await store.replaceDerived(
    {
      corpusConcepts: plan.concepts.filter(({ origin }) => origin === 'corpus'),
      keyphraseMentions,
      coOccurrences: coOccurrencesOf(index, run.settings.minCooccurrence),
      relatedness: relatednessOf(index, run.settings.neighbors),
      curated: { concepts, papers: shown?.papers ?? [], waiting: plan.waiting },
    },
    run.id,
  );
}

/**
 * The stored structure with these keyphrase mentions in place of those of an earlier derivation, and, where papers show
 * other mentions than the store has now (`shown`), these.
 */
async function structureWith(
  store: GraphStore,
  vocabulary: ReadonlySet<string>,
  shown: ReadonlyMap<string, readonly Mention[]> | null,
  keyphrases: readonly Mention[],
): Promise<PaperStructure[]> {
  const keyphrasesOf = grouped(keyphrases, ({ paperId }) => paperId);
  const structure: PaperStructure[] = [];
  for await (const paper of store.structure()) {
    const entries = new Map<string, { weight: number; step: number }>();
    if (shown === null) {
      paper.conceptIds.forEach((id, i) => {
        if (vocabulary.has(id)) entries.set(id, { weight: paper.weights[i], step: paper.confidenceSteps[i] });
      });
    }
    const mentions = [...(shown?.get(paper.id) ?? []), ...(keyphrasesOf.get(paper.id) ?? [])];
    for (const [id, ofConcept] of grouped(mentions, ({ conceptId }) => conceptId)) {
      const step = Math.max(...ofConcept.map(({ confidence }) => confidenceStep(confidence)));
      entries.set(id, { weight: mentionWeight(ofConcept), step });
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
