import type { Vocabulary } from '../model/vocabulary.js';
import type { GraphIndex } from './graph-index.js';

export interface VocabularySummary extends Vocabulary {
  conceptCount: number;
  /** Of its labels, ascending. */
  languages: string[];
}

const made = new WeakMap<GraphIndex, VocabularySummary[]>();

/** The vocabularies that have concepts, by name; O(concepts) when first asked for. */
export function vocabulariesOf(index: GraphIndex): readonly VocabularySummary[] {
  let found = made.get(index);
  if (!found) made.set(index, (found = summarize(index)));
  return found;
}

function summarize({ vocabularies, concepts }: GraphIndex): VocabularySummary[] {
  const counts = new Map<string, number>();
  const languages = new Map<string, Set<string>>();
  for (const { vocabulary, language, translations } of concepts) {
    if (vocabulary === null) continue;
    counts.set(vocabulary, (counts.get(vocabulary) ?? 0) + 1);
    const known = languages.get(vocabulary) ?? new Set();
    languages.set(vocabulary, known);
    if (language !== null) known.add(language);
    for (const translation of translations) known.add(translation.language);
  }
  return vocabularies
    .filter(({ name }) => counts.has(name))
    .map((vocabulary) => ({
      ...vocabulary,
      conceptCount: counts.get(vocabulary.name)!,
      languages: [...languages.get(vocabulary.name)!].sort(),
    }));
}
