import { noEntry, type Concept, type ConceptKind } from '../model/concept.js';
import type { Candidate, Mention } from '../model/extraction.js';
import { slug } from '../model/identity.js';
import { normalizeLabel } from '../model/label.js';

/** What a corpus makes of its papers' candidates. */
export interface Promotion {
  /** By id; of origin `corpus`. */
  concepts: Concept[];
  /** By paper, then concept, then place. */
  mentions: Mention[];
}

const MAX_CONCEPTS = 5_000;
/** What is rather no concept in a paper is not counted there: "pilot study". */
const LEAST_CONFIDENCE = 0.5;

/** The fewest papers that share a keyphrase: 2 in a small corpus, one in 2,000 papers in a large one. */
function minimumPapers(papers: number): number {
  return Math.max(2, Math.ceil(papers / 2_000));
}

type Corpus = readonly { paperId: string; candidates: readonly Candidate[] }[];

interface Phrase {
  key: string;
  papers: number;
  score: number;
  names: Map<string, number>;
  abbreviations: Map<string, number>;
}

/**
 * Promotes phrases that enough papers are rather sure of to concepts. They are scored by C-value (Frantzi, Ananiadou & Mima 2000)
 * over papers: log2(words + 1) times the papers that have the phrase, less the mean of those of the longer phrases around it; a
 * phrase that stands by itself in no paper is left out. A function of the candidates, whatever their order;
 * O(candidates log candidates).
 *
 * @param options.papers papers in the corpus
 * @param options.taken concepts that are there already; none gets a second one of its name, alias or id
 */
export function promote(corpus: Corpus, options: { papers: number; taken: readonly Concept[] }): Promotion {
  const sure = corpus.map(({ paperId, candidates }) => ({
    paperId,
    candidates: candidates.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE),
  }));
  const taken = new Set(options.taken.flatMap(({ name, aliases }) => [name, ...aliases].map(normalizeLabel)));
  const minimum = minimumPapers(options.papers);
  const shared = [...gather(sure).values()].filter(({ key, papers }) => papers >= minimum && !taken.has(key));
  score(shared);
  const chosen = shared
    .filter((phrase) => phrase.score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, MAX_CONCEPTS);
  const concepts = conceptsOf(chosen, options.taken, taken);
  const mentions = mentionsOf(sure, concepts);
  return { concepts: [...concepts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), mentions };
}

function gather(corpus: Corpus): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const { candidates } of corpus) {
    for (const { key, name, abbreviation } of candidates) {
      let phrase = phrases.get(key);
      if (!phrase)
        phrases.set(key, (phrase = { key, papers: 0, score: 0, names: new Map(), abbreviations: new Map() }));
      phrase.papers++;
      phrase.names.set(name, (phrase.names.get(name) ?? 0) + 1);
      if (abbreviation) phrase.abbreviations.set(abbreviation, (phrase.abbreviations.get(abbreviation) ?? 0) + 1);
    }
  }
  return phrases;
}

/** Sets the score of each phrase from the longer ones that hold it. */
function score(phrases: readonly Phrase[]): void {
  const around = new Map<string, { sum: number; count: number; most: number }>();
  for (const { key, papers } of phrases) {
    for (const part of properParts(key)) {
      const entry = around.get(part) ?? { sum: 0, count: 0, most: 0 };
      around.set(part, { sum: entry.sum + papers, count: entry.count + 1, most: Math.max(entry.most, papers) });
    }
  }
  for (const phrase of phrases) {
    const longer = around.get(phrase.key);
    const words = phrase.key.split(' ').length;
    const alone = phrase.papers - (longer?.most ?? 0);
    phrase.score = alone <= 0 ? 0 : Math.log2(words + 1) * (phrase.papers - (longer ? longer.sum / longer.count : 0));
  }
}

function properParts(key: string): Set<string> {
  const words = key.split(' ');
  const parts = new Set<string>();
  for (let length = 1; length < words.length; length++) {
    for (let first = 0; first + length <= words.length; first++)
      parts.add(words.slice(first, first + length).join(' '));
  }
  return parts;
}

function conceptsOf(
  phrases: readonly Phrase[],
  vocabulary: readonly Concept[],
  taken: ReadonlySet<string>,
): Map<string, Concept> {
  const ids = new Set(vocabulary.map(({ id }) => id));
  const concepts = new Map<string, Concept>();
  const meanings = new Map<string, number>();
  for (const { abbreviations } of phrases) {
    for (const short of abbreviations.keys()) meanings.set(short, (meanings.get(short) ?? 0) + 1);
  }
  for (const { key, names, abbreviations } of phrases) {
    const name = mostFrequent(names);
    const id = slug(name);
    if (ids.has(id)) continue;
    ids.add(id);
    // A short form that means two things names neither.
    const aliases = [...abbreviations.keys()]
      .filter((short) => meanings.get(short) === 1 && !taken.has(normalizeLabel(short)))
      .sort();
    const what = { kind: kindOf(key), definition: null, broader: [], origin: 'corpus' as const };
    concepts.set(key, { id, name, aliases, ...what, ...noEntry() });
  }
  return concepts;
}

function mostFrequent(names: ReadonlyMap<string, number>): string {
  return [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
}

const KIND_OF_HEAD: readonly [ConceptKind, string][] = [
  ['dataset', 'dataset corpus benchmark treebank database lexicon'],
  ['model', 'model network transformer architecture autoencoder regression classifier'],
  ['metric', 'metric score accuracy rate error'],
  ['theory', 'theorem bound inequality distribution space function hypothesis property condition assumption'],
  [
    'task',
    'task detection classification prediction recognition extraction generation translation estimation forecasting segmentation identification retrieval analysis parsing resolution answering tagging',
  ],
];
const kinds = new Map(KIND_OF_HEAD.flatMap(([kind, heads]) => heads.split(' ').map((head) => [head, kind] as const)));

/** Told by the head of the phrase, its last word. */
function kindOf(key: string): ConceptKind {
  return kinds.get(key.slice(key.lastIndexOf(' ') + 1)) ?? 'method';
}

function mentionsOf(corpus: Corpus, concepts: ReadonlyMap<string, Concept>): Mention[] {
  const byPaper = [...corpus].sort((a, b) => (a.paperId < b.paperId ? -1 : 1));
  return byPaper.flatMap(({ paperId, candidates }) =>
    keyphraseMentions(paperId, candidates, (key) => concepts.get(key)?.id),
  );
}

/** Where a paper speaks of concepts of the corpus: its candidates that it is rather sure of and that are one, by their keys. */
export function keyphraseMentions(
  paperId: string,
  candidates: readonly Candidate[],
  conceptOf: (key: string) => string | undefined,
): Mention[] {
  return candidates.flatMap(({ key, confidence, spans }) => {
    const conceptId = conceptOf(key);
    if (conceptId === undefined || confidence < LEAST_CONFIDENCE) return [];
    return spans.map((span) => {
      const method = span.field === 'keywords' ? 'author-keyword' : 'keyphrase';
      return { paperId, conceptId, ...span, method, confidence } as const;
    });
  });
}
