import { wordKey } from './word-key.js';

/** Whether a word is written as one with the next. */
export const JOINING = { NEVER: 0, OVER_HYPHEN: 1, ALWAYS: 2, PAIR: 3 } as const;
type Joining = (typeof JOINING)[keyof typeof JOINING];

/** What is known of a word by its letters alone. */
export interface KnownWord {
  text: string;
  key: string;
  joining: Joining;
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

/**
 * What is known of the word `text.slice(start, end)`, from a cache of the words seen last in which each has one slot. A
 * known word costs no slice of the text, and all its occurrences share their strings. Linear in the word.
 */
export function knownWord(text: string, start: number, end: number): KnownWord {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const known = slots[slot];
  if (known !== undefined && known.text.length === end - start && text.startsWith(known.text, start)) return known;
  // A copy: a slice would keep the whole text in memory.
  const word = ` ${text.slice(start, end)}`.slice(1);
  return (slots[slot] = { text: word, key: wordKey(word), joining: joiningOf(word) });
}
