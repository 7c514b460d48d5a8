import { bootstrapInterval } from '../bootstrap.js';
import { microScores } from './pairs.js';

/** Hits, found and gold of one document's spans, equal from end to end. */
export function scoreSpans(found, gold) {
  const [foundSet, goldSet] = [new Set(found), new Set(gold)];
  const hits = [...foundSet].filter((span) => goldSet.has(span)).length;
  return { hits, found: foundSet.size, gold: goldSet.size };
}

/** Means over types of each type's precision, recall and F1 over all documents; a document is `{ [type]: { hits, found, gold } }`. */
export function macroScores(documents, types) {
  const scores = types.map((type) => microScores(documents.map((document) => document[type])));
  const mean = (key) => scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

/** The same with a bootstrap interval of F1 over documents. */
export function macroFigure(documents, types, options) {
  const interval = bootstrapInterval(documents, (drawn) => macroScores(drawn, types).f1, options);
  return { ...macroScores(documents, types), interval };
}
