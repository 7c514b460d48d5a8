import { textRange } from '../../../dist/extraction/entities/text-range.js';
import { calibrate } from './calibrate.js';

/** The spans that a recognizer finds in texts with known entities, as { probability, confidence, right }. */
export function judgedSpans(recognizer, texts, least) {
  return texts.flatMap(({ text, words, tags, entities }) => {
    const gold = new Set(entities.map(({ start, end }) => `${start}-${end}`));
    return recognizer.find(text, words, tags, least).map((span) => {
      const { start, end } = textRange(text, words, span);
      return { probability: span.probability, confidence: span.confidence, right: gold.has(`${start}-${end}`) };
    });
  });
}

/**
 * The calibration of models of this kind: each of the folds is judged by a model that `train` makes from the others.
 * `LEAST` is below what is shown, so that the line is fitted around it too.
 */
export function crossCalibration(texts, folds, train, recognizerOf) {
  const LEAST = 0.05;
  const judged = [];
  for (let fold = 0; fold < folds; fold++) {
    const recognizer = recognizerOf(train(texts.filter((_, i) => i % folds !== fold)));
    const rest = texts.filter((_, i) => i % folds === fold);
    judged.push(...judgedSpans(recognizer, rest, LEAST));
  }
  return calibrate(judged);
}
