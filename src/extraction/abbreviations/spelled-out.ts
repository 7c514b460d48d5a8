import type { Range } from '../tokens.js';
import { isShortToken, type TextWord } from './short-tokens.js';

const MAX_LETTERS = 8;
/** Words that a long form may hold without a letter for them. */
const LINKS = new Set('a an and as at by for from in of on or the to with'.split(' '));
/** Words that no long form of initials begins, ends or counts. */
const FUNCTION_WORDS = new Set(
  (
    'a after all also an and any are as at away be because been before being both but by can could did do does during each every for ' +
    'from had has have he her here his how however i if in including into is it its may might more most much need no not of on only or ' +
    'other our same should so some such than that the their them then there these they this those to under up use used uses using via ' +
    'was we were what when where whether which while who will with within without would you'
  ).split(' '),
);
const GAP = /^[\s\p{Pd}/]$/u;

/**
 * Runs of words whose initials are one of `initials` (lower case), ascending and apart, the longest first where several
 * begin with a word: "question answering" for `qa`. Function words count only in between, and not between two letters.
 * Linear in the words.
 */
export function spelledOut(text: string, words: readonly TextWord[], initials: ReadonlySet<string>): Range[] {
  const found: Range[] = [];
  if (initials.size === 0) return found;
  for (let first = 0; first < words.length;) {
    const last = longest(text, words, first, initials);
    if (last !== null) found.push({ start: words[first].start, end: words[last].end });
    first = (last ?? first) + 1;
  }
  return found;
}

function longest(
  text: string,
  words: readonly TextWord[],
  first: number,
  initials: ReadonlySet<string>,
): number | null {
  let letters = '';
  let links = 0;
  let last: number | null = null;
  for (let at = first; at < words.length && letters.length < MAX_LETTERS; at++) {
    if (at > first && !isBeside(text, words[at - 1], words[at])) break;
    const word = words[at].text.toLowerCase();
    if (FUNCTION_WORDS.has(word)) {
      if (at === first || !LINKS.has(word) || ++links > 2) break;
      continue;
    }
    if (word.length < 2 || isShortToken(words[at].text)) break;
    letters += word[0];
    if (initials.has(letters) && !(letters.length === 2 && links > 0)) last = at;
  }
  return last;
}

function isBeside(text: string, word: Range, next: Range): boolean {
  return next.start - word.end === 1 && GAP.test(text[word.end]);
}
