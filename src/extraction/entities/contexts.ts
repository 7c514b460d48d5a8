import { TAGS } from '../part-of-speech/tags.js';
import { GAP_KINDS } from './gap-kinds.js';

/** The coarsest clusters, and one more for words that are in none. */
export const COARSE = 33;
const T = TAGS.length + 1;
const G = GAP_KINDS.length;
const EDGE = TAGS.length;

/** What a text says of its words beyond the words themselves; all of one length, but `gaps`, which has one more. */
export interface Surroundings {
  tags: Uint8Array;
  /** Kinds of the gaps before each word, and after the last. */
  gaps: Uint8Array;
  /** Where a word stands in a noun phrase, as a label's number. */
  phrases: Uint8Array;
  /** The coarsest cluster of each word. */
  clusters: Uint8Array;
  /** How often the word stands in the text and whether capitalized within a sentence: 2 × min(count, 4) + capitalized. */
  repeats: Uint8Array;
}

// Families of contexts, one after the other, each as large as its numbers multiply to.
const SIZES = [T, T, T, T, T, T * T, T * T, T * T * T, G, G, G * T * T, G * T * T, 5, COARSE ** 2, COARSE ** 2, 10];
const STARTS = SIZES.map((_, i) => SIZES.slice(0, i).reduce((a, b) => a + b, 0));
/** How many contexts each word has, one of each family. */
export const FAMILIES = SIZES.length;
/** How many contexts there are. */
export const CONTEXTS = SIZES.reduce((a, b) => a + b);

/**
 * Writes the contexts of word `i` into `into` (length `FAMILIES`): tags up to two words away, their pairs and triple around
 * the word; gaps, alone and with tags; the noun phrase; pairs of coarse clusters; repeats.
 */
export function contextsAt(
  { tags, gaps, phrases, clusters, repeats }: Surroundings,
  i: number,
  into: Int32Array,
): void {
  const n = tags.length;
  const tag = tags[i];
  const previous = i > 0 ? tags[i - 1] : EDGE;
  const next = i + 1 < n ? tags[i + 1] : EDGE;
  const left = i > 0 ? clusters[i - 1] : COARSE - 1;
  const right = i + 1 < n ? clusters[i + 1] : COARSE - 1;
  into[0] = tag;
  into[1] = STARTS[1] + previous;
  into[2] = STARTS[2] + next;
  into[3] = STARTS[3] + (i > 1 ? tags[i - 2] : EDGE);
  into[4] = STARTS[4] + (i + 2 < n ? tags[i + 2] : EDGE);
  into[5] = STARTS[5] + previous * T + tag;
  into[6] = STARTS[6] + tag * T + next;
  into[7] = STARTS[7] + (previous * T + tag) * T + next;
  into[8] = STARTS[8] + gaps[i];
  into[9] = STARTS[9] + gaps[i + 1];
  into[10] = STARTS[10] + (gaps[i] * T + previous) * T + tag;
  into[11] = STARTS[11] + (gaps[i + 1] * T + tag) * T + next;
  into[12] = STARTS[12] + phrases[i];
  into[13] = STARTS[13] + left * COARSE + clusters[i];
  into[14] = STARTS[14] + clusters[i] * COARSE + right;
  into[15] = STARTS[15] + repeats[i];
}
