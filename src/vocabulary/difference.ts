import type { Concept, Translation } from '../model/concept.js';

/** What becomes different from one version of a vocabulary to the next; names by id of the concept, each concept in one list at most but `removed` and `added` alone. */
export interface VocabularyDifference {
  added: string[];
  removed: string[];
  /** `old → new`. */
  renamed: string[];
  /** Other aliases, translations or language. */
  relabeled: string[];
  /** Other broader concepts. */
  reparented: string[];
  /** Another definition, kind, address, related concept or exact match. */
  redescribed: string[];
  unchanged: number;
}

/** Concepts are told by their ids. A concept that changes in several ways is in several lists. O(concepts). */
export function vocabularyDifference(before: readonly Concept[], after: readonly Concept[]): VocabularyDifference {
  const known = new Map(before.map((concept) => [concept.id, concept]));
  const ids = new Set(after.map(({ id }) => id));
  const difference: VocabularyDifference = {
    added: [],
    removed: before.filter(({ id }) => !ids.has(id)).map(({ name }) => name),
    renamed: [],
    relabeled: [],
    reparented: [],
    redescribed: [],
    unchanged: 0,
  };
  for (const concept of after) {
    const old = known.get(concept.id);
    if (!old) {
      difference.added.push(concept.name);
      continue;
    }
    const [renamed, relabeled, reparented, redescribed] = PARTS.map((part) => part(old) !== part(concept));
    if (renamed) difference.renamed.push(`${old.name} → ${concept.name}`);
    if (relabeled) difference.relabeled.push(concept.name);
    if (reparented) difference.reparented.push(concept.name);
    if (redescribed) difference.redescribed.push(concept.name);
    if (!renamed && !relabeled && !reparented && !redescribed) difference.unchanged++;
  }
  return difference;
}

const translation = ({ text, language, preferred }: Translation) => [text, language, preferred];
const PARTS: ((concept: Concept) => string)[] = [
  ({ name }) => name,
  ({ aliases, translations, language }) => JSON.stringify([aliases, translations.map(translation), language]),
  ({ broader }) => JSON.stringify([...broader].sort()),
  ({ definition, kind, uri, related, exactMatches }) => JSON.stringify([definition, kind, uri, related, exactMatches]),
];
