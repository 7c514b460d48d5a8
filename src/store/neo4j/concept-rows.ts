import type { Concept, Translation } from '../../model/concept.js';
import { otherLabels } from '../other-labels.js';
import { searchText } from '../query-words.js';
import type { Parameters } from './connection.js';

/** All properties of a concept's node. `broader` stands there too: a relationship needs its other end to be known. */
export function conceptParameters(concept: Concept): Parameters {
  return {
    id: concept.id,
    name: concept.name,
    aliases: concept.aliases,
    kind: concept.kind,
    definition: concept.definition,
    broader: concept.broader,
    origin: concept.origin,
    vocabulary: concept.vocabulary,
    uri: concept.uri,
    language: concept.language,
    // A property holds no list of objects.
    translations: concept.translations.map(({ text }) => text),
    translationLanguages: concept.translations.map(({ language }) => language),
    translationsPreferred: concept.translations.map(({ preferred }) => preferred),
    related: concept.related,
    exactMatches: concept.exactMatches,
    nameWords: searchText(concept.name),
    aliasWords: searchText(otherLabels(concept).join(' ')),
    definitionWords: searchText(concept.definition ?? ''),
  };
}

export type ConceptRow = Omit<Concept, 'translations'> & {
  translations: string[];
  translationLanguages: string[];
  translationsPreferred: boolean[];
};

export function conceptOf(row: ConceptRow): Concept {
  const { translations, translationLanguages, translationsPreferred, ...concept } = row;
  return {
    ...concept,
    translations: translations.map((text, at): Translation => ({
      text,
      language: translationLanguages[at],
      preferred: translationsPreferred[at],
    })),
  };
}
