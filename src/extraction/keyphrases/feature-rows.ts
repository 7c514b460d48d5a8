import { COLUMN, WIDTH } from './features.js';
import { fillFrequencies } from './frequency-features.js';
import type { Knowledge } from './knowledge.js';
import { fillKeywords } from './keyword-features.js';
import { fillNesting } from './nesting-features.js';
import type { PaperPhrases } from './paper-phrases.js';
import { fillPlaces } from './place-features.js';
import { fillRanks } from './rank-features.js';

/** One row of `FEATURES` a phrase, row-major; the columns of attributes are left 0. O(phrases log phrases). */
export function featureRows(paper: PaperPhrases, knowledge: Knowledge): Float32Array {
  const { phrases, fields } = paper;
  const rows = new Float32Array(phrases.length * WIDTH);
  const words = Math.max(
    1,
    fields.reduce((sum, field) => sum + field.words.length, 0),
  );
  const inText = phrases.reduce((sum, { places }) => sum + Number(places.length > 0), 0);
  for (let i = 0; i < phrases.length; i++) {
    const row = i * WIDTH;
    rows[row + COLUMN.words] = words;
    rows[row + COLUMN.phrases] = inText;
    rows[row + COLUMN.size] = phrases[i].size;
    rows[row + COLUMN.characters] = phrases[i].key.length;
    fillPlaces(rows, row, phrases[i], fields, words);
  }
  fillFrequencies(rows, paper, knowledge);
  fillKeywords(rows, paper, knowledge);
  fillNesting(rows, fields, phrases);
  fillRanks(rows, phrases.length);
  return rows;
}
