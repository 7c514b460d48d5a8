import type { TextField } from '../../model/extraction.js';
import { GAP, type Word } from '../../model/label.js';
import { numbersOf, triesOf, type Knowledge, type PhraseNumbers } from './knowledge.js';
import type { PhraseTrie } from './phrase-trie.js';
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
  numbers: PhraseNumbers;
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
 * end in a noun or gerund; words in all capitals; phrases up to six words that a vocabulary or a keyworded paper has.
 * Linear in the words.
 */
export function findPhrases(fields: readonly ClassedField[], knowledge: Knowledge): Phrase[] {
  const found = new Map<string, Phrase>();
  const tries = triesOf(knowledge);
  const nodes = new Int32Array(3);
  let offset = 0;
  fields.forEach(({ field, words, classes }, number) => {
    const numbers = tries.map((trie) => wordNumbers(trie, words));
    for (let first = 0; first < words.length; first++) {
      nodes.fill(0);
      const begins = first === 0 || words[first].gap === GAP.BREAK || classes[first - 1] === WORD_CLASS.OTHER;
      let pure = true;
      for (let last = first; last < words.length && last < first + MOST_WORDS; last++) {
        if (last > first && words[last].gap === GAP.BREAK) break;
        pure &&= classes[last] !== WORD_CLASS.OTHER;
        const acronym = last === first && isAcronym(words[first].text);
        let goesOn = acronym || (pure && last - first < MOST_NOUN_WORDS);
        for (let t = 0; t < tries.length; t++) {
          nodes[t] = tries[t].step(nodes[t], numbers[t][last]);
          goesOn ||= nodes[t] >= 0;
        }
        if (!goesOn) break;
        const noun = pure && last - first < MOST_NOUN_WORDS && MAY_END[classes[last]] === 1;
        if (!noun && !isKnownAt(nodes, tries, knowledge) && !acronym) continue;
        const key = keyOf(words, first, last);
        let phrase = found.get(key);
        if (phrase === undefined) {
          phrase = newPhrase(key, last - first + 1, offset + first, numbersAt(nodes, tries));
          found.set(key, phrase);
        }
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

function wordNumbers(trie: PhraseTrie, words: readonly Word[]): Int32Array {
  const numbers = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) numbers[i] = trie.wordOf(words[i].key);
  return numbers;
}

function numbersAt(nodes: Int32Array, tries: readonly PhraseTrie[]): PhraseNumbers {
  const at = (t: number) => (t < tries.length ? tries[t].numberAt(nodes[t]) : 0);
  return { statistic: at(0), label: at(1), keyword: at(2) };
}

function isKnownAt(nodes: Int32Array, tries: readonly PhraseTrie[], { statistics }: Knowledge): boolean {
  for (let t = 1; t < tries.length; t++) if (tries[t].numberAt(nodes[t]) > 0) return true;
  return statistics.topicsBelow(tries[0].numberAt(nodes[0])) >= 0;
}

/** The key of the words `[first, last]`. */
export function keyOf(words: readonly Word[], first: number, last: number): string {
  let key = words[first].key;
  for (let i = first + 1; i <= last; i++) key += ` ${words[i].key}`;
  return key;
}

/** A phrase that has no place in the text. */
export function phraseOutside(key: string, knowledge: Knowledge): Phrase {
  return newPhrase(key, key.split(' ').length, 0, numbersOf(key, knowledge));
}

function newPhrase(key: string, size: number, firstAt: number, numbers: PhraseNumbers): Phrase {
  return { key, size, numbers, places: [], firstAt, lastAt: firstAt, titlePlaces: 0, begins: 0, ends: 0, whole: 0 };
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word.length <= 12 && ALL_CAPITALS.test(word);
}
