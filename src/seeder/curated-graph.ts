import { createHash } from 'node:crypto';
import { curationPlan, type CurationPlan } from '../curation/plan.js';
import type { Concept } from '../model/concept.js';
import type { CuratedPaper, CurationEntry } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';
import type { CuratedGraph, GraphStore } from '../store/port.js';
import { grouped } from './grouped.js';
import type { Homonyms } from './homonyms.js';

/** A graph as it is shown: homonyms kept apart, then curated. */
export interface Shown {
  /** All concepts that are shown, by id. */
  concepts: Concept[];
  /** Mentions of the vocabulary's concepts, by paper; then those of corpus keyphrases in their order. */
  mentions: Map<string, readonly Mention[]>;
  keyphraseMentions: Mention[];
  curated: CuratedGraph;
}

/**
 * Applies what papers mean by homonyms, then a log, to what was read: the stored papers, and what was promoted from them. A
 * function of these alone, so that nothing of an earlier derivation is left. One paper in memory at a time, beside its
 * mentions.
 */
export async function curatedGraph(
  store: GraphStore,
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
  read: {
    vocabulary: readonly Concept[];
    promoted: readonly Concept[];
    keyphraseMentions: readonly Mention[];
    homonyms: Homonyms;
  },
): Promise<Shown> {
  const plan = curationPlan(log, [...read.vocabulary, ...read.promoted]);
  const keyphrasesOf = grouped(read.keyphraseMentions, ({ paperId }) => paperId);
  const mentions = new Map<string, readonly Mention[]>();
  const keyphraseMentions: Mention[] = [];
  const papers: CuratedPaper[] = [];
  for await (const { paper, mentions: own } of store.allPapers()) {
    const keyphrases = keyphrasesOf.get(paper.id) ?? [];
    const all = [...own, ...keyphrases];
    const meant = all.map((mention) => read.homonyms.meant(mention));
    const targets = plan.targets(
      paper,
      meant.map(({ conceptId }) => conceptId),
    );
    const oneNow = (mention: Mention) => new Set(plan.targets(paper, read.homonyms.sensesOf(mention))).size === 1;
    const shown = meant.map((mention, at) => {
      // Where a curator has made all senses one, there is nothing to decide.
      const sure = mention !== all[at] && log.length > 0 && oneNow(all[at]);
      return underConcept(sure ? all[at] : mention, targets[at]);
    });
    const shownOwn = shown.slice(0, own.length).filter((mention) => mention !== null);
    const shownKeyphrases = shown.slice(own.length).filter((mention) => mention !== null);
    mentions.set(paper.id, shownOwn);
    keyphraseMentions.push(...shownKeyphrases);
    if (shown.every((mention, at) => mention === all[at])) continue;
    papers.push({ paperId: paper.id, hash: hashOf([...shownOwn, ...shownKeyphrases]), mentions: shownOwn });
  }
  const curated = { concepts: changedConcepts(read.vocabulary, plan), papers, waiting: plan.waiting };
  return { concepts: plan.concepts, mentions, keyphraseMentions, curated };
}

function underConcept(mention: Mention, conceptId: string | null): Mention | null {
  if (conceptId === null) return null;
  return conceptId === mention.conceptId ? mention : { ...mention, conceptId };
}

function changedConcepts(vocabulary: readonly Concept[], plan: CurationPlan): CuratedGraph['concepts'] {
  const shown = new Map(plan.concepts.map((concept) => [concept.id, concept]));
  return vocabulary.flatMap((given) => {
    const now = shown.get(given.id) ?? null;
    // What changes a concept keeps the order of its properties.
    return JSON.stringify(now) === JSON.stringify(given) ? [] : [{ given, shown: now }];
  });
}

function hashOf(mentions: readonly Mention[]): string {
  const content = mentions.map((m) => [m.conceptId, m.field, m.start, m.end, m.surface, m.method, m.confidence]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
