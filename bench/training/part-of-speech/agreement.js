import { isNoun } from '../../../dist/extraction/part-of-speech/noun-phrases.js';
import { UNKNOWN } from './tagged-texts.js';

/** How often a tagger gives the teacher's tag, in percent of words, and how often with names and nouns taken as one. */
export function agreement(tagger, texts) {
  let words = 0;
  let same = 0;
  let alike = 0;
  for (const text of texts) {
    tagger.tag(text.words).forEach((tag, i) => {
      const wanted = text.tags[i];
      if (wanted === UNKNOWN) return;
      words++;
      if (tag === wanted) same++;
      if (tag === wanted || (isNoun(tag) && isNoun(wanted))) alike++;
    });
  }
  return { words, same: (100 * same) / words, nounsMerged: (100 * alike) / words };
}
