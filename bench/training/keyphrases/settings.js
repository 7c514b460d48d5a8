import { FEATURE_NAMES } from '../../../dist/extraction/keyphrases/features.js';

/** How each style is learned from labeled papers. */
export const RANKER_SETTINGS = {
  'author-keywords': {
    features: FEATURE_NAMES,
    trees: { trees: 150, leaves: 15, rate: 0.08, smallest: 40, l2: 10, columns: 0.5 },
    weights: { epochs: 2, penalty: 0.02 },
  },
  'noun-phrases': {
    features: FEATURE_NAMES,
    trees: { trees: 150, leaves: 15, rate: 0.08, smallest: 40, l2: 10, columns: 0.5 },
    weights: { epochs: 3, penalty: 0.02 },
  },
};
