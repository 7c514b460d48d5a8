import type { Concept } from './concept.js';

/** A vocabulary of a store; its concepts name it. What its publisher does not say is null. */
export interface Vocabulary {
  /** Lower-case letters, digits and hyphens; ids of its concepts begin with it. */
  name: string;
  version: string | null;
  license: string | null;
  /** Address of its concept scheme. */
  uri: string | null;
}

/** The vocabulary that comes with papergraph, of the same version. Ids of its concepts are bare slugs. */
export const OWN_VOCABULARY: Vocabulary = { name: 'papergraph', version: '0.1.0', license: 'Apache-2.0', uri: null };

/** By name, the own one last: of two vocabularies with one label, the first has what papers say (see `VocabularyMatcher`). */
export function compareVocabularies(a: string | null, b: string | null): number {
  const last = (name: string | null) => Number(name === null || name === OWN_VOCABULARY.name);
  return last(a) - last(b) || ((a ?? '') < (b ?? '') ? -1 : Number(a !== b));
}

/** Vocabularies with all of their concepts, as a store has them. */
export interface Vocabularies {
  /** By name. */
  vocabularies: Vocabulary[];
  /** By id. */
  concepts: Concept[];
}
