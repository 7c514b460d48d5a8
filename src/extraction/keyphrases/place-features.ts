import { GAP } from '../../model/label.js';
import { COLUMN } from './features.js';
import type { ClassedField, Phrase } from './phrases.js';

const LINK_WORDS = new Set('of for in by via with on to using from'.split(' '));

/** Where and how often a phrase stands, into the row that begins at `row`. `words`: of all fields. */
export function fillPlaces(
  rows: Float32Array,
  row: number,
  phrase: Phrase,
  fields: readonly ClassedField[],
  words: number,
): void {
  const count = phrase.places.length;
  rows[row + COLUMN.places] = count;
  if (count === 0) {
    rows[row + COLUMN.first] = words;
    rows[row + COLUMN.firstShare] = 1.5;
    return;
  }
  rows[row + COLUMN.titlePlaces] = phrase.titlePlaces;
  rows[row + COLUMN.first] = phrase.firstAt;
  rows[row + COLUMN.firstShare] = phrase.firstAt / words;
  rows[row + COLUMN.last] = phrase.lastAt / words;
  rows[row + COLUMN.spread] = (phrase.lastAt - phrase.firstAt) / words;
  rows[row + COLUMN.whole] = phrase.whole / count;
  rows[row + COLUMN.begins] = phrase.begins / count;
  rows[row + COLUMN.ends] = phrase.ends / count;
  let [beforeLink, afterLink, endsClause] = [0, 0, 0];
  for (const { field, first, last } of phrase.places) {
    const { words: all, text } = fields[field];
    const next = all[last + 1];
    if (next === undefined || next.gap === GAP.BREAK) endsClause++;
    else if (LINK_WORDS.has(next.text)) beforeLink++;
    if (first > 0 && LINK_WORDS.has(all[first - 1].text)) afterLink++;
    if (next !== undefined && next.gap === GAP.BREAK && isBracketed(text, all[last].end, next.start, next.text)) {
      rows[row + COLUMN.defined] = 1;
    }
  }
  rows[row + COLUMN.beforeLink] = beforeLink / count;
  rows[row + COLUMN.afterLink] = afterLink / count;
  rows[row + COLUMN.endsClause] = endsClause / count;
  const { field, first, last } = phrase.places[0];
  rows[row + COLUMN.firstClass] = fields[field].classes[first];
  rows[row + COLUMN.lastClass] = fields[field].classes[last];
}

/** A word with a capital, that an opening bracket stands before. */
function isBracketed(text: string, end: number, start: number, word: string): boolean {
  return start - end <= 3 && text[start - 1] === '(' && /\p{Lu}/u.test(word);
}
