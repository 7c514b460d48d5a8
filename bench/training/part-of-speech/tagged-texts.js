import { splitWords } from '../../../dist/model/label.js';
import { tagNumber } from '../../../dist/extraction/part-of-speech/tags.js';

/** Tags of the Penn Treebank that are told by another's name. */
const MERGED = {
  ...{ JJR: 'JJ', JJS: 'JJ', AFX: 'JJ', NNPS: 'NNP', RBR: 'RB', RBS: 'RB', RP: 'RB', PDT: 'DT', EX: 'PRP' },
  ...{ WDT: 'WH', WP: 'WH', WRB: 'WH', WP$: 'WH' },
};
export const UNKNOWN = 255;

/** Offsets in UTF-16 units of the code points of a text. */
function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  units.push(at);
  return units;
}

/**
 * Our words of a text, each with the tag of the last token (as [start, end, tag] in code points) that stands in it:
 * where we split otherwise than the teacher, a word is what its end is.
 */
export function taggedText(text, tokens) {
  const units = unitsOf(text);
  const words = splitWords(text);
  const tags = new Uint8Array(words.length).fill(UNKNOWN);
  let token = 0;
  words.forEach((word, i) => {
    while (token < tokens.length && units[tokens[token][1]] <= word.start) token++;
    for (let t = token; t < tokens.length && units[tokens[t][0]] < word.end; t++) {
      const name = MERGED[tokens[t][2]] ?? tokens[t][2];
      const number = tagNumber(name);
      tags[i] = number < 0 ? tagNumber('X') : number;
    }
  });
  return { words, tags };
}
