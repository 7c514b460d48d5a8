import { abbreviationForms } from './rows/abbreviation-forms.js';
import { abbreviationPairs } from './rows/abbreviation-pairs.js';
import { authorKeywords, authorKeywordsWithCorpus } from './rows/author-keywords.js';
import { nounPhrases } from './rows/noun-phrases.js';
import { scientificEntities } from './rows/scientific-entities.js';
import { speedEverything, speedMatching } from './rows/speed.js';

/** What is measured, in the order of the table. */
export const ROWS = [
  authorKeywords,
  authorKeywordsWithCorpus,
  nounPhrases,
  abbreviationPairs,
  abbreviationForms,
  scientificEntities,
  speedMatching,
  speedEverything,
];
