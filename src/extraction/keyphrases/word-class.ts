import { GAP, type Word } from '../../model/label.js';
import { TAGS, tagNumber } from '../part-of-speech/tags.js';

/** What a word may be in a noun phrase. */
export const WORD_CLASS = { OTHER: 0, ADJECTIVE: 1, NOUN: 2, NAME: 3, PARTICIPLE: 4, GERUND: 5, JOINED: 6 } as const;

const CLASS_OF_TAG = new Uint8Array(TAGS.length);
for (const [tag, wordClass] of [
  ['JJ', WORD_CLASS.ADJECTIVE],
  ['NN', WORD_CLASS.NOUN],
  ['NNS', WORD_CLASS.NOUN],
  ['NNP', WORD_CLASS.NAME],
  ['VBN', WORD_CLASS.PARTICIPLE],
  ['VBG', WORD_CLASS.GERUND],
] as const) {
  CLASS_OF_TAG[tagNumber(tag)] = wordClass;
}

/** The class of each word, by its tag; what a hyphen joins to another word belongs to the phrase whatever its tag. */
export function wordClasses(words: readonly Word[], tags: Uint8Array): Uint8Array {
  const classes = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    classes[i] = CLASS_OF_TAG[tags[i]];
    if (classes[i] !== WORD_CLASS.OTHER) continue;
    if (words[i].gap === GAP.HYPHEN || words[i + 1]?.gap === GAP.HYPHEN) classes[i] = WORD_CLASS.JOINED;
  }
  return classes;
}
