import { registerEnumType } from 'type-graphql';
import { CONCEPT_KINDS } from '../../model/concept.js';
import type { PaperDimension } from '../../index/paper-groups.js';
import type { PairOrderField } from '../../index/rising-pairs.js';
import { EXTRACTION_METHODS, LINK_KINDS, TEXT_FIELDS } from '../../model/extraction.js';
import { SENTENCE_ROLES } from '../../model/sentence-roles.js';
import { SCORE_PARTS } from '../../index/paper-terms.js';

/** `author-keyword` → `AUTHOR_KEYWORD`. */
type Capitals<T extends string> = T extends `${infer First}-${infer Rest}`
  ? `${Uppercase<First>}_${Capitals<Rest>}`
  : Uppercase<T>;

/** GraphQL names in capitals for values in lower case. */
function capitals<T extends string>(values: readonly T[]): { [K in T as Capitals<K>]: K } {
  const names = values.map((value) => [value.toUpperCase().replaceAll('-', '_'), value]);
  return Object.fromEntries(names) as { [K in T as Capitals<K>]: K };
}

export const ConceptKindEnum = capitals(CONCEPT_KINDS);
registerEnumType(ConceptKindEnum, { name: 'ConceptKind', description: 'What sort of thing a concept is.' });

export const ConceptOriginEnum = capitals(['vocabulary', 'corpus'] as const);
registerEnumType(ConceptOriginEnum, {
  name: 'ConceptOrigin',
  description: 'Where a concept comes from.',
  valuesConfig: {
    VOCABULARY: { description: 'A reviewed vocabulary.' },
    CORPUS: { description: 'A keyphrase that several papers share and no vocabulary knows.' },
  },
});

export const LinkKindEnum = capitals(LINK_KINDS);
registerEnumType(LinkKindEnum, { name: 'LinkKind', description: 'What a link leads to.' });

export const TextFieldEnum = capitals(TEXT_FIELDS);
registerEnumType(TextFieldEnum, {
  name: 'TextField',
  description: 'A text of a paper.',
  valuesConfig: {
    TITLE: { description: 'Its title.' },
    ABSTRACT: { description: 'Its abstract.' },
    KEYWORDS: { description: 'Its keywords in their order, joined by `; `.' },
  },
});

export const ExtractionMethodEnum = capitals(EXTRACTION_METHODS);
registerEnumType(ExtractionMethodEnum, {
  name: 'ExtractionMethod',
  description: 'How a mention was found.',
  valuesConfig: {
    VOCABULARY: { description: 'A name or alias of the vocabulary stands in the text.' },
    ABBREVIATION: { description: 'A short form that the paper itself defines.' },
    KEYPHRASE: { description: 'A phrase that several papers of the corpus share.' },
    AUTHOR_KEYWORD: { description: 'One of the keywords that the record of the paper gives.' },
  },
});

export const AssociationMeasureEnum = {
  COUNT: 'count',
  NPMI: 'npmi',
  JACCARD: 'jaccard',
  COSINE: 'cosine',
  ASSOCIATION_STRENGTH: 'associationStrength',
  LOG_LIKELIHOOD_RATIO: 'logLikelihoodRatio',
} as const;
export type AssociationMeasure = (typeof AssociationMeasureEnum)[keyof typeof AssociationMeasureEnum];
registerEnumType(AssociationMeasureEnum, {
  name: 'AssociationMeasure',
  description:
    'How strongly two concepts belong together, from c_i and c_j papers with each, c_ij with both, N in all.',
  valuesConfig: {
    COUNT: { description: 'c_ij.' },
    NPMI: { description: 'Normalized pointwise mutual information, -1 to 1 (Bouma 2009).' },
    JACCARD: { description: 'c_ij / (c_i + c_j - c_ij).' },
    COSINE: { description: 'c_ij / sqrt(c_i c_j) (Salton).' },
    ASSOCIATION_STRENGTH: { description: 'c_ij over its expectation c_i c_j / N (van Eck and Waltman 2009).' },
    LOG_LIKELIHOOD_RATIO: {
      description: 'G² of the 2×2 table, negative where there are fewer than expected (Dunning 1993).',
    },
  },
});

export const RelatednessMeasureEnum = { COSINE: 'cosine', BM25: 'bm25', JACCARD: 'jaccard' } as const;
export type RelatednessMeasure = (typeof RelatednessMeasureEnum)[keyof typeof RelatednessMeasureEnum];
registerEnumType(RelatednessMeasureEnum, {
  name: 'RelatednessMeasure',
  description: 'How near two papers are, from the concepts that they share.',
  valuesConfig: {
    COSINE: { description: 'Cosine of tf-idf weights: shared rare concepts count more.' },
    BM25: { description: 'Cosine of BM25 weights: repeated mentions count less and less.' },
    JACCARD: { description: 'Shared concepts over all concepts of the two.' },
  },
});

export const AspectEnum = capitals(SENTENCE_ROLES);
registerEnumType(AspectEnum, {
  name: 'Aspect',
  description: 'A side of a paper, and the role of a sentence that tells it.',
  valuesConfig: {
    PROBLEM: { description: 'What is asked, and why.' },
    METHOD: { description: 'How it is done.' },
    RESULT: { description: 'What was found.' },
  },
});

export const ScorePartEnum = capitals(SCORE_PARTS);
registerEnumType(ScorePartEnum, {
  name: 'ScorePart',
  description: 'A part of the score by which papers are related.',
  valuesConfig: {
    WORDS: { description: 'Words of title and abstract.' },
    CONCEPTS: { description: 'Concepts that the papers speak of.' },
    EMBEDDING: { description: 'Meaning, as a sentence-embedding model has it; where the server was given one.' },
  },
});

export const EmptyReasonEnum = capitals(['no-concepts', 'nothing-shared', 'filtered', 'below-minimum-score'] as const);
export type EmptyReason = (typeof EmptyReasonEnum)[keyof typeof EmptyReasonEnum];
registerEnumType(EmptyReasonEnum, {
  name: 'EmptyReason',
  description: 'Why a list of related papers is empty.',
  valuesConfig: {
    NO_CONCEPTS: { description: 'What was asked with has no concept, and no word that the index knows.' },
    NOTHING_SHARED: { description: 'No other paper shares anything with it.' },
    FILTERED: { description: '`where` leaves none of the related papers.' },
    BELOW_MINIMUM_SCORE: { description: 'None of them reaches `minScore`.' },
  },
});

export const SearchKindEnum = { PAPER: 'paper', CONCEPT: 'concept' } as const;
export type SearchKind = (typeof SearchKindEnum)[keyof typeof SearchKindEnum];
registerEnumType(SearchKindEnum, { name: 'SearchKind', description: 'What to search for.' });

export const DirectionEnum = { ASC: 'ascending', DESC: 'descending' } as const;
export type Direction = (typeof DirectionEnum)[keyof typeof DirectionEnum];
registerEnumType(DirectionEnum, { name: 'Direction', description: 'Order of a list.' });

export const PaperOrderFieldEnum = {
  TITLE: 'title',
  YEAR: 'year',
  PUBLISHED_ON: 'publishedOn',
  VENUE: 'venue',
} as const;
export type PaperOrderField = (typeof PaperOrderFieldEnum)[keyof typeof PaperOrderFieldEnum];
registerEnumType(PaperOrderFieldEnum, {
  name: 'PaperOrderField',
  description: 'What papers are sorted by; papers without it come last, ties break by id.',
});

export const ConceptOrderFieldEnum = {
  PAPER_COUNT: 'paperCount',
  NAME: 'name',
  KIND: 'kind',
  ORIGIN: 'origin',
} as const;
export type ConceptOrderField = (typeof ConceptOrderFieldEnum)[keyof typeof ConceptOrderFieldEnum];
registerEnumType(ConceptOrderFieldEnum, {
  name: 'ConceptOrderField',
  description: 'What concepts are sorted by; ties break by id. PAPER_COUNT counts papers of narrower concepts too.',
});

/** Of a paper's concepts: of the concept, and of how much the paper speaks of it. */
export const PaperConceptOrderFieldEnum = { WEIGHT: 'weight', ...ConceptOrderFieldEnum } as const;
export type PaperConceptOrderField = (typeof PaperConceptOrderFieldEnum)[keyof typeof PaperConceptOrderFieldEnum];
registerEnumType(PaperConceptOrderFieldEnum, {
  name: 'PaperConceptOrderField',
  description:
    'What the concepts of a paper are sorted by; ties break by id. PAPER_COUNT is that of `ConceptOrderField`.',
});

/** Of a concept's papers: of the paper, and of how much it speaks of the concept. */
export const ConceptPaperOrderFieldEnum = { WEIGHT: 'weight', ...PaperOrderFieldEnum } as const;
export type ConceptPaperOrderField = (typeof ConceptPaperOrderFieldEnum)[keyof typeof ConceptPaperOrderFieldEnum];
registerEnumType(ConceptPaperOrderFieldEnum, {
  name: 'ConceptPaperOrderField',
  description: 'What the papers of a concept are sorted by; papers without it come last, ties break by id.',
});

export const HopKindEnum = capitals(['mentions', 'broader'] as const);
registerEnumType(HopKindEnum, {
  name: 'HopKind',
  description: 'How two neighbors of a path are connected.',
  valuesConfig: {
    MENTIONS: { description: 'The paper speaks of the concept.' },
    BROADER: { description: 'One concept is broader than the other.' },
  },
});

export const PaperDimensionEnum = {
  YEAR: 'year',
  VENUE: 'venue',
  SOURCE: 'source',
  CONCEPT: 'concept',
  AUTHOR: 'author',
  LINK_KIND: 'linkKind',
} as const satisfies Record<string, PaperDimension>;
registerEnumType(PaperDimensionEnum, {
  name: 'PaperDimension',
  description: 'What papers are grouped by.',
  valuesConfig: {
    YEAR: { description: 'Year of publication; a paper has one at most.' },
    VENUE: { description: 'Venue, as written; a paper has one at most.' },
    SOURCE: { description: 'Source that the paper was read from last; each paper has one.' },
    CONCEPT: { description: 'Concept that the paper speaks of; several as a rule.' },
    AUTHOR: { description: 'Author, as the name is written; several as a rule.' },
    LINK_KIND: { description: 'Kind of links that the paper gives; none, one or several.' },
  },
});

export const IntervalEnum = capitals(['year', 'quarter', 'month'] as const);
registerEnumType(IntervalEnum, {
  name: 'Interval',
  description: 'A length of time.',
  valuesConfig: {
    YEAR: { description: 'Years of publication: 2024.' },
    QUARTER: { description: 'Quarters, of papers whose day of publication is known: 2024-Q2.' },
    MONTH: { description: 'Months, of papers whose day of publication is known: 2024-05.' },
  },
});

export const NoCommonGroundEnum = {
  TOO_FEW_PAPERS: 'tooFewPapers',
  NO_CONCEPTS: 'noConcepts',
  NOTHING_SHARED: 'nothingShared',
  FILTERED: 'filtered',
} as const;
registerEnumType(NoCommonGroundEnum, {
  name: 'NoCommonGround',
  description: 'Why papers have nothing in common.',
  valuesConfig: {
    TOO_FEW_PAPERS: { description: 'Fewer papers were found than `minShared` asks for.' },
    NO_CONCEPTS: { description: 'No concept was found in any of the papers.' },
    NOTHING_SHARED: { description: 'No concept stands in `minShared` of the papers; `mostShared` says how many do.' },
    FILTERED: { description: '`where` selects none of the concepts that `minShared` of the papers share.' },
  },
});

export const PairOrderFieldEnum = {
  COUNT: 'count',
  LIFT: 'lift',
  LOG_LIKELIHOOD_RATIO: 'logLikelihoodRatio',
  RISE: 'rise',
  RISE_LIFT: 'riseLift',
} as const satisfies Record<string, PairOrderField>;
registerEnumType(PairOrderFieldEnum, {
  name: 'PairOrderField',
  description: 'What pairs of concepts are sorted by.',
  valuesConfig: {
    COUNT: { description: 'Papers of the window.' },
    LIFT: { description: '`lift` in the window: favors rare concepts.' },
    LOG_LIKELIHOOD_RATIO: { description: '`logLikelihoodRatio` in the window: how sure it is.' },
    RISE: { description: '`rise.logLikelihoodRatio`: how sure it is that the pair rises.' },
    RISE_LIFT: { description: '`rise.lift`: how much the pair rises; favors pairs of few papers.' },
  },
});

export const LinkMeasureEnum = { ADAMIC_ADAR: 'adamicAdar', RESOURCE_ALLOCATION: 'resourceAllocation' } as const;
export type LinkMeasure = (typeof LinkMeasureEnum)[keyof typeof LinkMeasureEnum];
registerEnumType(LinkMeasureEnum, {
  name: 'LinkMeasure',
  description: 'How likely a link is, from the neighbors that two concepts share.',
  valuesConfig: {
    ADAMIC_ADAR: { description: 'Sum over shared neighbors of 1 / ln(their neighbors) (Adamic and Adar 2003).' },
    RESOURCE_ALLOCATION: {
      description:
        'Sum over shared neighbors of 1 / their neighbors: common ones count even less (Zhou and others 2009).',
    },
  },
});
