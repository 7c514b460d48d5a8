import type { Word } from '../../model/label.js';
import { nounPhrases } from '../part-of-speech/noun-phrases.js';
import { GAP_KINDS, gapKinds } from './gap-kinds.js';
import { LABEL } from './labels.js';
import type { Surroundings } from './contexts.js';

const STOP = GAP_KINDS.indexOf('stop');
const MOST = 4;

/**
 * What a text says of its words: `tags[i]` is the part of speech of `words[i]`, `clusters[i]` its coarsest
 * cluster. Linear in the text.
 */
export function surroundingsOf(
  text: string,
  words: readonly Word[],
  tags: Uint8Array,
  clusters: Uint8Array,
): Surroundings {
  const gaps = gapKinds(text, words);
  const phrases = new Uint8Array(words.length);
  for (const { first, last } of nounPhrases(words, tags)) {
    phrases.fill(LABEL.I, first, last + 1);
    phrases[first] = first === last ? LABEL.S : LABEL.B;
    if (last > first) phrases[last] = LABEL.E;
  }
  return { tags, gaps, phrases, clusters, repeats: repeatsOf(words, gaps) };
}

/** 2 × min(count, 4), and 1 more for a word that has a capital somewhere within a sentence. */
function repeatsOf(words: readonly Word[], gaps: Uint8Array): Uint8Array {
  const numbers = new Map<string, number>();
  const ids = new Int32Array(words.length);
  const seen = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const { key, text } = words[i];
    let id = numbers.get(key);
    if (id === undefined) numbers.set(key, (id = numbers.size));
    ids[i] = id;
    if (seen[id] < 2 * MOST) seen[id] += 2;
    if (i > 0 && gaps[i] !== STOP && hasCapital(text)) seen[id] |= 1;
  }
  const repeats = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) repeats[i] = seen[ids[i]];
  return repeats;
}

function hasCapital(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return /\p{Lu}/u.test(word);
    if (code >= 65 && code <= 90) return true;
  }
  return false;
}
