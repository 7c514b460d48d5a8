import { normalizeTitle } from '../model/identity.js';

/** Words that Lucene's `EnglishAnalyzer` leaves out (`ENGLISH_STOP_WORDS_SET`), and with it Neo4j's index. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this ' +
    'to was will with'
  ).split(' '),
);

const MAX_WORDS = 32;

/** Scripts that are written without spaces; each character counts as a word. */
const UNSPACED = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/**
 * A text as both stores index it: lower case, letters and digits only, without diacritics, single spaces between words.
 * Indexing this instead of the text itself makes the tokenizers of both stores find the same words (`GPT-3.5`,
 * `don't`, `naïve`), and the words of `queryWords` among them. O(length).
 */
export function searchText(text: string): string {
  return normalizeTitle(text).replace(UNSPACED, ' $1 ').replace(/ +/g, ' ').trim();
}

/**
 * The words of a user's query that a paper must all have, in order, each once, at most 32: made as `searchText` makes
 * them, English stop words left out. Nothing in the query is syntax. [] where nothing remains. Each store stems (Porter).
 */
export function queryWords(query: string): string[] {
  const words = new Set(searchText(query).split(' '));
  return [...words].filter((word) => word !== '' && !STOP_WORDS.has(word)).slice(0, MAX_WORDS);
}
