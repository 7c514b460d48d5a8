import { wordKey } from './word-key.js';

/** Whether a word is written as one with the next. */
export const JOINING = { NEVER: 0, OVER_HYPHEN: 1, ALWAYS: 2, PAIR: 3 } as const;
type Joining = (typeof JOINING)[keyof typeof JOINING];

/** What is known of a word by its letters alone. One object may stand for many occurrences. */
export interface KnownWord {
  /** The letters of a plain word, five a number, see `pack`; -1 of any other. */
  readonly head: number;
  readonly middle: number;
  readonly tail: number;
  /** What the matcher that saw the word last calls its key, and that matcher's serial number; 0 for none yet. */
  symbol: number;
  symbolOf: number;
  readonly text: string;
  readonly key: string;
  readonly joining: Joining;
}

// Prefixes written apart, with a hyphen or as one word with what follows: "pre training", "pre-training", "pretraining".
const PREFIXES = 'pre non multi semi auto inter intra hyper meta super cross mini micro macro pseudo quasi';
// Prefixes that are joined over a hyphen only, being words by themselves or parts of names.
const HYPHEN_PREFIXES = 're de co un sub anti bi uni tri over under post ultra mis omni poly';
const FIRST_OF_PAIRS = 'fine back data word tree';
const JOININGS = new Map<string, Joining>();
for (const [words, joining] of [
  [PREFIXES, JOINING.ALWAYS],
  [HYPHEN_PREFIXES, JOINING.OVER_HYPHEN],
  [FIRST_OF_PAIRS, JOINING.PAIR],
] as const) {
  for (const word of words.split(' ')) JOININGS.set(word, joining);
}
const LONGEST_JOINING = 6;

/** Whether a word, in any case, is a prefix or the first of a pair. */
function joiningOf(word: string): Joining {
  return (word.length <= LONGEST_JOINING && JOININGS.get(word.toLowerCase())) || JOINING.NEVER;
}

const SLOTS = 1 << 17;
const slots: (KnownWord | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

// Letters and digits of ASCII as 1 to 62, so that five of them make one number of 30 bits.
const PACKED = new Uint8Array(128);
[...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].forEach((character, i) => {
  PACKED[character.charCodeAt(0)] = i + 1;
});
const PIECE = 5;
const LONGEST_PACKED = 3 * PIECE;

/**
 * At most five characters, those of `[start, stop)` before `end`, as a number that no others have; -1 where one of them
 * is no letter or digit of ASCII.
 */
function pack(text: string, start: number, stop: number, end: number): number {
  let packed = 0;
  for (let at = start; at < stop && at < end; at++) {
    const code = text.charCodeAt(at);
    const character = code < 128 ? PACKED[code] : 0;
    if (character === 0) return -1;
    packed = (packed << 6) | character;
  }
  return packed;
}

/**
 * What is known of the word `text.slice(start, end)`, from a cache of the words seen last in which each has one slot. A
 * known word costs no slice of the text, and all its occurrences share their strings. A plain word of at most 15
 * characters, as most are, is told by three numbers, so that no string is read to compare it. Linear in the word.
 */
export function knownWord(text: string, start: number, end: number): KnownWord {
  if (end - start > LONGEST_PACKED) return anyWord(text, start, end);
  const head = pack(text, start, start + PIECE, end);
  const middle = pack(text, start + PIECE, start + 2 * PIECE, end);
  const tail = pack(text, start + 2 * PIECE, end, end);
  if (head < 0 || middle < 0 || tail < 0) return anyWord(text, start, end);
  const hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(middle, 0x85ebca6b) ^ Math.imul(tail, 0xc2b2ae35);
  const slot = slotOf(hash);
  const known = slots[slot];
  if (known !== undefined && known.head === head && known.middle === middle && known.tail === tail) return known;
  return (slots[slot] = newWord(text.slice(start, end), head, middle, tail));
}

/** The same for a word that is long or holds other characters. */
function anyWord(text: string, start: number, end: number): KnownWord {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = slotOf(hash);
  const known = slots[slot];
  if (known !== undefined && known.text.length === end - start && text.startsWith(known.text, start)) return known;
  return (slots[slot] = newWord(text.slice(start, end), -1, -1, -1));
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function newWord(slice: string, head: number, middle: number, tail: number): KnownWord {
  // A copy: a slice would keep the whole text in memory.
  const text = ` ${slice}`.slice(1);
  return { head, middle, tail, symbol: 0, symbolOf: 0, text, key: wordKey(text), joining: joiningOf(text) };
}
