import { JOINING, knownWord, type KnownWord } from './known-words.js';

/**
 * Words and labels. A label's key is what the vocabulary, keyphrase candidates and name lookup compare: words without
 * accents and punctuation, lower case, American, singular, hyphens read as spaces, prefixes joined to their word.
 */

/** What stands between a word and the one before it. Phrases run over all but `BREAK`. */
export const GAP = { BREAK: 0, SPACE: 1, HYPHEN: 2, SLASH: 3, POSSESSIVE: 4 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** A word at `[start, end)` (UTF-16) of the text it was split from. */
export class Word {
  constructor(
    public start: number,
    public end: number,
    /** Between the previous word and this one. */
    public gap: Gap,
    /** Shared by its occurrences. */
    readonly known: KnownWord,
  ) {}

  /** As written. */
  get text(): string {
    return this.known.text;
  }

  /** As compared. */
  get key(): string {
    return this.known.key;
  }
}

// A chain of prefixes is no word.
const LONGEST_JOINED = 40;
const NEVER_JOINED = new Set('and or of the to in on for with by as is are'.split(' '));
// Pairs that are written in three ways without the first being a prefix; their first words are known as such.
const JOINED_PAIRS = /^(?:fine tun|back propag|data (?:set|base)s?$|word net$|tree banks?$)/;

const WORD_CHARACTER = new Uint8Array(128);
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  WORD_CHARACTER[character.charCodeAt(0)] = 1;
}
// What may stand inside a word.
const JOINT = new Uint8Array(128);
for (const character of "'.,_") JOINT[character.charCodeAt(0)] = 1;
// Letters, digits, marks, and the invisible characters that pages put into the middle of words.
const WIDE_WORD_CHARACTER = /^[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]/u;
const DIGIT = /^[0-9]$/;
const ONLY_LETTERS = /^\p{L}{2,}$/u;

/** Length in UTF-16 units of the word character at `at`, 0 where there is none. */
function wordCharacterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return WORD_CHARACTER[code];
  if (!(code >= 128)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return WIDE_WORD_CHARACTER.test(character) ? character.length : 0;
}

function endOfRun(text: string, from: number): number {
  let at = from;
  for (let step = wordCharacterAt(text, at); step > 0; step = wordCharacterAt(text, at)) at += step;
  return at;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2bc;
}

/** End of the word that starts at `start`: runs joined by what belongs inside a word (`d'Alembert`, `3.5`, `ell_2`, `i.i.d`). */
function endOfWord(text: string, start: number): number {
  let end = start;
  let code = text.charCodeAt(end);
  while (code < 128 && WORD_CHARACTER[code] === 1) code = ++end < text.length ? text.charCodeAt(end) : 0;
  // Mostly there is nothing that may go on.
  if (end > start && code < 128 && JOINT[code] === 0) return end;
  end = endOfRun(text, start);
  let initials = end - start === 1 && !DIGIT.test(text[start]);
  for (;;) {
    const next = wordCharacterAt(text, end + 1);
    if (next === 0) return end;
    const joint = text[end];
    const runEnd = endOfRun(text, end + 1);
    if (isApostrophe(text.charCodeAt(end))) {
      if (runEnd === end + 2 && /[sS]/.test(text[end + 1])) return end;
      initials = false;
    } else if (joint === '.') {
      const number = DIGIT.test(text[end - 1]) && DIGIT.test(text[end + 1]);
      if (!number && !(initials && runEnd === end + 2)) return end;
    } else if (joint === ',') {
      if (!(DIGIT.test(text[end - 1]) && /^\d{3}$/.test(text.slice(end + 1, runEnd)))) return end;
    } else if (joint !== '_') {
      return end;
    }
    end = runEnd;
  }
}

// Other than the one of ASCII.
const HYPHENS = new Set([0x2010, 0x2011, 0x2012, 0x2013, 0x2212]);
const POSSESSIVE_GAP = /^(?:['’ʼ][sS]?)\s+$/;

function gapOf(text: string, from: number, to: number): Gap {
  const first = text.charCodeAt(from);
  if (to - from === 1) {
    if (first === 32) return GAP.SPACE;
    if (first === 45 || HYPHENS.has(first)) return GAP.HYPHEN;
    if (first === 47) return GAP.SLASH;
  }
  if (first > 39 && first < 128) return GAP.BREAK; // neither white space nor an apostrophe
  const gap = text.slice(from, to);
  if (/^\s+$/.test(gap)) return GAP.SPACE;
  if (POSSESSIVE_GAP.test(gap)) {
    return gap[1] === 's' || gap[1] === 'S' || /[sS]/.test(text[from - 1]) ? GAP.POSSESSIVE : GAP.BREAK;
  }
  return GAP.BREAK;
}

function joinsNext(word: Word, joining: number, next: Word): boolean {
  if (next.text.length > LONGEST_JOINED || (next.gap !== GAP.HYPHEN && next.gap !== GAP.SPACE)) return false;
  const following = next.text.toLowerCase();
  if (joining === JOINING.PAIR) return JOINED_PAIRS.test(`${word.text.toLowerCase()} ${following}`);
  if (joining === JOINING.OVER_HYPHEN && next.gap !== GAP.HYPHEN) return false;
  return ONLY_LETTERS.test(following.replace(/-/g, '')) && !NEVER_JOINED.has(following);
}

/**
 * The words of a text, in order, with offsets into it. Hyphens, dashes and slashes split words; prefixes (`pre`, `non`,
 * `multi`, `semi`, `auto`, `meta`, …) are joined to what follows, so that all ways of writing them give one key.
 * Linear in the text.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  const joinings: number[] = [];
  let previousEnd = -1;
  let hasEmpty = false;
  for (let at = 0; at < text.length;) {
    if (wordCharacterAt(text, at) === 0) {
      at++;
      continue;
    }
    const end = endOfWord(text, at);
    const known = knownWord(text, at, end);
    const gap = previousEnd < 0 ? GAP.BREAK : gapOf(text, previousEnd, at);
    if (known.joining !== JOINING.NEVER) joinings.push(words.length, known.joining);
    words.push(new Word(at, end, gap, known));
    hasEmpty ||= known.key === '';
    previousEnd = end;
    at = isPossessive(text, end) ? end + 2 : end;
  }
  const joined = joinings.length === 0 ? words : join(words, joinings);
  return hasEmpty ? joined.filter((word) => word.key !== '') : joined;
}

function isPossessive(text: string, at: number): boolean {
  return isApostrophe(text.charCodeAt(at)) && /[sS]/.test(text[at + 1]) && wordCharacterAt(text, at + 2) === 0;
}

/**
 * Joins the words that are prefixes, from the last to the first since what is joined may be joined again.
 *
 * @param joinings index and JOINING of each word that may be one, ascending
 */
function join(words: Word[], joinings: readonly number[]): Word[] {
  const gone = new Set<Word>();
  for (let i = joinings.length - 2; i >= 0; i -= 2) {
    const at = joinings[i];
    const next = words[at + 1];
    if (next === undefined || !joinsNext(words[at], joinings[i + 1], next)) continue;
    const { start, text: first, gap } = words[at];
    const written = `${first}-${next.text}`;
    words[at] = new Word(start, next.end, gap, knownWord(written, 0, written.length));
    gone.add(next);
  }
  return gone.size === 0 ? words : words.filter((word) => !gone.has(word));
}

/** The normalized key of a label: its words' keys, single spaces between. `''` for a label without a letter or digit. */
export function normalizeLabel(label: string): string {
  return splitWords(label)
    .map((word) => word.key)
    .join(' ');
}
