import { queryWords } from '../query-words.js';

/**
 * A full-text query for the texts that have all words of `query`, each in any of the fields; null where no words remain.
 * `boosts` says how much a word counts in each field. Words are letters and digits only, and quoted all the same.
 */
export function searchQuery(query: string, boosts: Readonly<Record<string, number>>): string | null {
  const words = queryWords(query);
  if (words.length === 0) return null;
  const anywhere = (word: string) =>
    Object.entries(boosts)
      .map(([field, boost]) => `${field}:"${word}"^${boost}`)
      .join(' OR ');
  return words.map((word) => `(${anywhere(word)})`).join(' AND ');
}

export const PAPER_BOOSTS = { titleWords: 5, abstractWords: 1, authorWords: 2 };
export const CONCEPT_BOOSTS = { nameWords: 5, aliasWords: 5, definitionWords: 1 };
