import { noEntry, type Concept } from '../model/concept.js';
import { conceptIds } from './concept-ids.js';
import type { Draft } from './draft.js';
import { chosenLanguage, definitionOf, namesOf } from './languages.js';

/**
 * The concepts of a draft without faults, by id. Related concepts are related on both sides. Concepts without a kind are
 * of kind `field`.
 */
export function conceptsOf(draft: Draft, vocabulary: string, language: string | null): Concept[] {
  const chosen = chosenLanguage(draft.concepts, language);
  const ids = conceptIds(vocabulary, draft.concepts);
  const idsOf = (keys: readonly string[]) => [...new Set(keys.map((key) => ids.get(key)!))];
  const related = new Map<string, Set<string>>([...ids.values()].map((id) => [id, new Set<string>()]));
  for (const { key, related: keys } of draft.concepts) {
    const id = ids.get(key)!;
    for (const other of idsOf(keys)) {
      if (other === id) continue;
      related.get(id)!.add(other);
      related.get(other)!.add(id);
    }
  }
  const concepts = draft.concepts.map((concept): Concept => {
    const names = namesOf(concept, chosen);
    const id = ids.get(concept.key)!;
    return {
      ...noEntry(),
      ...names,
      id,
      kind: concept.kind ?? 'field',
      definition: definitionOf(concept, names.language),
      broader: idsOf(concept.broader).sort(),
      origin: 'vocabulary',
      vocabulary,
      uri: concept.uri,
      related: [...related.get(id)!].sort(),
      exactMatches: [...new Set(concept.exactMatches)].sort(),
    };
  });
  return concepts.sort((a, b) => (a.id < b.id ? -1 : 1));
}
