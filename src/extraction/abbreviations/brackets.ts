import type { Range } from '../tokens.js';
import { isSpace } from './characters.js';

/** Longer content is an aside, no form of an abbreviation. */
const MAX_LENGTH = 160;
const BRACKET = /[()[\]]/g;
const OPENER: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * What stands between matching round or square brackets, at most 160 characters, by where it begins; also within other
 * brackets. Near-linear in the text.
 */
export function bracketContents(text: string): Range[] {
  const found: Range[] = [];
  if (!text.includes('(') && !text.includes('[')) return found;
  const open: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    const opener = OPENER[bracket];
    if (opener === undefined) {
      open.push(index);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    // "[0, 1)" and the like: nothing around it is sure to match.
    if (text[start] !== opener) open.length = 0;
    else if (index - start - 1 <= MAX_LENGTH) found.push({ start: start + 1, end: index });
  }
  return found.sort((a, b) => a.start - b.start);
}

const SEPARATOR = /;\s*|,\s+|:\s+|\s(?:and|or|aka|a\.k\.a\.)\s|\s?=\s?(?=\p{L})/gu;

/** The parts of a bracket's content between `;`, `,`, `:`, `=`, "and" and "or"; trimmed of space and quotes, never none. */
export function partsOf(text: string, { start, end }: Range): Range[] {
  const parts: Range[] = [];
  let from = start;
  for (const { 0: separator, index } of text.slice(start, end).matchAll(SEPARATOR)) {
    parts.push(trimmed(text, from, start + index));
    from = start + index + separator.length;
  }
  parts.push(trimmed(text, from, end));
  return parts;
}

const QUOTES = new Set('"\'“”‘’«»'.split('').map((quote) => quote.charCodeAt(0)));

/** A range without the white space and quotes at its ends. */
export function trimmed(text: string, from: number, to: number): Range {
  let [start, end] = [from, to];
  const isOuter = (code: number) => isSpace(code) || QUOTES.has(code);
  while (start < end && isOuter(text.charCodeAt(start))) start++;
  while (end > start && isOuter(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
