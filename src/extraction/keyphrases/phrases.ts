import type { TextField } from '../../model/extraction.js';
import { GAP, type Word } from '../../model/label.js';
import { WORD_CLASS } from './word-class.js';

/** The words of one field, with what each may be in a noun phrase (`WORD_CLASS`). */
export interface ClassedField {
  field: TextField;
  text: string;
  words: readonly Word[];
  classes: Uint8Array;
}

/** The words `[first, last]` of the field numbered `field`. */
export interface Place {
  field: number;
  first: number;
  last: number;
}

/** A phrase with all its places, in order. Word positions count through the fields. */
export interface Phrase {
  key: string;
  size: number;
  places: Place[];
  /** Position of the first word of its first and of its last place. */
  firstAt: number;
  lastAt: number;
  titlePlaces: number;
  /** Places that begin a run of words that a noun phrase may hold, that end one, that do both. */
  begins: number;
  ends: number;
  whole: number;
}

export const MOST_WORDS = 6;
const MOST_NOUN_WORDS = 5;
const ALL_CAPITALS = /^[\p{Lu}\p{N}]{0,40}\p{Lu}[\p{Lu}\p{N}]{0,40}s?$/u;
const MAY_END = new Uint8Array(Object.keys(WORD_CLASS).length);
for (const each of [WORD_CLASS.NOUN, WORD_CLASS.NAME, WORD_CLASS.GERUND]) MAY_END[each] = 1;

/**
 * The candidate phrases of a paper, by first place: spans of nouns and what may stand before them, up to five words, that
 * end in a noun or gerund; words in all capitals; phrases up to six words that are known. Linear in the words.
 */
export function findPhrases(fields: readonly ClassedField[], isKnown: (key: string) => boolean): Phrase[] {
  const found = new Map<string, Phrase>();
  let offset = 0;
  fields.forEach(({ field, words, classes }, number) => {
    for (let first = 0; first < words.length; first++) {
      let key = '';
      let pure = true;
      const begins = first === 0 || words[first].gap === GAP.BREAK || classes[first - 1] === WORD_CLASS.OTHER;
      for (let last = first; last < words.length && last < first + MOST_WORDS; last++) {
        if (last > first && words[last].gap === GAP.BREAK) break;
        key = last === first ? words[first].key : `${key} ${words[last].key}`;
        pure &&= classes[last] !== WORD_CLASS.OTHER;
        const noun = pure && last - first < MOST_NOUN_WORDS && MAY_END[classes[last]] === 1;
        if (!noun && !isKnown(key) && !(last === first && isAcronym(words[first].text))) continue;
        let phrase = found.get(key);
        if (phrase === undefined) found.set(key, (phrase = newPhrase(key, last - first + 1, offset + first)));
        const after = words[last + 1];
        const ends = after === undefined || after.gap === GAP.BREAK || classes[last + 1] === WORD_CLASS.OTHER;
        phrase.places.push({ field: number, first, last });
        phrase.lastAt = offset + first;
        if (field === 'title') phrase.titlePlaces++;
        if (begins) phrase.begins++;
        if (ends) phrase.ends++;
        if (begins && ends && pure) phrase.whole++;
      }
    }
    offset += words.length;
  });
  return [...found.values()];
}

/** A phrase that has no place in the text. */
export function phraseOutside(key: string): Phrase {
  return newPhrase(key, key.split(' ').length, 0);
}

function newPhrase(key: string, size: number, firstAt: number): Phrase {
  return { key, size, places: [], firstAt, lastAt: firstAt, titlePlaces: 0, begins: 0, ends: 0, whole: 0 };
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word.length <= 12 && ALL_CAPITALS.test(word);
}
