import type { Word } from '../../model/label.js';
import { breaksPhrase, mayEnd } from '../phrase-words.js';

/** What a word may be in a noun phrase. */
export const WORD_CLASS = { OTHER: 0, ADJECTIVE: 1, NOUN: 2, NAME: 3, PARTICIPLE: 4 } as const;

/** Classes of words told by word lists and endings alone. */
export function lexicalClasses(words: readonly Word[]): Uint8Array {
  const classes = new Uint8Array(words.length);
  words.forEach((word, i) => {
    const lower = word.text.toLowerCase();
    if (breaksPhrase(lower) || breaksPhrase(word.key)) classes[i] = WORD_CLASS.OTHER;
    else classes[i] = mayEnd(lower) ? WORD_CLASS.NOUN : WORD_CLASS.ADJECTIVE;
  });
  return classes;
}
