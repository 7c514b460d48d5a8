import { createHash } from 'node:crypto';
import type { Moves } from '../curation/moves.js';
import { NO_MOVES, type CurationPlan } from '../curation/plan.js';
import type { Concept } from '../model/concept.js';
import type { CuratedPaper } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';
import type { CuratedGraph, GraphStore } from '../store/port.js';
import { grouped } from './grouped.js';
import type { Homonyms } from './homonyms.js';

/** The mentions of a graph as they are shown: homonyms kept apart, then curated. */
export interface Shown {
  /** Mentions of the vocabulary's concepts, by paper; then those of corpus keyphrases in their order. */
  mentions: Map<string, readonly Mention[]>;
  keyphraseMentions: Mention[];
  /** Those that show other mentions than were read. */
  papers: CuratedPaper[];
}

/**
 * Applies what papers mean by homonyms, then a plan, to what was read: the stored papers, and what was promoted from them. A
 * function of these alone, so that nothing of an earlier derivation is left. One paper in memory at a time, beside its
 * mentions.
 *
 * @param compared the plan that was applied before, and where to tell what moves
 */
export async function curatedGraph(
  store: GraphStore,
  plan: CurationPlan,
  { keyphraseMentions: keyphrasesRead, homonyms }: { keyphraseMentions: readonly Mention[]; homonyms: Homonyms },
  compared: { before: CurationPlan; moves: Moves } | null,
): Promise<Shown> {
  const keyphrasesOf = grouped(keyphrasesRead, ({ paperId }) => paperId);
  const mentions = new Map<string, readonly Mention[]>();
  const keyphraseMentions: Mention[] = [];
  const papers: CuratedPaper[] = [];
  for await (const { paper, mentions: own } of store.allPapers()) {
    const all = [...own, ...(keyphrasesOf.get(paper.id) ?? [])];
    const meant = all.map((mention) => homonyms.meant(mention));
    const conceptIds = meant.map(({ conceptId }) => conceptId);
    const targets = plan.targets(paper, conceptIds);
    const oneNow = (mention: Mention) => new Set(plan.targets(paper, homonyms.sensesOf(mention))).size === 1;
    const shown = meant.map((mention, at) => {
      // Where a curator has made all senses one, there is nothing to decide.
      const sure = mention !== all[at] && plan.moves !== NO_MOVES && oneNow(all[at]);
      return underConcept(sure ? all[at] : mention, targets[at]);
    });
    if (compared) {
      const from = compared.before.targets(paper, conceptIds);
      compared.moves.add(all.map((mention, at) => ({ mention, from: from[at], to: targets[at] })));
    }
    const shownOwn = shown.slice(0, own.length).filter((mention) => mention !== null);
    const shownKeyphrases = shown.slice(own.length).filter((mention) => mention !== null);
    mentions.set(paper.id, shownOwn);
    keyphraseMentions.push(...shownKeyphrases);
    if (shown.every((mention, at) => mention === all[at])) continue;
    papers.push({ paperId: paper.id, hash: hashOf([...shownOwn, ...shownKeyphrases]), mentions: shownOwn });
  }
  return { mentions, keyphraseMentions, papers };
}

function underConcept(mention: Mention, conceptId: string | null): Mention | null {
  if (conceptId === null) return null;
  return conceptId === mention.conceptId ? mention : { ...mention, conceptId };
}

/** The vocabulary's concepts that a plan shows otherwise than given, or not at all. */
export function changedConcepts(vocabulary: readonly Concept[], plan: CurationPlan): CuratedGraph['concepts'] {
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
