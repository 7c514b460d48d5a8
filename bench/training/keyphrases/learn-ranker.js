import { COLUMN, FEATURE_NAMES, WIDTH } from '../../../dist/extraction/keyphrases/features.js';
import { BoostedTrees } from '../../../dist/extraction/keyphrases/boosted-trees.js';
import { fillAttributes, phraseAttributes } from '../../../dist/extraction/keyphrases/phrase-attributes.js';
import { findCandidatePhrases } from '../../../dist/extraction/keyphrases/ranker.js';
import { learnTrees } from '../boosted-trees.js';
import { learnWeights } from './attribute-weights.js';
import { calibrate } from './calibration.js';

/** What keyworded papers teach of a paper is learned from the other parts, so that no paper votes for itself. */
const PARTS = 8;
const WEIGHT_PARTS = 5;
/** One in so many papers is held out to set the confidence. */
const HELD_EACH = 4;

/**
 * Learns a `KeyphraseModel` from labeled papers.
 *
 * @param papers `{ fields, isGold(name, key) }` and whatever `knowledgeOf` asks for
 * @param knowledgeOf the `Knowledge` that such papers teach
 * @param settings `{ features, trees, weights }`: what the trees may ask, and how both are learned
 */
export function learnRanker(papers, knowledgeOf, settings) {
  const isHeld = (_, i) => i % HELD_EACH === HELD_EACH - 1;
  const most = papers.filter((paper, i) => !isHeld(paper, i));
  const uncalibrated = learnMargins(most, knowledgeOf, settings);
  const margins = heldMargins(uncalibrated, papers.filter(isHeld), knowledgeOf(most));
  return { ...learnMargins(papers, knowledgeOf, settings), calibration: calibrate(margins) };
}

/** Weights and trees. */
function learnMargins(papers, knowledgeOf, { features, trees, weights }) {
  const blocks = candidateBlocks(papers, knowledgeOf);
  if (!features.includes('attributes')) return { weights: {}, trees: learnTrees(...tableOf(blocks, features), trees) };
  for (let part = 0; part < WEIGHT_PARTS; part++) {
    const learned = learnWeights(examplesOf(blocks.filter((_, i) => i % WEIGHT_PARTS !== part)), weights);
    blocks.forEach((block, i) => {
      if (i % WEIGHT_PARTS !== part) return;
      fillAttributes(block.rows, block.fields, block.phrases, block.attributes, learned);
    });
  }
  return {
    weights: roundedWeights(learnWeights(examplesOf(blocks), weights)),
    trees: learnTrees(...tableOf(blocks, features), trees),
  };
}

/** Margins of papers that taught nothing, with the label of each candidate. */
function heldMargins({ weights, trees }, papers, knowledge) {
  const evaluator = new BoostedTrees(trees, FEATURE_NAMES);
  const weightOf = new Map(Object.entries(weights));
  return papers.flatMap(({ fields, isGold }) => {
    const { phrases, names, rows } = findCandidatePhrases(fields, knowledge);
    const attributes = phrases.map((phrase) => phraseAttributes(phrase, fields));
    if (weightOf.size > 0) fillAttributes(rows, fields, phrases, attributes, weightOf);
    return names.map((name, k) => ({
      margin: evaluator.margin(rows, k * WIDTH),
      label: Number(isGold(name, phrases[k].key)),
    }));
  });
}

function candidateBlocks(papers, knowledgeOf) {
  const blocks = [];
  for (let part = 0; part < PARTS; part++) {
    const knowledge = knowledgeOf(papers.filter((_, i) => i % PARTS !== part));
    papers.forEach(({ fields, isGold }, i) => {
      if (i % PARTS !== part) return;
      const { phrases, names, rows } = findCandidatePhrases(fields, knowledge);
      const labels = names.map((name, k) => Number(isGold(name, phrases[k].key)));
      const attributes = phrases.map((phrase) => phraseAttributes(phrase, fields));
      blocks[i] = { fields, phrases, rows, labels, attributes };
    });
  }
  return blocks;
}

function examplesOf(blocks) {
  return blocks.flatMap(({ attributes, labels }) =>
    attributes.map((each, k) => ({ attributes: each, label: labels[k] })),
  );
}

function tableOf(blocks, features) {
  const columns = features.map((name) => COLUMN[name]);
  const count = blocks.reduce((sum, { labels }) => sum + labels.length, 0);
  const rows = new Float32Array(count * columns.length);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const block of blocks) {
    block.labels.forEach((label, k) => {
      labels[at] = label;
      columns.forEach((column, f) => (rows[at * columns.length + f] = block.rows[k * WIDTH + column]));
      at++;
    });
  }
  return [{ rows, count, features }, labels];
}

function roundedWeights(weights) {
  const kept = [...weights]
    .map(([key, weight]) => [key, Number(weight.toFixed(3))])
    .filter(([, weight]) => weight !== 0);
  return Object.fromEntries(kept.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}
