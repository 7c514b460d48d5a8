import { chooseSenses, type Choice, type PaperSenses } from '../curation/homonyms.js';
import type { Concept } from '../model/concept.js';
import type { Mention } from '../model/extraction.js';
import { normalizeLabel } from '../model/label.js';
import { SharedLabels, UNDECIDED_CONFIDENCE } from '../model/shared-labels.js';
import type { GraphStore } from '../store/port.js';
import { grouped } from './grouped.js';

/** The most that a mention is sure of which the company of its paper decides; measured, see docs/curation.md. */
const BY_COMPANY = 0.9;

/** What papers mean by labels that several concepts have. */
export class Homonyms {
  constructor(
    private readonly labels: SharedLabels,
    private readonly choices: ReadonlyMap<string, ReadonlyMap<string, Choice>>,
  ) {}

  /** Whether no paper has such a label. */
  get none(): boolean {
    return this.choices.size === 0;
  }

  /** A mention as it was read, under the concept that its paper means. */
  meant(mention: Mention): Mention {
    const choice = this.choices.get(mention.paperId)?.get(normalizeLabel(mention.surface));
    const senses = this.labels.sensesOf(mention);
    if (!choice || senses.length === 1 || !senses.includes(choice.conceptId)) return mention;
    const { conceptId, by } = choice;
    if (by === 'nothing') return { ...mention, confidence: UNDECIDED_CONFIDENCE };
    const confidence = by === 'name' ? mention.confidence : Math.min(mention.confidence, BY_COMPANY);
    return { ...mention, conceptId, confidence };
  }

  /** What a mention may mean: one concept, or several. */
  sensesOf(mention: Mention): string[] {
    return this.labels.sensesOf(mention);
  }
}

/**
 * Reads which labels of the vocabulary papers share, and chooses what each means by them; see `chooseSenses`. Costs one
 * pass over the papers where the vocabulary has such labels.
 */
export async function homonymsOf(
  store: GraphStore,
  vocabulary: readonly Concept[],
  keyphraseMentions: readonly Mention[],
): Promise<Homonyms> {
  const labels = new SharedLabels(vocabulary);
  if (labels.empty) return new Homonyms(labels, new Map());
  const keyphrasesOf = grouped(keyphraseMentions, ({ paperId }) => paperId);
  const papers: PaperSenses[] = [];
  for await (const { paper, mentions } of store.allPapers()) {
    papers.push(sensesOfPaper(paper.id, [...mentions, ...(keyphrasesOf.get(paper.id) ?? [])], labels));
  }
  return new Homonyms(labels, chooseSenses(papers, vocabulary));
}

function sensesOfPaper(id: string, mentions: readonly Mention[], labels: SharedLabels): PaperSenses {
  const defined = new Set(
    mentions.filter(({ method }) => method === 'abbreviation').map(({ surface }) => normalizeLabel(surface)),
  );
  const certain = new Set<string>();
  const shared = new Map<string, string[]>();
  for (const mention of mentions) {
    const label = normalizeLabel(mention.surface);
    const senses = labels.sensesOf(mention);
    if (senses.length === 1 || defined.has(label)) certain.add(mention.conceptId);
    else if (!shared.has(label)) shared.set(label, senses);
  }
  return { id, certain: [...certain].sort(), shared: Array.from(shared, ([label, senses]) => ({ label, senses })) };
}
