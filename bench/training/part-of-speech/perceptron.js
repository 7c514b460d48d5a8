import {
  ROLES,
  START,
  gapBefore,
  gapContext,
  gapTagContext,
  tagContext,
} from '../../../dist/extraction/part-of-speech/tagger.js';
import { TAGS } from '../../../dist/extraction/part-of-speech/tags.js';
import { wordAttributes } from '../../../dist/extraction/part-of-speech/word-attributes.js';
import { permutation, randomFrom } from '../../sparse/random.js';
import { AveragedRows } from './averaged-rows.js';
import { UNKNOWN } from './tagged-texts.js';

const T = TAGS.length;
const OFFSETS = [0, -1, 1, -2, 2];

/** In how many roles an attribute counts: words in all, endings of three letters up to the neighbors, others in their own. */
function rolesOf(attribute) {
  if (attribute[0] === 'w') return ROLES;
  return attribute[0] === 's' && attribute.length === 4 ? 3 : 1;
}

function countAttributes(texts) {
  const counts = new Map();
  for (const { words } of texts) {
    for (const { text } of words) {
      for (const attribute of wordAttributes(text)) counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
    }
  }
  return counts;
}

/** An averaged perceptron on the attributes and contexts of PartOfSpeechTagger; rare attributes are left out. */
class Perceptron {
  rows = new AveragedRows();
  words = new Map();
  contexts = new Map();
  now = 0;
  #rolesOfRow = [];
  #rowsOfWord = new Map();
  #counts;
  #rarest;

  constructor(counts, rarest) {
    this.#counts = counts;
    this.#rarest = rarest;
  }

  #row(map, key, width) {
    if (!map.has(key)) map.set(key, this.rows.add(width));
    return map.get(key);
  }

  #rowsOf(word) {
    const known = this.#rowsOfWord.get(word);
    if (known !== undefined) return known;
    const kept = wordAttributes(word).filter((each) => word === '' || this.#counts.get(each) >= this.#rarest);
    const rows = kept.map((attribute) => {
      const row = this.#row(this.words, attribute, rolesOf(attribute) * T);
      this.#rolesOfRow[row] = rolesOf(attribute);
      return row;
    });
    this.#rowsOfWord.set(word, rows);
    return rows;
  }

  /** The rows that word `i` is scored by, each with where in it the tags' weights begin. */
  activeAt(words, i, beforePrevious, previous) {
    const gap = gapBefore(words, i);
    const contexts = [
      tagContext(beforePrevious, previous),
      gapTagContext(gap, previous),
      gapContext(gap, gapBefore(words, i + 1)),
    ];
    const active = contexts.map((context) => [this.#row(this.contexts, context, T), 0]);
    OFFSETS.forEach((offset, role) => {
      for (const row of this.#rowsOf(words[i + offset]?.text ?? '')) {
        if (role < this.#rolesOfRow[row]) active.push([row, role * T]);
      }
    });
    return active;
  }

  best(active) {
    const scores = new Float64Array(T);
    for (const [row, from] of active) {
      const weights = this.rows.weights[row];
      for (let t = 0; t < T; t++) scores[t] += weights[from + t];
    }
    return scores.indexOf(Math.max(...scores));
  }

  learn(active, wanted, found) {
    for (const [row, from] of active) {
      this.rows.update(row, from + wanted, 1, this.now);
      this.rows.update(row, from + found, -1, this.now);
    }
  }
}

/** The averaged weights of at least `cut`, in whole units of 1 / `scale`, as pairs of place and weight. */
function quantized(perceptron, rowOf, cut, scale) {
  const kept = {};
  for (const key of [...rowOf.keys()].sort()) {
    const pairs = [];
    perceptron.rows.averages(rowOf.get(key), perceptron.now).forEach((weight, at) => {
      const whole = Math.round(weight * scale);
      if (Math.abs(weight) >= cut && whole !== 0) pairs.push(at, whole);
    });
    if (pairs.length > 0) kept[key] = pairs;
  }
  return kept;
}

/**
 * Learns a PartOfSpeechModel from { words, tags } in `epochs` rounds in seeded random order, tags before a word being those
 * that the perceptron gives itself; words of the dictionary keep their tag.
 */
export function trainTagger(texts, { epochs, seed, rarest, cut, scale, dictionary }) {
  const perceptron = new Perceptron(countAttributes(texts), rarest);
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    const before = perceptron.now;
    for (const index of permutation(texts.length, random)) {
      const { words, tags } = texts[index];
      let [beforePrevious, previous] = [START, START];
      words.forEach((word, i) => {
        let tag = dictionary.get(word.text.toLowerCase());
        if (tag === undefined) {
          const active = perceptron.activeAt(words, i, beforePrevious, previous);
          tag = perceptron.best(active);
          if (tags[i] !== UNKNOWN) {
            perceptron.now++;
            if (tag !== tags[i]) {
              wrong++;
              perceptron.learn(active, tags[i], tag);
            }
          }
        }
        [beforePrevious, previous] = [previous, tag];
      });
    }
    const seen = perceptron.now - before;
    console.error(`epoch ${epoch + 1}: ${((100 * wrong) / seen).toFixed(2)} % of ${seen} words wrong`);
  }
  return {
    dictionary: Object.fromEntries([...dictionary].sort()),
    words: quantized(perceptron, perceptron.words, cut, scale),
    contexts: quantized(perceptron, perceptron.contexts, cut, scale),
  };
}
