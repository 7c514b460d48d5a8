import { GAP } from '../../model/label.js';
import type { ClassedField, Place } from './phrases.js';
import { WORD_CLASS } from './word-class.js';

/** A field, and which of its words are known to name something: no phrase of their own begins or ends within. */
export interface PartlyKnownField extends ClassedField {
  known: readonly { first: number; last: number }[];
}

/**
 * Finds the places where a phrase speaks of what it names, and not of a part of something else: where it ends its noun
 * phrase, as the head of an English one does, and is neither known itself, nor lies within what is, nor cuts it.
 * Linear in the words; a place costs a few steps.
 */
export function ownPlaces(fields: readonly PartlyKnownField[]): (places: readonly Place[]) => Place[] {
  // One more than the first and the last word of what is known at each word, of overlapping ones of the last.
  const bounds = fields.map(({ words, known }) => {
    const begin = new Int32Array(words.length);
    const end = new Int32Array(words.length);
    for (const { first, last } of known) {
      begin.fill(first + 1, first, last + 1);
      end.fill(last + 1, first, last + 1);
    }
    return { begin, end };
  });
  const isOwn = ({ field, first, last }: Place) => {
    const { words, classes } = fields[field];
    const next = words[last + 1];
    const ends = next === undefined || next.gap === GAP.BREAK || classes[last + 1] === WORD_CLASS.OTHER;
    if (!ends) return false;
    const { begin, end } = bounds[field];
    const cuts = (begin[first] > 0 && begin[first] <= first) || end[last] > last + 1;
    return !cuts && !(begin[first] === first + 1 && end[first] >= last + 1);
  };
  return (places) => places.filter(isOwn);
}
