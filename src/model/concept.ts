export const CONCEPT_KINDS = ['task', 'method', 'model', 'dataset', 'metric', 'theory', 'field'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** `vocabulary`: from a reviewed vocabulary. `corpus`: a keyphrase that enough papers share. */
export type ConceptOrigin = 'vocabulary' | 'corpus';

/** A label in another language than the concept's name. `language` is a BCP 47 tag in lower case. */
export interface Translation {
  text: string;
  language: string;
  /** Whether it is the name in that language. */
  preferred: boolean;
}

/** What a concept has of the vocabulary that it comes from. */
export interface VocabularyEntry {
  /** Name of its vocabulary; null for concepts of the corpus. */
  vocabulary: string | null;
  /** Its address in the vocabulary. */
  uri: string | null;
  /** Language of name and aliases, a BCP 47 tag in lower case; null where the vocabulary does not say. */
  language: string | null;
  translations: Translation[];
  /** Ids of concepts that are associated with it, neither broader nor narrower; on both sides. */
  related: string[];
  /** Concepts of other vocabularies that mean the same: addresses, or ids. They need not be in the store. */
  exactMatches: string[];
}

/** `id` is the slug of the name, or `vocabulary:slug`; see `conceptIds`. `broader` holds ids of concepts of which this one is a kind. */
export interface Concept extends VocabularyEntry {
  id: string;
  name: string;
  aliases: string[];
  kind: ConceptKind;
  definition: string | null;
  broader: string[];
  origin: ConceptOrigin;
}

/** For concepts that no vocabulary lists. */
export function noEntry(): VocabularyEntry {
  return { vocabulary: null, uri: null, language: null, translations: [], related: [], exactMatches: [] };
}
