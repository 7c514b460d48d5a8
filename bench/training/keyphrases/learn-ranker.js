import { blockOf } from './candidate-blocks.js';
import { calibrationOf, learnMargins } from './learn-model.js';

/** What keyworded papers teach of a paper is learned from the other parts, so that no paper votes for itself. */
const PARTS = 8;
/** One in so many papers is held out to set the confidence. */
const HELD_EACH = 4;

/**
 * Learns a `KeyphraseModel` from labeled papers that also teach each other.
 *
 * @param papers `{ fields, isGold(name, phrase) }` and whatever `knowledgeOf` asks for
 * @param knowledgeOf the `Knowledge` that such papers teach
 * @param settings those of `learnMargins`
 */
export function learnRanker(papers, knowledgeOf, settings) {
  const most = papers.filter((_, i) => i % HELD_EACH !== HELD_EACH - 1);
  const held = papers.filter((_, i) => i % HELD_EACH === HELD_EACH - 1);
  const uncalibrated = learnMargins(blocksOf(most, knowledgeOf), settings);
  const knowledge = knowledgeOf(most);
  const calibration = calibrationOf(
    uncalibrated,
    held.map((paper) => blockOf(paper, knowledge)),
  );
  return { ...learnMargins(blocksOf(papers, knowledgeOf), settings), calibration };
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
