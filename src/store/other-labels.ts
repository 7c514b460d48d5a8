import type { Concept } from '../model/concept.js';

/** What the full text search finds a concept by, beside its name: its labels in all languages. */
export function otherLabels({ aliases, translations }: Pick<Concept, 'aliases' | 'translations'>): string[] {
  return [...aliases, ...translations.map(({ text }) => text)];
}
