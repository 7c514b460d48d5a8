import { GAP, type Word } from '../../model/label.js';
import { PIECE, WordRows } from '../word-rows.js';
import { TAGS } from './tags.js';
import { wordAttributes } from './word-attributes.js';

/** A word's roles towards the word that is tagged: that word, one before or after it, two before or after it. */
export const ROLES = 5;
const ROLE = { SELF: 0, PREVIOUS: 1, NEXT: 2, BEFORE_PREVIOUS: 3, AFTER_NEXT: 4 } as const;

/**
 * What training leaves. A row of weights is a list of pairs, where in the row and the weight, which is a whole number
 * of a unit that does not matter to which sum is highest.
 */
export interface PartOfSpeechModel {
  /** The number of the tag of each word, in lower case, that has but one. */
  dictionary: Record<string, number>;
  /** Rows of the attributes of `wordAttributes`: the weight of tag t in role r is at `r * TAGS.length + t`. */
  words: Record<string, number[]>;
  /** Rows, of a weight for each tag, of what is around, numbered by `tagContext`, `gapTagContext` and `gapContext`. */
  contexts: Record<string, number[]>;
}

const T = TAGS.length;
/** Stands for the tag before the first word. */
export const START = T;
const GAPS = Object.keys(GAP).length;
const TAG_PAIRS = (T + 1) * (T + 1);
const GAP_TAGS = (T + 1) * GAPS;
export const CONTEXTS = TAG_PAIRS + GAP_TAGS + GAPS * GAPS;

/** The context of the two tags before a word. */
export function tagContext(beforePrevious: number, previous: number): number {
  return beforePrevious * (T + 1) + previous;
}

/** The context of the gap and the tag before a word. */
export function gapTagContext(gap: number, previous: number): number {
  return TAG_PAIRS + gap * (T + 1) + previous;
}

/** The context of the gaps before and after a word. */
export function gapContext(gap: number, nextGap: number): number {
  return TAG_PAIRS + GAP_TAGS + gap * GAPS + nextGap;
}

/** Before a word stands a gap; around a text, and around each of plain strings, a break or a space. */
export function gapBefore(words: readonly Word[] | readonly string[], at: number): number {
  if (at === 0 || at >= words.length) return GAP.BREAK;
  const word = words[at];
  return typeof word === 'string' ? GAP.SPACE : word.gap;
}

/**
 * Tags parts of speech from left to right, each word by the highest sum of weights (Collins 2002), a word that has only
 * one tag by a dictionary. What depends on a word alone is summed once for each distinct word; a word in a text then
 * costs the sum of eight rows. Linear in the text.
 */
export class PartOfSpeechTagger {
  private readonly contexts = new Float32Array(CONTEXTS * T);
  /** For each word a row for each of its roles, and at the end its only tag, −1 where there are several. */
  private readonly words: WordRows;

  constructor(model: PartOfSpeechModel) {
    const rowOf = new Map(Object.entries(model.words));
    const dictionary = new Map(Object.entries(model.dictionary));
    this.words = new WordRows(ROLES * T + 1, (word, row) => {
      for (const attribute of wordAttributes(word)) addRow(row, 0, rowOf.get(attribute));
      row[ROLES * T] = dictionary.get(word.toLowerCase()) ?? -1;
    });
    for (const [context, row] of Object.entries(model.contexts)) addRow(this.contexts, Number(context) * T, row);
  }

  /** The numbers (see `TAGS`) of the words' tags. Plain strings are read as one clause. */
  tag(words: readonly Word[] | readonly string[]): Uint8Array {
    const tags = new Uint8Array(words.length);
    for (let from = 0; from < words.length; from += PIECE / 2) {
      this.tagPiece(words, from, Math.min(words.length, from + PIECE / 2), tags);
    }
    return tags;
  }

  private tagPiece(words: readonly Word[] | readonly string[], from: number, to: number, tags: Uint8Array): void {
    const { contexts } = this;
    const { rows, width } = this.words;
    this.words.reserve();
    let farLeft = this.rowAt(words, from - 2);
    let left = this.rowAt(words, from - 1);
    let self = this.rowAt(words, from);
    let right = this.rowAt(words, from + 1);
    let beforePrevious = from > 1 ? tags[from - 2] : START;
    let previous = from > 0 ? tags[from - 1] : START;
    for (let i = from; i < to; i++) {
      const farRight = this.rowAt(words, i + 2);
      let tag = rows[self + width - 1];
      if (tag < 0) {
        const gap = gapBefore(words, i);
        const byTags = tagContext(beforePrevious, previous) * T;
        const byGapAndTag = gapTagContext(gap, previous) * T;
        const byGaps = gapContext(gap, gapBefore(words, i + 1)) * T;
        const [p, n, pp, nn] = [
          left + ROLE.PREVIOUS * T,
          right + ROLE.NEXT * T,
          farLeft + ROLE.BEFORE_PREVIOUS * T,
          farRight + ROLE.AFTER_NEXT * T,
        ];
        let best = -Infinity;
        for (let t = 0; t < T; t++) {
          const around = contexts[byTags + t] + contexts[byGapAndTag + t] + contexts[byGaps + t];
          const score = around + rows[self + t] + rows[p + t] + rows[n + t] + rows[pp + t] + rows[nn + t];
          if (score > best) {
            best = score;
            tag = t;
          }
        }
      }
      tags[i] = tag;
      beforePrevious = previous;
      previous = tag;
      farLeft = left;
      left = self;
      self = right;
      right = farRight;
    }
  }

  /** Where the row of a word begins; the empty word stands around a text. */
  private rowAt(words: readonly Word[] | readonly string[], at: number): number {
    const word = at < 0 || at >= words.length ? '' : words[at];
    return this.words.slotOf(typeof word === 'string' ? word : word.text) * this.words.width;
  }
}

function addRow(rows: Float32Array | Int16Array, from: number, weights: readonly number[] | undefined): void {
  if (weights === undefined) return;
  for (let i = 0; i < weights.length; i += 2) rows[from + weights[i]] += weights[i + 1];
}
