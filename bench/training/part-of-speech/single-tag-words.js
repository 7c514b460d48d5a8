import { TAGS } from '../../../dist/extraction/part-of-speech/tags.js';
import { UNKNOWN } from './tagged-texts.js';

/** The words, in lower case, with the tag that they have in at least `share` of their occurrences, of which there are `atLeast`. */
export function singleTagWords(texts, { atLeast, share }) {
  const counts = new Map();
  for (const { words, tags } of texts) {
    words.forEach((word, i) => {
      if (tags[i] === UNKNOWN) return;
      const lower = word.text.toLowerCase();
      if (!counts.has(lower)) counts.set(lower, new Float64Array(TAGS.length));
      counts.get(lower)[tags[i]]++;
    });
  }
  const dictionary = new Map();
  for (const [word, row] of counts) {
    const total = row.reduce((a, b) => a + b);
    const most = row.indexOf(Math.max(...row));
    if (total >= atLeast && row[most] / total >= share) dictionary.set(word, most);
  }
  return dictionary;
}
