/** The numbers that describe a candidate phrase, each with its meaning. Rows hold them in this order. */
export const FEATURES = {
  // Where and how often
  places: 'places in the text',
  titlePlaces: 'places in the title',
  first: 'words before the first place; for a phrase outside the text, all words',
  firstShare: 'the same as a share of all words; 1.5 outside the text',
  last: 'words before the last place, as a share',
  spread: 'words from the first place to the last, as a share',
  whole: 'share of the places that are a whole run of nouns and what stands before them',
  begins: 'share of the places that begin such a run',
  ends: 'share of the places that end such a run',
  beforeLink: 'share of the places before a preposition',
  afterLink: 'share of the places after a preposition',
  titleWords: 'share of its words that stand in the title',
  endsClause: 'share of the places before a break: punctuation or the end',
  defined: '1 where a place is followed by an abbreviation in brackets',
  // Form
  size: 'words',
  characters: 'characters',
  firstClass: 'class of the first word (WORD_CLASS)',
  lastClass: 'class of the last word',
  // Frequency in the corpus that statistics were made from
  papers: 'ln(papers with the phrase + 1)',
  titles: 'ln(titles with the phrase + 1)',
  titleRatio: 'ln((titles + 0.5) / (papers + 20))',
  tfIdf: 'places × idf of the phrase',
  sumIdf: 'sum of the idf of its words',
  maxIdf: 'highest idf of its words',
  minIdf: 'lowest idf of its words',
  sumTfIdf: 'sum over its words of idf × occurrences of the word in the text',
  cohesion: 'sumIdf less the idf of the phrase; −1 for a phrase in no paper',
  // Vocabulary
  topic: '1 for a topic of the ontology',
  topicsBelow: 'ln(topics below it + 2); 0 for no topic',
  label: '1 for a label of the own vocabulary',
  // What keyworded papers teach
  keywords: 'ln(papers with it as a keyword + 1)',
  keywordRatio: 'ln((papers with it as a keyword + 0.5) / (papers + 20))',
  textRatio: 'ln((papers with it as a keyword + 0.5) / (keyworded papers with it in the text + 5))',
  headRatio: 'ln((keywords that end in its last word + 0.5) / (papers with that word + 20))',
  beginRatio: 'ln((keywords that begin with its first word + 0.5) / (papers with that word + 20))',
  vote: 'share of the similarity of the 50 nearest keyworded papers that have it as a keyword',
  voters: 'how many of them',
  // Longer and shorter candidates
  longerPlaces: 'places of the most frequent candidate that holds it, over its own',
  longerVote: 'highest vote of a candidate that holds it',
  longerKeywords: 'highest keywords of such a candidate',
  longerRatio: 'highest keywordRatio + 20 of such a candidate; 0 for none',
  shorterVote: 'highest vote of a candidate within it',
  shorterKeywords: 'highest keywords of a candidate within it',
  // Rank among the candidates of the paper, 0 the best, equal ones alike
  placesRank: 'by places',
  firstRank: 'by first',
  tfIdfRank: 'by tfIdf',
  sumRank: 'by sumTfIdf',
  ratioRank: 'by keywordRatio',
  voteRank: 'by vote',
  // Of the whole paper
  words: 'words in the text',
  phrases: 'candidates in the text',
  // Of the linear model of `phrase-attributes`
  attributes: 'sum of the weights of its attributes',
  longerAttributes: 'highest attributes of a candidate that holds it; −9 for none',
  shorterAttributes: 'highest attributes of a candidate within it; −9 for none',
} as const;

export type Feature = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as Feature[];
export const WIDTH = FEATURE_NAMES.length;
/** Where each stands in a row. */
export const COLUMN = Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, i])) as Record<Feature, number>;
