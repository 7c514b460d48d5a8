// Written by `npm run schema` from `operations/`; change these.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
/** How strongly two concepts belong together, from c_i and c_j papers with each, c_ij with both, N in all. */
export type AssociationMeasure =
  /** c_ij over its expectation c_i c_j / N (van Eck and Waltman 2009). */
  | 'ASSOCIATION_STRENGTH'
  /** c_ij / sqrt(c_i c_j) (Salton). */
  | 'COSINE'
  /** c_ij. */
  | 'COUNT'
  /** c_ij / (c_i + c_j - c_ij). */
  | 'JACCARD'
  /** G² of the 2×2 table, negative where there are fewer than expected (Dunning 1993). */
  | 'LOG_LIKELIHOOD_RATIO'
  /** Normalized pointwise mutual information, -1 to 1 (Bouma 2009). */
  | 'NPMI';

/** What sort of thing a concept is. */
export type ConceptKind =
  | 'DATASET'
  | 'FIELD'
  | 'METHOD'
  | 'METRIC'
  | 'MODEL'
  | 'TASK'
  | 'THEORY';

/** Where a concept comes from. */
export type ConceptOrigin =
  /** A keyphrase that several papers share and no vocabulary knows. */
  | 'CORPUS'
  /** A reviewed vocabulary. */
  | 'VOCABULARY';

/** Why a list of related papers is empty. */
export type EmptyReason =
  /** None of them reaches `minScore`. */
  | 'BELOW_MINIMUM_SCORE'
  /** `where` leaves none of the related papers. */
  | 'FILTERED'
  /** No other paper shares anything with it. */
  | 'NOTHING_SHARED'
  /** What was asked with has no concept, and no word that the index knows. */
  | 'NO_CONCEPTS';

/** How a mention was found. */
export type ExtractionMethod =
  /** A short form that the paper itself defines. */
  | 'ABBREVIATION'
  /** One of the keywords that the record of the paper gives. */
  | 'AUTHOR_KEYWORD'
  /** A phrase that several papers of the corpus share. */
  | 'KEYPHRASE'
  /** A name or alias of the vocabulary stands in the text. */
  | 'VOCABULARY';

/** How two neighbors of a path are connected. */
export type HopKind =
  /** One concept is broader than the other. */
  | 'BROADER'
  /** The paper speaks of the concept. */
  | 'MENTIONS';

/** What a link leads to. */
export type LinkKind =
  | 'CODE'
  | 'DATA'
  | 'OTHER'
  | 'PAPER'
  | 'PROJECT';

/** Why papers have nothing in common. */
export type NoCommonGround =
  /** `where` selects none of the concepts that `minShared` of the papers share. */
  | 'FILTERED'
  /** No concept stands in `minShared` of the papers; `mostShared` says how many do. */
  | 'NOTHING_SHARED'
  /** No concept was found in any of the papers. */
  | 'NO_CONCEPTS'
  /** Fewer papers were found than `minShared` asks for. */
  | 'TOO_FEW_PAPERS';

/** A part of the score by which papers are related. */
export type ScorePart =
  /** Concepts that the papers speak of. */
  | 'CONCEPTS'
  /** Meaning, as a sentence-embedding model has it; where the server was given one. */
  | 'EMBEDDING'
  /** Words of title and abstract. */
  | 'WORDS';

/** A text of a paper. */
export type TextField =
  /** Its abstract. */
  | 'ABSTRACT'
  /** Its keywords in their order, joined by `; `. */
  | 'KEYWORDS'
  /** Its title. */
  | 'TITLE';

export type CommunitiesOfQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type CommunitiesOfQuery = { nodes: Array<
    | { __typename: 'Concept', id: string, community: { rank: number, label: string } }
    | { __typename: 'Paper' }
   | null> };

export type CommunitiesQueryVariables = Exact<{
  first: number;
}>;


export type CommunitiesQuery = { communities: { modularity: number, totalCount: number, communities: Array<{ rank: number, label: string, size: number, paperCount: number, distinctive: Array<{ id: string, name: string }>, members: Array<{ share: number, concept: { id: string, name: string, paperCount: number } }> }> } };

export type ConceptPageQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ConceptPageQuery = { concept: { id: string, name: string, kind: ConceptKind, origin: ConceptOrigin, definition: string | null, aliases: Array<string>, abbreviations: Array<string>, uri: string | null, paperCount: number, vocabulary: { name: string } | null, broader: Array<{ id: string, name: string }>, narrower: Array<{ id: string, name: string }>, related: Array<{ id: string, name: string }>, community: { rank: number, label: string, size: number }, papers: { totalCount: number, edges: Array<{ node: { id: string, title: string, year: number | null, venue: string | null }, evidence: Array<{ field: TextField, sentence: { text: string, start: number, end: number } | null }> }> } } | null };

export type HeatMapQueryVariables = Exact<{
  concepts: Array<string> | string;
  measure: AssociationMeasure;
}>;


export type HeatMapQuery = { coOccurrenceMatrix: { paperCount: number, counts: Array<Array<number>>, expected: Array<Array<number>>, scores: Array<Array<number>>, concepts: Array<{ id: string, name: string, paperCount: number }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { corpus: { paperCount: number, conceptCount: number, mentionCount: number }, concepts: { edges: Array<{ node: { id: string, name: string, paperCount: number } }> } };

export type NamesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NamesQuery = { nodes: Array<
    | { __typename: 'Concept', id: string, name: string, kind: ConceptKind, paperCount: number }
    | { __typename: 'Paper', id: string, title: string, year: number | null }
   | null> };

export type NeighborhoodQueryVariables = Exact<{
  id: string;
  depth: number;
  maxNodes: number;
  measure: AssociationMeasure;
  minCount: number;
}>;


export type NeighborhoodQuery = { concept: { id: string, neighborhood: { truncated: boolean, nodes: Array<{ depth: number, concept: { id: string, name: string, kind: ConceptKind, paperCount: number } }>, edges: Array<{ count: number, expected: number, score: number, source: { id: string }, target: { id: string } }> } } | null };

export type PaperPageQueryVariables = Exact<{
  id: string;
}>;


export type PaperPageQuery = { paper: { id: string, title: string, authors: Array<string>, year: number | null, publishedOn: string | null, venue: string | null, abstract: string, doi: string | null, arxivId: string | null, keywords: Array<string>, links: Array<{ url: string, kind: LinkKind }>, source: { name: string, line: number }, concepts: { edges: Array<{ weight: number, node: { id: string, name: string, kind: ConceptKind }, evidence: Array<{ field: TextField, start: number, end: number, surface: string, method: ExtractionMethod, confidence: number }> }> } } | null };

export type PathBetweenQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type PathBetweenQuery = { path: { length: number, hops: Array<{ kind: HopKind, from:
        | { __typename: 'Concept', name: string, id: string }
        | { __typename: 'Paper', title: string, id: string }
      , to:
        | { __typename: 'Concept', name: string, id: string }
        | { __typename: 'Paper', title: string, id: string }
      , evidence: Array<{ field: TextField, surface: string, sentence: { text: string, start: number, end: number } | null }> }> } | null };

type Stop_Concept_Fragment = { __typename: 'Concept', name: string, id: string };

type Stop_Paper_Fragment = { __typename: 'Paper', title: string, id: string };

export type StopFragment =
  | Stop_Concept_Fragment
  | Stop_Paper_Fragment
;

export type RelatedQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type RelatedQuery = { paper: { id: string, related: { emptyReason: EmptyReason | null, edges: Array<{ score: number, reasons: Array<{ part: ScorePart, percent: number, word: string | null, concept: { id: string, name: string, aliases: Array<string>, abbreviations: Array<string> } | null }>, sentences: { from: { text: string }, to: { text: string } } | null, node: { id: string, title: string, year: number | null, venue: string | null } }> } } | null };

export type SearchPageQueryVariables = Exact<{
  query: string;
  first: number;
}>;


export type SearchPageQuery = { search: { totalCount: number, edges: Array<{ highlights: Array<{ field: string, text: string, spans: Array<{ start: number, end: number }> }>, node:
        | { __typename: 'Concept', id: string, name: string, kind: ConceptKind, paperCount: number }
        | { __typename: 'Paper', id: string, title: string, year: number | null, venue: string | null }
       }> } };

export type SharedConceptsQueryVariables = Exact<{
  papers: Array<string> | string;
}>;


export type SharedConceptsQuery = { commonGround: { totalCount: number, emptyReason: NoCommonGround | null, concepts: Array<{ corpusCount: number, lift: number, concept: { id: string, name: string, kind: ConceptKind }, papers: Array<{ paper: { id: string, title: string }, evidence: Array<{ field: TextField, sentence: { text: string, start: number, end: number } | null }> }> }> } };

export type SharedPapersQueryVariables = Exact<{
  a: string;
  b: string;
  both: Array<string> | string;
}>;


export type SharedPapersQuery = { coOccurrenceMatrix: { paperCount: number, counts: Array<Array<number>>, expected: Array<Array<number>>, scores: Array<Array<number>> }, papers: { totalCount: number, edges: Array<{ node: { id: string, title: string, year: number | null, venue: string | null } }> }, a: { id: string, cooccurring: { edges: Array<{ count: number, node: { id: string, name: string } }> } } | null, b: { id: string, cooccurring: { edges: Array<{ count: number, node: { id: string, name: string } }> } } | null };

export type CompanyFragment = { id: string, cooccurring: { edges: Array<{ count: number, node: { id: string, name: string } }> } };

export type StrongPairsQueryVariables = Exact<{
  first: number;
}>;


export type StrongPairsQuery = { coOccurrences: { pairs: Array<{ a: { id: string }, b: { id: string } }> } };

export type SuggestQueryVariables = Exact<{
  prefix: string;
  first: number;
}>;


export type SuggestQuery = { suggest: Array<{ text: string, node:
      | { __typename: 'Concept', id: string, name: string, kind: ConceptKind, paperCount: number }
      | { __typename: 'Paper', id: string, title: string, year: number | null }
     }> };

export type TopConceptsQueryVariables = Exact<{
  first: number;
}>;


export type TopConceptsQuery = { concepts: { edges: Array<{ node: { id: string, name: string, paperCount: number } }> } };

export type TrendQueryVariables = Exact<{
  concepts: Array<string> | string;
}>;


export type TrendQuery = { conceptTrend: { total: number, unknownCount: number, series: Array<{ concept: { id: string, name: string }, points: Array<{ interval: string, count: number, paperCount: number, share: number | null }> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StopFragmentDoc = new TypedDocumentString(`
    fragment Stop on Node {
  __typename
  id
  ... on Concept {
    name
  }
  ... on Paper {
    title
  }
}
    `, {"fragmentName":"Stop"}) as unknown as TypedDocumentString<StopFragment, unknown>;
export const CompanyFragmentDoc = new TypedDocumentString(`
    fragment Company on Concept {
  id
  cooccurring(first: 100, measure: COUNT) {
    edges {
      count
      node {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"Company"}) as unknown as TypedDocumentString<CompanyFragment, unknown>;
export const CommunitiesOfDocument = new TypedDocumentString(`
    query CommunitiesOf($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Concept {
      id
      community {
        rank
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommunitiesOfQuery, CommunitiesOfQueryVariables>;
export const CommunitiesDocument = new TypedDocumentString(`
    query Communities($first: Int!) {
  communities(first: $first) {
    modularity
    totalCount
    communities {
      rank
      label
      size
      paperCount
      distinctive {
        id
        name
      }
      members {
        share
        concept {
          id
          name
          paperCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommunitiesQuery, CommunitiesQueryVariables>;
export const ConceptPageDocument = new TypedDocumentString(`
    query ConceptPage($id: ID!, $first: Int!) {
  concept(id: $id) {
    id
    name
    kind
    origin
    definition
    aliases
    abbreviations
    uri
    vocabulary {
      name
    }
    broader {
      id
      name
    }
    narrower {
      id
      name
    }
    related {
      id
      name
    }
    community {
      rank
      label
      size
    }
    paperCount
    papers(first: $first) {
      totalCount
      edges {
        node {
          id
          title
          year
          venue
        }
        evidence {
          field
          sentence {
            text
            start
            end
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConceptPageQuery, ConceptPageQueryVariables>;
export const HeatMapDocument = new TypedDocumentString(`
    query HeatMap($concepts: [String!]!, $measure: AssociationMeasure!) {
  coOccurrenceMatrix(concepts: $concepts, measure: $measure) {
    paperCount
    counts
    expected
    scores
    concepts {
      id
      name
      paperCount
    }
  }
}
    `) as unknown as TypedDocumentString<HeatMapQuery, HeatMapQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  corpus {
    paperCount
    conceptCount
    mentionCount
  }
  concepts(first: 14) {
    edges {
      node {
        id
        name
        paperCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const NamesDocument = new TypedDocumentString(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Concept {
      id
      name
      kind
      paperCount
    }
    ... on Paper {
      id
      title
      year
    }
  }
}
    `) as unknown as TypedDocumentString<NamesQuery, NamesQueryVariables>;
export const NeighborhoodDocument = new TypedDocumentString(`
    query Neighborhood($id: ID!, $depth: Int!, $maxNodes: Int!, $measure: AssociationMeasure!, $minCount: Int!) {
  concept(id: $id) {
    id
    neighborhood(
      depth: $depth
      maxNodes: $maxNodes
      measure: $measure
      minCount: $minCount
    ) {
      truncated
      nodes {
        depth
        concept {
          id
          name
          kind
          paperCount
        }
      }
      edges {
        count
        expected
        score
        source {
          id
        }
        target {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighborhoodQuery, NeighborhoodQueryVariables>;
export const PaperPageDocument = new TypedDocumentString(`
    query PaperPage($id: ID!) {
  paper(id: $id) {
    id
    title
    authors
    year
    publishedOn
    venue
    abstract
    doi
    arxivId
    keywords
    links {
      url
      kind
    }
    source {
      name
      line
    }
    concepts(first: 100) {
      edges {
        weight
        node {
          id
          name
          kind
        }
        evidence {
          field
          start
          end
          surface
          method
          confidence
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PaperPageQuery, PaperPageQueryVariables>;
export const PathBetweenDocument = new TypedDocumentString(`
    query PathBetween($from: ID!, $to: ID!) {
  path(from: $from, to: $to, maxHops: 6) {
    length
    hops {
      kind
      from {
        ...Stop
      }
      to {
        ...Stop
      }
      evidence {
        field
        surface
        sentence {
          text
          start
          end
        }
      }
    }
  }
}
    fragment Stop on Node {
  __typename
  id
  ... on Concept {
    name
  }
  ... on Paper {
    title
  }
}`) as unknown as TypedDocumentString<PathBetweenQuery, PathBetweenQueryVariables>;
export const RelatedDocument = new TypedDocumentString(`
    query Related($id: ID!, $first: Int!) {
  paper(id: $id) {
    id
    related(first: $first) {
      emptyReason
      edges {
        score
        reasons {
          part
          percent
          word
          concept {
            id
            name
            aliases
            abbreviations
          }
        }
        sentences {
          from {
            text
          }
          to {
            text
          }
        }
        node {
          id
          title
          year
          venue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedQuery, RelatedQueryVariables>;
export const SearchPageDocument = new TypedDocumentString(`
    query SearchPage($query: String!, $first: Int!) {
  search(query: $query, first: $first) {
    totalCount
    edges {
      highlights {
        field
        text
        spans {
          start
          end
        }
      }
      node {
        __typename
        ... on Concept {
          id
          name
          kind
          paperCount
        }
        ... on Paper {
          id
          title
          year
          venue
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchPageQuery, SearchPageQueryVariables>;
export const SharedConceptsDocument = new TypedDocumentString(`
    query SharedConcepts($papers: [ID!]!) {
  commonGround(papers: $papers, minShared: 2, first: 20) {
    totalCount
    emptyReason
    concepts {
      corpusCount
      lift
      concept {
        id
        name
        kind
      }
      papers {
        paper {
          id
          title
        }
        evidence {
          field
          sentence {
            text
            start
            end
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SharedConceptsQuery, SharedConceptsQueryVariables>;
export const SharedPapersDocument = new TypedDocumentString(`
    query SharedPapers($a: ID!, $b: ID!, $both: [String!]!) {
  coOccurrenceMatrix(concepts: $both, measure: NPMI) {
    paperCount
    counts
    expected
    scores
  }
  papers(where: {concepts: {all: $both, includeNarrower: false}}, first: 10) {
    totalCount
    edges {
      node {
        id
        title
        year
        venue
      }
    }
  }
  a: concept(id: $a) {
    ...Company
  }
  b: concept(id: $b) {
    ...Company
  }
}
    fragment Company on Concept {
  id
  cooccurring(first: 100, measure: COUNT) {
    edges {
      count
      node {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<SharedPapersQuery, SharedPapersQueryVariables>;
export const StrongPairsDocument = new TypedDocumentString(`
    query StrongPairs($first: Int!) {
  coOccurrences(first: $first) {
    pairs {
      a {
        id
      }
      b {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StrongPairsQuery, StrongPairsQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($prefix: String!, $first: Int!) {
  suggest(prefix: $prefix, first: $first) {
    text
    node {
      __typename
      ... on Concept {
        id
        name
        kind
        paperCount
      }
      ... on Paper {
        id
        title
        year
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const TopConceptsDocument = new TypedDocumentString(`
    query TopConcepts($first: Int!) {
  concepts(first: $first) {
    edges {
      node {
        id
        name
        paperCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TopConceptsQuery, TopConceptsQueryVariables>;
export const TrendDocument = new TypedDocumentString(`
    query Trend($concepts: [String!]!) {
  conceptTrend(concepts: $concepts, interval: YEAR) {
    total
    unknownCount
    series {
      concept {
        id
        name
      }
      points {
        interval
        count
        paperCount
        share
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TrendQuery, TrendQueryVariables>;