import type { Concept } from './concept.js';
import type { Mention } from './extraction.js';
import { normalizeLabel, splitWords } from './label.js';
import { compareVocabularies } from './vocabulary.js';

/** The confidence of a mention whose label two concepts have, where nothing in its paper says which is meant. */
export const UNDECIDED_CONFIDENCE = 0.5;

interface Sense {
  concept: Concept;
  /** As it must be written, where case decides; null where it does not. */
  exact: string | null;
}

/**
 * The labels of one word that several concepts of a vocabulary have though they are not the same thing: `LDA`. One that is
 * the name of the first of them is that one's, unless it has a capital, as short forms have.
 */
export class SharedLabels {
  private readonly senses = new Map<string, Sense[]>();

  /** O(labels). */
  constructor(concepts: readonly Concept[]) {
    const all = new Map<string, Sense[]>();
    const add = (concept: Concept, label: string) => {
      const words = splitWords(label);
      // Labels of several words are hardly homonyms: vocabularies that share one mean the same thing.
      if (words.length !== 1) return;
      const exact = /\p{Lu}/u.test(label) ? label : null;
      const { key } = words[0];
      const known = all.get(key);
      if (known) known.push({ concept, exact });
      else all.set(key, [{ concept, exact }]);
    };
    const ordered = [...concepts].sort(
      (a, b) => compareVocabularies(a.vocabulary, b.vocabulary) || (a.id < b.id ? -1 : Number(a.id !== b.id)),
    );
    for (const concept of ordered) add(concept, concept.name);
    for (const concept of ordered) for (const alias of concept.aliases) add(concept, alias);
    for (const [key, senses] of all) {
      const [{ concept, exact }] = senses;
      if (exact === null && normalizeLabel(concept.name) === key) continue;
      if (apart(senses.map((sense) => sense.concept)).length > 1) this.senses.set(key, senses);
    }
  }

  /** Whether there is none. */
  get empty(): boolean {
    return this.senses.size === 0;
  }

  /** The concepts that a mention may mean by its words alone, in the order in which labels are attributed; itself alone where no other. */
  sensesOf({ conceptId, surface, method }: Pick<Mention, 'conceptId' | 'surface' | 'method'>): string[] {
    // A short form that the paper defines means what it says; a keyphrase is no label of the vocabulary.
    if (this.empty || (method !== 'vocabulary' && method !== 'author-keyword')) return [conceptId];
    const senses = this.senses.get(normalizeLabel(surface));
    if (!senses) return [conceptId];
    const written = senses.filter(
      ({ exact }) => method === 'author-keyword' || exact === null || surface === exact || surface === `${exact}s`,
    );
    const ids = apart(written.map(({ concept }) => concept)).map(({ id }) => id);
    return ids.includes(conceptId) ? ids : [conceptId];
  }
}

/** Of concepts that are the same thing, the first. */
function apart(concepts: readonly Concept[]): Concept[] {
  const found: Concept[] = [];
  for (const concept of concepts) if (!found.some((other) => isSame(other, concept))) found.push(concept);
  return found;
}

/** Whether two concepts with a label in common are one thing, or one a kind of the other: what they share is no homonym then. */
function isSame(a: Concept, b: Concept): boolean {
  if (a.id === b.id || a.broader.includes(b.id) || b.broader.includes(a.id)) return true;
  if (matches(a, b) || matches(b, a)) return true;
  const [first, second] = [labelsOf(a), labelsOf(b)];
  // One label may be a homonym, two are hardly.
  return normalizeLabel(a.name) === normalizeLabel(b.name) || [...first].filter((key) => second.has(key)).length > 1;
}

function matches(a: Concept, b: Concept): boolean {
  return a.exactMatches.some((match) => match === b.id || match === b.uri);
}

function labelsOf({ name, aliases }: Concept): Set<string> {
  return new Set([name, ...aliases].map(normalizeLabel));
}
