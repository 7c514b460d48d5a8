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

/** Below what is shown, so that a curve is fitted around it too. */
const LEAST_JUDGED = 0.05;

/**
 * What models of this kind find in texts that did not teach them: each of the folds is judged by a model that `train` makes
 * from the others. By text, as the texts are given.
 */
export function crossJudged(texts, folds, train, recognizerOf) {
  const judged = [];
  for (let fold = 0; fold < folds; fold++) {
    const recognizer = recognizerOf(train(texts.filter((_, i) => i % folds !== fold)));
    texts.forEach((text, i) => {
      if (i % folds === fold) judged[i] = judgedSpans(recognizer, [text], LEAST_JUDGED);
    });
  }
  return judged;
}

/** The calibration of models of this kind. */
export function crossCalibration(...how) {
  return calibrate(crossJudged(...how).flat());
}
