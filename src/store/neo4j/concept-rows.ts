import type { Concept } from '../../model/concept.js';
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
    nameWords: searchText(concept.name),
    aliasWords: searchText(concept.aliases.join(' ')),
    definitionWords: searchText(concept.definition ?? ''),
  };
}
