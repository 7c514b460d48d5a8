import { FEATURE_NAMES } from '../../../dist/extraction/keyphrases/features.js';
import { KeywordMemory } from '../../../dist/extraction/keyphrases/keyword-memory.js';
import { blockOf } from './candidate-blocks.js';
import { calibrationOf, learnMargins } from './learn-model.js';
import { addSteps } from './steps.js';
import { hideTitle, statisticsWithout } from './title-labels.js';

/** One in so many papers teaches; the others are the keyworded papers that vote. */
const TAUGHT_EACH = 8;
const HELD_EACH = 5;
const SHORTEST_ABSTRACT = 300;

// What the hidden title would tell, and what depends on the length of the text.
const HIDDEN = ['titlePlaces', 'titleWords', 'words', 'phrases'];
// Titles hold their own phrases, which papers do not do with all of their keywords.
const OF_TITLES = ['textRatio'];
const OF_MEMORY = [
  ...['keywords', 'keywordRatio', 'textRatio', 'headRatio', 'beginRatio', 'vote', 'voters', 'longerVote'],
  ...['longerKeywords', 'longerRatio', 'shorterVote', 'shorterKeywords', 'ratioRank', 'voteRank'],
];
const OF_ATTRIBUTES = ['attributes', 'longerAttributes', 'shorterAttributes'];

const without = (...left) => FEATURE_NAMES.filter((name) => !left.flat().includes(name));
const TREES = { trees: 60, leaves: 12, rate: 0.15, smallest: 60, l2: 10, columns: 0.5 };

// Set by hand: what is in the title, or a label of the own vocabulary, is rather a keyword.
const AUTHOR_STEPS = [
  { feature: 'titlePlaces', at: 0, add: 1 },
  { feature: 'label', at: 0.5, add: 2 },
];
// Set by hand: whole noun phrases before all others, of these those with rare words.
const NOUN_STEPS = [
  { feature: 'whole', at: 0, add: 6 },
  ...Array.from({ length: 20 }, (_, i) => ({ feature: 'sumIdf', at: 2 * i, add: 0.5 })),
];

/**
 * The models that ship, by the names of their files: learned from papers whose title is hidden and tells which phrases
 * of the abstract are keyphrases.
 *
 * @param papers with titles and abstracts
 * @param knowledge without a memory
 */
export function shippedModels(papers, knowledge) {
  const long = papers.filter(({ abstract }) => abstract.length > SHORTEST_ABSTRACT);
  const teaching = long.filter((_, i) => i % TAUGHT_EACH === 0).map((paper) => hideTitle(paper, knowledge));
  const others = long
    .filter((_, i) => i % TAUGHT_EACH !== 0)
    .map((paper) => hideTitle({ ...paper, abstract: '' }, knowledge));
  const blocksWith = (memory) =>
    teaching.map((paper) =>
      blockOf(paper, { ...knowledge, memory, statistics: statisticsWithout(knowledge.statistics, paper.titleKeys) }),
    );
  const alone = blocksWith(null);
  const settings = { features: without(HIDDEN, OF_MEMORY, OF_ATTRIBUTES), trees: TREES };
  const authorKeywords = calibrated(alone, settings, AUTHOR_STEPS);
  const nounPhrases = calibrated(alone, settings, NOUN_STEPS);
  const beside = blocksWith(new KeywordMemory(others));
  const besideSettings = { features: without(HIDDEN, OF_TITLES, OF_ATTRIBUTES), trees: TREES };
  return {
    'author-keywords': authorKeywords,
    'author-keywords-with-memory': calibrated(beside, besideSettings, AUTHOR_STEPS),
    'noun-phrases': nounPhrases,
  };
}

/** A model with its steps, and the calibration of one learned without the papers that are held out. */
function calibrated(blocks, settings, steps) {
  const isHeld = (_, i) => i % HELD_EACH === HELD_EACH - 1;
  const most = addSteps(learnMargins(blocks.filter((block, i) => !isHeld(block, i)), settings), steps); // prettier-ignore
  const calibration = calibrationOf(most, blocks.filter(isHeld));
  return { ...addSteps(learnMargins(blocks, settings), steps), calibration };
}
