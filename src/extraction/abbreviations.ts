import type { Range } from './tokens.js';

/** A definition in a text, `long (short)` or `short (long)`: both forms as written and where they stand. */
export interface Definition {
  short: string;
  long: string;
  shortAt: Range;
  longAt: Range;
}

const PARENTHESES = /\(([^()]{2,120})\)/g;
const SENTENCE_END = /[.!?;:]\s+(?=\S)|[()\n]/g;
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}./&+-]{0,9}$/u;

/**
 * The abbreviations that a text defines, in order, found by Schwartz & Hearst (2003): the shortest words before the
 * parenthesis whose letters, read backwards, hold those of the short form in order, its first letter at the start of a
 * word, unless it is the initials of the last words; at most min(|short| + 5, 2 |short|) words. `short (long)` is read too. A plural short form gives its singular.
 */
export function findDefinitions(text: string): Definition[] {
  const definitions: Definition[] = [];
  for (const match of text.matchAll(PARENTHESES)) {
    const open = match.index;
    const from = clauseStart(text, open);
    const inside = firstPart(match[1]);
    const insideAt = open + 1 + match[1].indexOf(inside);
    const before = text.slice(from, open).trimEnd();
    const beforeEnd = from + before.length;
    const definition = isShortForm(inside)
      ? defined(text, inside, insideAt, before, beforeEnd)
      : definedInside(inside, insideAt, before, beforeEnd);
    if (definition) definitions.push(definition);
  }
  return definitions;
}

/** `LMC, for short` → `LMC`. */
function firstPart(inside: string): string {
  return inside.split(/[,;:]|\s(?:or|aka|a\.k\.a\.)\s/)[0].trim();
}

function clauseStart(text: string, end: number): number {
  let start = 0;
  for (const match of text.slice(0, end).matchAll(SENTENCE_END)) start = match.index + match[0].length;
  return start;
}

/** Two to ten characters without spaces, at least two of them letters or digits and one a capital. */
function isShortForm(text: string): boolean {
  return SHORT.test(text) && /\p{Lu}/u.test(text) && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;
}

/** The last words of `before` whose initials are the short form, hyphenated words counting each; null where there are none. */
function initialsLength(letters: readonly string[], before: string): number | null {
  const words = [...before.matchAll(/[\p{L}\p{N}]+/gu)].slice(-letters.length);
  const matches = words.length === letters.length && words.every(([word], i) => word[0].toLowerCase() === letters[i]);
  return matches && letters.length > 1 ? before.length - words[0].index : null;
}

function singularShort(short: string): string {
  return /[\p{Lu}\p{N}]s$/u.test(short) ? short.slice(0, -1) : short;
}

function defined(text: string, written: string, at: number, before: string, beforeEnd: number): Definition | null {
  const short = singularShort(written);
  const length = longFormLength(short, before);
  if (length === null) return null;
  const start = beforeEnd - length;
  return {
    short,
    long: text.slice(start, beforeEnd),
    shortAt: { start: at, end: at + written.length },
    longAt: { start, end: beforeEnd },
  };
}

function definedInside(long: string, at: number, before: string, beforeEnd: number): Definition | null {
  const written = /\S+$/.exec(before)?.[0] ?? '';
  if (!isShortForm(written) || !/\s/.test(long)) return null;
  const short = singularShort(written);
  // The parenthesis is the long form only where it is that from end to end.
  if (longFormLength(short, long) !== long.length) return null;
  return {
    short,
    long,
    shortAt: { start: beforeEnd - written.length, end: beforeEnd },
    longAt: { start: at, end: at + long.length },
  };
}

/** How many characters at the end of `before` are the long form of `short`; null where none are. */
function longFormLength(short: string, before: string): number | null {
  const letters = [...short.toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
  // "Self-Supervised Learning (SSL)": the shortest words would be the last two.
  const initials = initialsLength(letters, before);
  if (initials !== null) return initials;
  const lower = before.toLowerCase();
  if (lower.length !== before.length) return null;
  let at = before.length;
  for (let i = letters.length - 1; i >= 0; i--) {
    do at--;
    while (at >= 0 && (lower[at] !== letters[i] || (i === 0 && !startsWord(before, at))));
    if (at < 0) return null;
  }
  const long = before.slice(at);
  const words = long.split(/[\s\p{Pd}]+/u);
  const tooLong = words.length > Math.min(letters.length + 5, 2 * letters.length);
  const repeats = words.some((word) => word.toLowerCase() === short.toLowerCase());
  if (tooLong || repeats || long.length <= short.length) return null;
  // One word is abbreviated by its first letters or by letters of its parts; "a (A1)" is a list.
  return /\p{L}{3}/u.test(long) ? long.length : null;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
}
