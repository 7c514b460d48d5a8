import { stemmer } from 'stemmer';

const stems = new Map();

/** A phrase as it is compared: lower case, its tokens (what space separates) Porter-stemmed. */
export function stemmed(phrase) {
  let key = stems.get(phrase);
  if (key === undefined) {
    key = phrase
      .toLowerCase()
      .split(/\s+/)
      .filter((token) => token !== '')
      .map((token) => stemmer(token))
      .join(' ');
    stems.set(phrase, key);
  }
  return key;
}

/** The different ones of phrases as compared, in order; without empty ones. */
export function distinct(phrases) {
  return [...new Set(phrases.map(stemmed))].filter((key) => key !== '');
}

/**
 * The score of one document at k: `{ hits, returned, gold, precision, recall, f1 }`, null for one without gold.
 * P = hits/min(k, returned), R = hits/all gold, those that do not stand in the text included.
 *
 * @param {string[]} ranked what was found, best first
 * @param {string[]} gold
 */
export function scoreAt(k, ranked, gold) {
  const wanted = new Set(distinct(gold));
  if (wanted.size === 0) return null;
  const top = distinct(ranked).slice(0, k);
  const hits = top.filter((key) => wanted.has(key)).length;
  const precision = top.length === 0 ? 0 : hits / top.length;
  const recall = hits / wanted.size;
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { hits, returned: top.length, gold: wanted.size, precision, recall, f1 };
}

/** Means over documents, in percent. */
export function meanScore(scores) {
  const mean = (field) => (100 * scores.reduce((sum, score) => sum + score[field], 0)) / Math.max(1, scores.length);
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}
