import { BoostedTrees } from '../../../dist/extraction/keyphrases/boosted-trees.js';
import { FEATURE_NAMES, WIDTH } from '../../../dist/extraction/keyphrases/features.js';
import { fillAttributes } from '../../../dist/extraction/keyphrases/phrase-attributes.js';
import { learnTrees } from '../boosted-trees.js';
import { learnWeights } from './attribute-weights.js';
import { examplesOf, tableOf } from './candidate-blocks.js';

const PARTS = 5;

/**
 * Weights of attributes, and trees over the features, among them what weights learned from other papers say.
 *
 * @param blocks of `blockOf`
 * @param settings `{ features, trees, weights }`: what the trees may ask, and how both are learned
 */
export function learnMargins(blocks, { features, trees, weights }) {
  if (!features.includes('attributes')) return { weights: {}, trees: learnTrees(...tableOf(blocks, features), trees) };
  for (let part = 0; part < PARTS; part++) {
    const learned = learnWeights(examplesOf(blocks.filter((_, i) => i % PARTS !== part)), weights);
    blocks.forEach((block, i) => {
      if (i % PARTS === part) fillAttributes(block.rows, block.fields, block.phrases, block.attributes, learned);
    });
  }
  return {
    weights: roundedWeights(learnWeights(examplesOf(blocks), weights)),
    trees: learnTrees(...tableOf(blocks, features), trees),
  };
}

/** Margin and label of each candidate of papers that taught neither weights nor trees. */
export function judgedMargins({ weights, trees }, blocks) {
  const evaluator = new BoostedTrees(trees, FEATURE_NAMES);
  const weightOf = new Map(Object.entries(weights));
  return blocks.flatMap(({ fields, phrases, rows, attributes, labels }) => {
    if (weightOf.size > 0) fillAttributes(rows, fields, phrases, attributes, weightOf);
    return labels.map((label, k) => ({ margin: evaluator.margin(rows, k * WIDTH), label }));
  });
}

function roundedWeights(weights) {
  const kept = [...weights]
    .map(([key, weight]) => [key, Number(weight.toFixed(3))])
    .filter(([, weight]) => weight !== 0);
  return Object.fromEntries(kept.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}
