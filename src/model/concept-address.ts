import type { Concept } from './concept.js';
import { OWN_VOCABULARY } from './vocabulary.js';

/** What addresses begin with of what has none: `urn:papergraph:NAME`, and of a concept `urn:papergraph:NAME#ID`. */
export const URN = 'urn:papergraph:';

/** The address of a concept: its own, else one of its vocabulary and id; concepts of the corpus are taken for the own vocabulary's. */
export function conceptAddress({ id, uri, vocabulary }: Pick<Concept, 'id' | 'uri' | 'vocabulary'>): string {
  return uri ?? `${URN}${vocabulary ?? OWN_VOCABULARY.name}#${id.slice(id.indexOf(':') + 1)}`;
}
