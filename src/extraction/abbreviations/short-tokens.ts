import type { Range } from '../tokens.js';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}&+]*/gu;
const MAX_LENGTH = 10;
const ROMAN = /^(?:II|III|IV|VI|VII|VIII|IX|XI|XII)$/;
const JOINT = /^[-–/]$/;

/** A run of letters and digits, as written. */
export interface TextWord extends Range {
  text: string;
}

/** The words of a text, ascending, cut at every other character. Linear in the text. */
export function textWords(text: string): TextWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    text: word,
  }));
}

/**
 * Whether a word is written like a short form: at least two capitals that are at least 40 % of its letters (`RNN`, `IoT`,
 * `GPUs`), no more digits than capitals; or a digit before a capital (`3D`).
 */
export function isShortToken(word: string): boolean {
  if (word.length < 2 || word.length > MAX_LENGTH || ROMAN.test(word)) return false;
  const capitals = count(word, /\p{Lu}/gu);
  if (capitals === 0) return false;
  const small = count(word, /\p{Ll}/gu);
  if (capitals === 1) return /^\p{N}\p{Lu}$/u.test(word);
  return count(word, /\p{N}/gu) <= capitals && capitals >= 0.4 * (capitals + small);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const SHOUTED_SHARE = 0.6;
const SHOUTED_LEAST = 8;

/** A text in capitals: its words are not short forms for that. */
function isShouted(words: readonly TextWord[]): boolean {
  if (words.length < SHOUTED_LEAST) return false;
  return words.filter(({ text }) => /^\p{Lu}+$/u.test(text)).length > SHOUTED_SHARE * words.length;
}

/**
 * The words, and runs of words joined by hyphens or slashes, that are written like short forms, ascending: `TF-IDF` and
 * `C-GAN` are one each, `CNN-based` is `CNN`. None in a text that is mostly in capitals. Linear in the words.
 */
export function shortTokens(text: string, words: readonly TextWord[]): Range[] {
  const found: Range[] = [];
  if (isShouted(words)) return found;
  for (let first = 0; first < words.length;) {
    let last = first;
    if (isPart(words[first].text)) {
      while (last + 1 < words.length && isJoined(text, words, last) && isPart(words[last + 1].text, true)) last++;
    }
    const run = last > first || isShortToken(words[first].text);
    if (run) found.push({ start: words[first].start, end: words[last].end });
    first = last + 1;
  }
  return found;
}

/** A short token or a capital; after another also a number of one or two digits. */
function isPart(word: string, isLater = false): boolean {
  return isShortToken(word) || /^\p{Lu}$/u.test(word) || (isLater && /^\p{N}{1,2}$/u.test(word));
}

function isJoined(text: string, words: readonly TextWord[], at: number): boolean {
  return words[at + 1].start - words[at].end === 1 && JOINT.test(text[words[at].end]);
}
