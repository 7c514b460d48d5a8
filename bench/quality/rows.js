import { abbreviationForms } from './rows/abbreviation-forms.js';
import { abbreviationPairs } from './rows/abbreviation-pairs.js';
import { aliasProposals } from './rows/alias-proposals.js';
import { authorKeywords, authorKeywordsWithCorpus } from './rows/author-keywords.js';
import { homonyms } from './rows/homonyms.js';
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
  homonyms,
  aliasProposals,
  speedMatching,
  speedEverything,
];
