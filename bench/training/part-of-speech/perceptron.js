import { permutation, randomFrom } from '../../sparse/random.js';
import { TAGS } from '../../../dist/extraction/part-of-speech/tags.js';
import {
  ROLES,
  START,
  gapBefore,
  gapContext,
  gapTagContext,
  tagContext,
} from '../../../dist/extraction/part-of-speech/tagger.js';
import { wordAttributes } from '../../../dist/extraction/part-of-speech/word-attributes.js';

const T = TAGS.length;
const OFFSETS = [0, -1, 1, -2, 2];

/** In how many roles an attribute counts: words in all, endings of three letters up to the neighbors, others in their own. */
function rolesOf(attribute) {
  if (attribute[0] === 'w') return ROLES;
  return attribute[0] === 's' && attribute.length === 4 ? 3 : 1;
}

/** Rows of weights that remember their sum over all steps (Collins 2002, computed lazily). */
class AveragedRows {
  weights = [];
  sums = [];
  times = [];

  row(width) {
    this.weights.push(new Float64Array(width));
    this.sums.push(new Float64Array(width));
    this.times.push(new Float64Array(width));
    return this.weights.length - 1;
  }

  update(row, at, change, now) {
    this.sums[row][at] += this.weights[row][at] * (now - this.times[row][at]);
    this.times[row][at] = now;
    this.weights[row][at] += change;
  }

  averages(row, now) {
    return this.sums[row].map((sum, t) => (sum + this.weights[row][t] * (now - this.times[row][t])) / now);
  }
}

/**
 * The words that have one tag in nearly all of their many occurrences; `sentences` are { words, tags }, a tag of 255
 * being unknown.
 */
export function singleTagWords(sentences, { atLeast, share }) {
  const counts = new Map();
  for (const { words, tags } of sentences) {
    words.forEach((word, i) => {
      if (tags[i] === 255) return;
      const lower = word.text.toLowerCase();
      if (!counts.has(lower)) counts.set(lower, new Float64Array(T));
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

/** Learns the weights of PartOfSpeechTagger: `epochs` rounds in seeded random order, rare attributes left out. */
export function trainTagger(texts, { epochs, seed, rarest, cut, scale, dictionary }) {
  const attributeCounts = new Map();
  const known = new Map();
  const attributesOf = (word) => {
    if (!known.has(word)) known.set(word, wordAttributes(word));
    return known.get(word);
  };
  const at = (words, i) => (i < 0 || i >= words.length ? '' : words[i].text);
  for (const { words } of texts) {
    for (const word of words) {
      for (const attribute of attributesOf(word.text)) {
        attributeCounts.set(attribute, (attributeCounts.get(attribute) ?? 0) + 1);
      }
    }
  }
  const rows = new AveragedRows();
  const rowOf = new Map();
  const rolesOfRow = [];
  const contextOf = new Map();
  const rowFor = (map, key, width) => {
    if (!map.has(key)) map.set(key, rows.row(width));
    return map.get(key);
  };
  const wordRows = new Map();
  const rowsOf = (word) => {
    if (!wordRows.has(word)) {
      const kept = (attribute) => word === '' || attributeCounts.get(attribute) >= rarest;
      wordRows.set(
        word,
        attributesOf(word)
          .filter(kept)
          .map((attribute) => {
            const row = rowFor(rowOf, attribute, rolesOf(attribute) * T);
            rolesOfRow[row] = rolesOf(attribute);
            return row;
          }),
      );
    }
    return wordRows.get(word);
  };
  const random = randomFrom(seed);
  const scores = new Float64Array(T);
  let now = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    let seen = 0;
    for (const index of permutation(texts.length, random)) {
      const { words, tags } = texts[index];
      let beforePrevious = START;
      let previous = START;
      for (let i = 0; i < words.length; i++) {
        let tag = dictionary.get(words[i].text.toLowerCase());
        if (tag === undefined) {
          const gap = gapBefore(words, i);
          const active = [
            tagContext(beforePrevious, previous),
            gapTagContext(gap, previous),
            gapContext(gap, gapBefore(words, i + 1)),
          ].map((context) => rowFor(contextOf, context, T));
          const from = active.map(() => 0);
          for (let role = 0; role < ROLES; role++) {
            for (const row of rowsOf(at(words, i + OFFSETS[role]))) {
              if (role >= rolesOfRow[row]) continue;
              active.push(row);
              from.push(role * T);
            }
          }
          scores.fill(0);
          active.forEach((row, a) => {
            const weights = rows.weights[row];
            for (let t = 0; t < T; t++) scores[t] += weights[from[a] + t];
          });
          tag = 0;
          for (let t = 1; t < T; t++) if (scores[t] > scores[tag]) tag = t;
          if (tags[i] !== 255) {
            now++;
            seen++;
            if (tag !== tags[i]) {
              wrong++;
              active.forEach((row, a) => {
                rows.update(row, from[a] + tags[i], 1, now);
                rows.update(row, from[a] + tag, -1, now);
              });
            }
          }
        }
        beforePrevious = previous;
        previous = tag;
      }
    }
    console.error(`epoch ${epoch + 1}: ${((100 * wrong) / seen).toFixed(2)} % of ${seen} words wrong`);
  }
  const quantized = (map) => {
    const kept = {};
    for (const key of [...map.keys()].sort()) {
      const pairs = [];
      rows.averages(map.get(key), now).forEach((weight, t) => {
        const whole = Math.round(weight * scale);
        if (Math.abs(weight) >= cut && whole !== 0) pairs.push(t, whole);
      });
      if (pairs.length > 0) kept[key] = pairs;
    }
    return kept;
  };
  return {
    dictionary: Object.fromEntries([...dictionary].sort()),
    words: quantized(rowOf),
    contexts: quantized(contextOf),
  };
}
