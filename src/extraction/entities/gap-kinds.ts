import { GAP, type Word } from '../../model/label.js';

/** What stands between two words, as far as it tells phrases apart; `edge` before the first word and after the last. */
export const GAP_KINDS = [
  ...['edge', 'space', 'hyphen', 'slash', 'possessive', 'comma', 'stop', 'colon', 'open', 'close', 'quote', 'other'],
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

const KIND_OF_CHARACTER = new Map<string, number>();
const kinds: [GapKind, string][] = [
  ['comma', ','],
  ['stop', '.!?'],
  ['colon', ';:'],
  ['open', '([{'],
  ['close', ')]}'],
  ['quote', '"\'`“”‘’'],
  ['hyphen', '-–—'],
];
for (const [kind, characters] of kinds) {
  for (const character of characters) KIND_OF_CHARACTER.set(character, GAP_KINDS.indexOf(kind));
}
const OTHER = GAP_KINDS.indexOf('other');
const KIND_OF_GAP: number[] = [];
KIND_OF_GAP[GAP.SPACE] = GAP_KINDS.indexOf('space');
KIND_OF_GAP[GAP.HYPHEN] = GAP_KINDS.indexOf('hyphen');
KIND_OF_GAP[GAP.SLASH] = GAP_KINDS.indexOf('slash');
KIND_OF_GAP[GAP.POSSESSIVE] = GAP_KINDS.indexOf('possessive');

/**
 * The kinds (numbers in `GAP_KINDS`) of the gaps before each word and, as last, after all of them: a break is told by its
 * first character that is no space. Linear in the text.
 */
export function gapKinds(text: string, words: readonly Word[]): Uint8Array {
  const found = new Uint8Array(words.length + 1);
  for (let i = 1; i < words.length; i++) {
    const gap = words[i].gap;
    if (gap !== GAP.BREAK) {
      found[i] = KIND_OF_GAP[gap];
      continue;
    }
    let at = words[i - 1].end;
    while (at < words[i].start && text.charCodeAt(at) <= 32) at++;
    found[i] = at < words[i].start ? (KIND_OF_CHARACTER.get(text[at]) ?? OTHER) : OTHER;
  }
  return found;
}
