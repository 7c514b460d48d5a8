import type { Concept, Translation } from '../model/concept.js';
import type { DraftConcept, Label } from './draft.js';

/** `en` of `en-GB`. */
function primary(language: string | null): string | null {
  return language === null ? null : language.split('-')[0];
}

/**
 * The language that names are taken in: the one asked for, else English where a name is in it, else the one that most
 * names are in; null where no name says its language.
 */
export function chosenLanguage(concepts: readonly DraftConcept[], asked: string | null): string | null {
  if (asked !== null) return primary(asked.toLowerCase());
  const counts = new Map<string, number>();
  for (const { preferred } of concepts) {
    for (const { language } of preferred) {
      if (language !== null) counts.set(primary(language)!, (counts.get(primary(language)!) ?? 0) + 1);
    }
  }
  if (counts.has('en')) return 'en';
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** A language by which `namesOf` takes the names that these concepts have; null where no name has one. */
export function namingLanguage(concepts: readonly Pick<Concept, 'language' | 'translations'>[]): string | null {
  const fits = (tag: string) =>
    concepts.every(
      ({ language, translations }) =>
        primary(language) === tag || !translations.some((label) => label.preferred && primary(label.language) === tag),
    );
  const tags = new Set(concepts.flatMap(({ language }) => primary(language) ?? []));
  return [...tags].sort().find(fits) ?? null;
}

export interface Names {
  name: string;
  language: string | null;
  aliases: string[];
  translations: Translation[];
}

/**
 * Name, aliases and translations of a concept that has a preferred label. The name is in the chosen language, else in
 * none, else in the first by tag. Labels of the name's language (`en` and `en-GB` are one) and without a language
 * are aliases, the others translations.
 */
export function namesOf({ preferred, alternative }: DraftConcept, chosen: string | null): Names {
  const rank = ({ language }: Label) => (primary(language) === chosen ? 0 : language === null ? 1 : 2);
  const ordered = [...preferred].sort(
    (a, b) => rank(a) - rank(b) || compare(a.language ?? '', b.language ?? '') || compare(a.text, b.text),
  );
  const { text: name, language } = ordered[0];
  const isOwn = (label: Label) => label.language === null || primary(label.language) === primary(language);
  const labels = [...preferred, ...alternative];
  const aliases = [...new Set(labels.filter(isOwn).map(({ text }) => text))].filter((text) => text !== name);
  const translations = new Map<string, Translation>();
  for (const [list, isPreferred] of [
    [preferred, true],
    [alternative, false],
  ] as const) {
    for (const { text, language: tag } of list.filter((label) => !isOwn(label))) {
      const key = JSON.stringify([tag, text]);
      if (!translations.has(key)) translations.set(key, { text, language: tag!, preferred: isPreferred });
    }
  }
  const sorted = [...translations.values()].sort(
    (a, b) => compare(a.language, b.language) || Number(b.preferred) - Number(a.preferred) || compare(a.text, b.text),
  );
  return { name, language, aliases, translations: sorted };
}

/** The definition in the name's language, else in none, else the first by tag; on one line. */
export function definitionOf({ definitions }: DraftConcept, language: string | null): string | null {
  const rank = (label: Label) => (primary(label.language) === primary(language) ? 0 : label.language === null ? 1 : 2);
  const [first] = [...definitions].sort(
    (a, b) => rank(a) - rank(b) || compare(a.language ?? '', b.language ?? '') || compare(a.text, b.text),
  );
  return first ? first.text.replace(/\s+/g, ' ').trim() || null : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a !== b);
}
