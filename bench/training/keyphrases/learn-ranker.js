import { blockOf } from './candidate-blocks.js';
import { judgedMargins, learnMargins } from './learn-model.js';
import { logisticCurve } from './logistic-curve.js';

/** What keyworded papers teach of a paper is learned from the other parts, so that no paper votes for itself. */
const PARTS = 8;
/** What sets the confidence: each of so many parts is judged by what the others teach. */
const JUDGED_PARTS = 4;

/**
 * Learns a `KeyphraseModel` from labeled papers that also teach each other.
 *
 * @param papers `{ fields, isGold(name, phrase) }` and whatever `knowledgeOf` asks for
 * @param knowledgeOf the `Knowledge` that such papers teach
 * @param settings those of `learnMargins`
 */
export function learnRanker(papers, knowledgeOf, settings) {
  const judged = [];
  for (let part = 0; part < JUDGED_PARTS; part++) {
    const others = papers.filter((_, i) => i % JUDGED_PARTS !== part);
    const model = learnMargins(blocksOf(others, knowledgeOf), settings);
    const knowledge = knowledgeOf(others);
    const held = papers.filter((_, i) => i % JUDGED_PARTS === part).map((paper) => blockOf(paper, knowledge));
    judged.push(...judgedMargins(model, held));
  }
  return { ...learnMargins(blocksOf(papers, knowledgeOf), settings), calibration: logisticCurve(judged) };
}

function blocksOf(papers, knowledgeOf) {
  const blocks = [];
  for (let part = 0; part < PARTS; part++) {
    const knowledge = knowledgeOf(papers.filter((_, i) => i % PARTS !== part));
    papers.forEach((paper, i) => {
      if (i % PARTS === part) blocks[i] = blockOf(paper, knowledge);
    });
  }
  return blocks;
}
