import { GAP, type Word } from '../../model/label.js';
import { TAGS, tagNumber } from './tags.js';

/** The words `[first, last]` of a text. */
export interface WordSpan {
  first: number;
  last: number;
}

const flags = (names: readonly string[]) => Uint8Array.from(TAGS, (tag) => Number(names.includes(tag)));
const NOUNS = flags(['NN', 'NNS', 'NNP']);
// After these a participle is a verb's ("is trained data-driven"), or begins a clause of its own ("models trained").
const BEFORE_VERB = flags(['VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'MD', 'RB', 'PRP', 'PRP$', 'NN', 'NNS', 'NNP']);
const ADJECTIVE = tagNumber('JJ');
const PARTICIPLE = tagNumber('VBN');

/** Whether a tag is a noun's. */
export function isNoun(tag: number): boolean {
  return NOUNS[tag] === 1;
}

/**
 * The maximal runs of nouns and what stands before them, that end in a noun and reach over no break, in order (after
 * Justeson & Katz 1995): adjectives, participles ("annotated corpora"), and whatever a hyphen joins ("graph-based").
 * `tags[i]` is the tag of `words[i]`. Linear.
 */
export function nounPhrases(words: readonly Word[], tags: Uint8Array): WordSpan[] {
  const phrases: WordSpan[] = [];
  let first = -1;
  let last = -1;
  for (let i = 0; i <= words.length; i++) {
    const within = i < words.length && (isNoun(tags[i]) || isModifier(words, tags, i));
    if (!within || words[i].gap === GAP.BREAK) {
      if (last >= 0) phrases.push({ first, last });
      first = last = -1;
    }
    if (!within) continue;
    if (first < 0) first = i;
    if (isNoun(tags[i])) last = i;
  }
  return phrases;
}

function isModifier(words: readonly Word[], tags: Uint8Array, at: number): boolean {
  if (tags[at] === ADJECTIVE || words[at].gap === GAP.HYPHEN || words[at + 1]?.gap === GAP.HYPHEN) return true;
  return tags[at] === PARTICIPLE && (words[at].gap === GAP.BREAK || BEFORE_VERB[tags[at - 1]] === 0);
}
