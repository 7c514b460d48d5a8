import { bootstrapInterval } from '../bootstrap.js';

/**
 * Hits, found and gold of the short form–long form pairs of one document, duplicates dropped. A pair is a hit where both
 * forms are equal after `normalizeForm`.
 *
 * @param found and gold are arrays of `{ short, long }`
 */
export function scorePairs(found, gold) {
  const key = ({ short, long }) => `${normalizeForm(short)}\t${normalizeForm(long)}`;
  const foundKeys = new Set(found.map(key));
  const goldKeys = new Set(gold.map(key));
  let hits = 0;
  for (const each of foundKeys) if (goldKeys.has(each)) hits++;
  return { hits, found: foundKeys.size, gold: goldKeys.size };
}

/** White space as one space, none at the ends; case as written. */
export function normalizeForm(text) {
  return text.trim().replace(/\s+/g, ' ');
}

/** Precision, recall and F1 over all documents together, in percent. */
export function microFigure(documents, { samples = 1000, seed = 1 } = {}) {
  return {
    ...microScores(documents),
    interval: bootstrapInterval(documents, (d) => microScores(d).f1, { samples, seed }),
  };
}

/** The same without the interval. */
export function microScores(documents) {
  let [hits, found, gold] = [0, 0, 0];
  for (const document of documents) {
    hits += document.hits;
    found += document.found;
    gold += document.gold;
  }
  const precision = found === 0 ? 0 : (100 * hits) / found;
  const recall = gold === 0 ? 0 : (100 * hits) / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
