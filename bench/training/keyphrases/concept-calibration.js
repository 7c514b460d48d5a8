import { entityConfidences } from '../../../dist/extraction/keyphrases/entity-confidences.js';
import { KeyphraseRanker } from '../../../dist/extraction/keyphrases/ranker.js';
import { fitLogistic, lossOf, rounded } from '../logistic.js';
import { readConceptLabels } from './acl-labels.js';
import { classedFields } from './papers.js';

/**
 * The phrases of the labeled papers that draw curves, as a model ranks them: `{ margin, entity, label }`, `entity` the
 * recognizer's confidence, 0 where it finds none.
 */
export function judgedPhrases(model, knowledge, { papers, tagger, recognizer }) {
  const labels = readConceptLabels();
  const ranker = new KeyphraseRanker({ ...model, calibration: { offset: 0, slope: 1 } }, knowledge);
  return papers
    .filter(({ id }) => labels.get(id)?.isHeldOut === false)
    .flatMap((paper) => {
      const { verdicts } = labels.get(paper.id);
      const fields = classedFields(paper);
      const tagged = fields.map((field) => ({ ...field, tags: tagger.tag(field.words) }));
      const entities = entityConfidences(tagged, recognizer);
      return ranker
        .rank(fields)
        .filter(({ key }) => verdicts.has(key))
        .map(({ key, margin }) => ({ margin, entity: entities.get(key) ?? 0, label: Number(verdicts.get(key)) }));
    });
}

const MOST_WORTH = 6;
const STEP = 0.5;

/** The curve, and what an entity is worth, that make the labels most likely. */
export function conceptCalibration(examples) {
  let best = null;
  for (let entity = 0; entity <= MOST_WORTH; entity += STEP) {
    const shifted = examples.map((each) => ({ x: each.margin + entity * each.entity, right: each.label === 1 }));
    const curve = fitLogistic(shifted);
    const loss = lossOf(shifted, curve);
    if (best === null || loss < best.loss) best = { entity, ...curve, loss };
  }
  return { ...rounded(best), entity: best.entity };
}
