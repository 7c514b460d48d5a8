import { COLUMN, WIDTH } from './features.js';
import { MOST_WORDS, type ClassedField, type Phrase } from './phrases.js';

/**
 * Calls `visit` with the numbers of a candidate and of one within it, for each place of the longer one. O(places × size²).
 */
export function eachNesting(
  fields: readonly ClassedField[],
  phrases: readonly Phrase[],
  visit: (longer: number, shorter: number) => void,
): void {
  // Of each field, the candidate at `first * MOST_WORDS + size - 1`; −1 for none.
  const at = fields.map(({ words }) => new Int32Array(words.length * MOST_WORDS).fill(-1));
  phrases.forEach(({ places }, i) => {
    for (const { field, first, last } of places) at[field][first * MOST_WORDS + last - first] = i;
  });
  for (let longer = 0; longer < phrases.length; longer++) {
    if (phrases[longer].size === 1) continue;
    for (const { field, first, last } of phrases[longer].places) {
      for (let from = first; from <= last; from++) {
        for (let to = from; to <= last; to++) {
          const shorter = at[field][from * MOST_WORDS + to - from];
          if (shorter >= 0 && shorter !== longer) visit(longer, shorter);
        }
      }
    }
  }
}

/** What each candidate has from those that hold it, or stand in it, at a place of the text. */
export function fillNesting(rows: Float32Array, fields: readonly ClassedField[], phrases: readonly Phrase[]): void {
  eachNesting(fields, phrases, (longerNumber, shorterNumber) => {
    const longer = longerNumber * WIDTH;
    const shorter = shorterNumber * WIDTH;
    raise(rows, shorter + COLUMN.longerPlaces, rows[longer + COLUMN.places] / rows[shorter + COLUMN.places]);
    raise(rows, shorter + COLUMN.longerVote, rows[longer + COLUMN.vote]);
    raise(rows, shorter + COLUMN.longerKeywords, rows[longer + COLUMN.keywords]);
    raise(rows, shorter + COLUMN.longerRatio, rows[longer + COLUMN.keywordRatio] + 20);
    raise(rows, longer + COLUMN.shorterVote, rows[shorter + COLUMN.vote]);
    raise(rows, longer + COLUMN.shorterKeywords, rows[shorter + COLUMN.keywords]);
  });
}

export function raise(rows: Float32Array, at: number, value: number): void {
  if (value > rows[at]) rows[at] = value;
}
