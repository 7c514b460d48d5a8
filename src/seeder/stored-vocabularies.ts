import type { Concept } from '../model/concept.js';
import { OWN_VOCABULARY, type Vocabularies, type Vocabulary } from '../model/vocabulary.js';
import type { GraphStore } from '../store/port.js';

/** The vocabularies of a store, without the concepts of its corpus. */
export async function storedVocabularies(store: GraphStore): Promise<Vocabularies> {
  return { vocabularies: await store.vocabularies(), concepts: await store.givenConcepts() };
}

/**
 * What a seeding reads papers with: the store's vocabularies, the own one as it is now (`own`). The own one was removed
 * where the store lists it without concepts: it stays away.
 */
export function withOwnVocabulary(stored: Vocabularies, own: readonly Concept[]): Vocabularies {
  const isListed = stored.vocabularies.some(({ name }) => name === OWN_VOCABULARY.name);
  if (own.length === 0 || (isListed && !stored.concepts.some(isOwn))) return stored;
  return withVocabulary(stored, OWN_VOCABULARY, own);
}

/** With this vocabulary in place of an earlier one of its name. */
export function withVocabulary(
  { vocabularies, concepts }: Vocabularies,
  vocabulary: Vocabulary,
  own: readonly Concept[],
): Vocabularies {
  const others = concepts.filter((concept) => concept.vocabulary !== vocabulary.name);
  return {
    vocabularies: [...vocabularies.filter(({ name }) => name !== vocabulary.name), vocabulary].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    concepts: [...others, ...own].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function isOwn({ vocabulary }: Concept): boolean {
  return vocabulary === OWN_VOCABULARY.name;
}

/** Whether two say the same, in whatever order. */
export function sameVocabularies(a: Vocabularies, b: Vocabularies): boolean {
  const vocabularies = (all: Vocabularies) =>
    all.vocabularies.map(({ name, version, license, uri }) => JSON.stringify([name, version, license, uri]));
  const same = (one: string[], other: string[]) => one.sort().join('\n') === other.sort().join('\n');
  return same(vocabularies(a), vocabularies(b)) && same(a.concepts.map(contentOf), b.concepts.map(contentOf));
}

/** All that a concept of a vocabulary is, as one text. */
export function contentOf(concept: Concept): string {
  const { id, name, aliases, kind, definition, broader, vocabulary, uri, language, related, exactMatches } = concept;
  const translations = concept.translations.map(({ text, language: tag, preferred }) => [text, tag, preferred]);
  const entry = [vocabulary, uri, language, translations, related, exactMatches];
  return JSON.stringify([id, name, aliases, kind, definition, broader, ...entry]);
}
