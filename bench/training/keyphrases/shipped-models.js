import { FEATURE_NAMES } from '../../../dist/extraction/keyphrases/features.js';
import { KeywordMemory } from '../../../dist/extraction/keyphrases/keyword-memory.js';
import { readConceptLabels } from './acl-labels.js';
import { blockOf } from './candidate-blocks.js';
import { conceptCalibration, judgedPhrases } from './concept-calibration.js';
import { learnMargins } from './learn-model.js';
import { logisticCurve } from './logistic-curve.js';
import { addSteps } from './steps.js';
import { hideTitle, statisticsWithout } from './title-labels.js';

/** One in so many papers teaches; the others are the keyworded papers that vote. */
const TAUGHT_EACH = 8;
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
 * of the abstract are keyphrases. Their confidence is drawn by papers whose phrases were judged, which teach nothing else.
 *
 * @param papers with titles and abstracts
 * @param knowledge without a memory
 * @param readers `{ tagger, recognizer }`
 */
export function shippedModels(papers, knowledge, readers) {
  const labels = readConceptLabels();
  const isUnjudged = ({ id }) => !labels.has(id);
  const long = papers.filter(({ abstract }) => abstract.length > SHORTEST_ABSTRACT);
  const teaching = long
    .filter((paper, i) => i % TAUGHT_EACH === 0 && isUnjudged(paper))
    .map((paper) => hideTitle(paper, knowledge));
  const others = long
    .filter((paper, i) => i % TAUGHT_EACH !== 0 && isUnjudged(paper))
    .map((paper) => hideTitle({ ...paper, abstract: '' }, knowledge));
  const blocksWith = (memory) =>
    teaching.map((paper) =>
      blockOf(paper, { ...knowledge, memory, statistics: statisticsWithout(knowledge.statistics, paper.titleKeys) }),
    );
  const alone = blocksWith(null);
  const settings = { features: without(HIDDEN, OF_MEMORY, OF_ATTRIBUTES), trees: TREES };
  const authorKeywords = addSteps(learnMargins(alone, settings), AUTHOR_STEPS);
  const nounPhrases = addSteps(learnMargins(alone, settings), NOUN_STEPS);
  const memory = new KeywordMemory(others);
  const besideSettings = { features: without(HIDDEN, OF_TITLES, OF_ATTRIBUTES), trees: TREES };
  const withMemory = addSteps(learnMargins(blocksWith(memory), besideSettings), AUTHOR_STEPS);
  const judged = (model, known) => judgedPhrases(model, known, { papers, ...readers });
  const calibrated = (model, known = knowledge) => ({ ...model, calibration: logisticCurve(judged(model, known)) });
  return {
    'author-keywords': {
      ...calibrated(authorKeywords),
      concept: conceptCalibration(judged(authorKeywords, knowledge)),
    },
    'author-keywords-with-memory': calibrated(withMemory, { ...knowledge, memory }),
    'noun-phrases': calibrated(nounPhrases),
  };
}
