import { GAP, type Word } from '../../model/label.js';
import type { TextField } from '../../model/extraction.js';
import { WORD_CLASS } from './word-class.js';

/** The words of one field, with what each may be in a noun phrase. */
export interface TaggedField {
  field: TextField;
  text: string;
  words: readonly Word[];
  classes: Uint8Array;
}

/** A phrase of a paper with all its places, in order. Word positions count through the title, then the abstract. */
export interface Phrase {
  key: string;
  size: number;
  places: { field: TaggedField; first: number; last: number }[];
  /** Position of the first word of its first and last place. */
  firstAt: number;
  lastAt: number;
  inTitle: number;
  /** Places that are a whole run of nouns and adjectives. */
  whole: number;
  /** Places that begin, end such a run. */
  begins: number;
  ends: number;
  /** Is a noun phrase by its words' classes. */
  isNoun: boolean;
}

const MOST_WORDS = 6;
const MOST_NOUN_WORDS = 5;
const ALL_CAPITALS = /^[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*s?$/u;

/** Noun phrases and known phrases. */
export function findPhrases(fields: readonly TaggedField[], isKnown: (key: string) => boolean): Phrase[] {
  const found = new Map<string, Phrase>();
  let offset = 0;
  for (const field of fields) {
    const { words, classes } = field;
    const count = words.length;
    // Where the run of words that a noun phrase may hold ends, for each word.
    for (let start = 0; start < count; start++) {
      const inRun = classes[start] !== WORD_CLASS.OTHER;
      let key = '';
      let pure = true;
      for (let end = start; end < count && end < start + MOST_WORDS; end++) {
        if (end > start && words[end].gap === GAP.BREAK) break;
        key = end === start ? words[start].key : `${key} ${words[end].key}`;
        if (classes[end] === WORD_CLASS.OTHER) pure = false;
        const last = classes[end];
        const noun = pure && end - start < MOST_NOUN_WORDS && (last === WORD_CLASS.NOUN || last === WORD_CLASS.NAME);
        const capitals = end === start && words[end].text.length > 1 && ALL_CAPITALS.test(words[end].text);
        if (!noun && !capitals && !isKnown(key)) continue;
        const begins = !inRun || start === 0 || words[start].gap === GAP.BREAK || classes[start - 1] === WORD_CLASS.OTHER;
        const ends =
          end + 1 >= count || words[end + 1].gap === GAP.BREAK || classes[end + 1] === WORD_CLASS.OTHER;
        let phrase = found.get(key);
        if (!phrase) {
          phrase = {
            key,
            size: end - start + 1,
            places: [],
            firstAt: offset + start,
            lastAt: 0,
            inTitle: 0,
            whole: 0,
            begins: 0,
            ends: 0,
            isNoun: noun,
          };
          found.set(key, phrase);
        }
        phrase.places.push({ field, first: start, last: end });
        phrase.lastAt = offset + start;
        if (field.field === 'title') phrase.inTitle++;
        if (begins) phrase.begins++;
        if (ends) phrase.ends++;
        if (begins && ends) phrase.whole++;
      }
    }
    offset += count;
  }
  return [...found.values()];
}
