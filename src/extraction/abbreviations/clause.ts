import type { Range } from '../tokens.js';
import { trimmed } from './brackets.js';
import { isLetterOrDigit, isSpace } from './characters.js';

const MAX_LENGTH = 240;
const OPEN = new Set(['(', '[']);
const CLOSE = new Set([')', ']']);

/**
 * The words before a bracket that may be a long form: at most `maxWords` words and 240 characters back, within the
 * sentence, not over another bracket unless it is part of a word, as in `N-(1-naphthyl)`. Constant time.
 */
export function clauseBefore(text: string, bracket: number, maxWords: number): Range {
  const least = Math.max(0, bracket - MAX_LENGTH);
  let { end } = trimmed(text, least, bracket);
  if (text[end - 1] === ',') end = trimmed(text, least, end - 1).end;
  let at = end;
  let words = 0;
  while (at > least) {
    const character = text[at - 1];
    const spaceAfter = at === end || isSpace(text.charCodeAt(at));
    if (CLOSE.has(character)) {
      const open = openingOf(text, at - 1, least);
      if (open < 0 || (endsAside(text, at, end) && isSpace(text.charCodeAt(open - 1)))) break;
      at = open;
      continue;
    }
    if (OPEN.has(character) || character === ';' || character === '\n') break;
    if (spaceAfter && at < end && endsSentence(text, at - 1)) break;
    if (!spaceAfter && isSpace(text.charCodeAt(at - 1)) && ++words >= maxWords) break;
    at--;
  }
  // Not from the middle of a word.
  if (at === least && least > 0) while (at < end && !isSpace(text.charCodeAt(at))) at++;
  while (at < end && (isSpace(text.charCodeAt(at)) || text[at] === ',' || text[at] === '.')) at++;
  return { start: at, end };
}

function openingOf(text: string, close: number, least: number): number {
  let depth = 0;
  for (let at = close; at >= least; at--) {
    if (CLOSE.has(text[at])) depth++;
    else if (OPEN.has(text[at]) && --depth === 0) return at;
  }
  return -1;
}

/** No word goes on after the bracket that closed before `at`. */
function endsAside(text: string, at: number, end: number): boolean {
  return at === end || isSpace(text.charCodeAt(at)) || ',.:'.includes(text[at]);
}

/** A stop that is none after one letter ("S. aureus", "et al."), or after a short word that is often cut. */
function endsSentence(text: string, at: number): boolean {
  if (text[at] === ':' || text[at] === '!' || text[at] === '?') return true;
  if (text[at] !== '.') return false;
  let start = at;
  while (start > 0 && at - start < 4 && isLetterOrDigit(text.charCodeAt(start - 1))) start--;
  const word = text.slice(start, at);
  return !(/^\p{L}$/u.test(word) || /^(?:al|vs|cf|St|Dr)$/.test(word));
}
