// Written by `npm run schema` from `operations/`; change these.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
/** Which days, written YYYY-MM-DD: all that is given must hold. What is not known satisfies nothing but `isNull: true`. */
export type DayConditionInput = {
  /** Exactly this day. */
  eq?: string | null | undefined;
  /** After this day. */
  gt?: string | null | undefined;
  /** On this day or after. */
  gte?: string | null | undefined;
  /** One of these; none is, where the list is empty. */
  in?: Array<string> | null | undefined;
  /** true: it is not known; false: it is known. */
  isNull?: boolean | null | undefined;
  /** Before this day. */
  lt?: string | null | undefined;
  /** On this day or before. */
  lte?: string | null | undefined;
};

/** Which ids: all that is given must hold. */
export type IdConditionInput = {
  /** Exactly this one. */
  eq?: string | null | undefined;
  /** One of these; none is, where the list is empty. */
  in?: Array<string> | null | undefined;
};

/** Which whole numbers: all that is given must hold. What is not known satisfies nothing but `isNull: true`. */
export type IntConditionInput = {
  /** Exactly this. */
  eq?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** At least this. */
  gte?: number | null | undefined;
  /** One of these; none is, where the list is empty. */
  in?: Array<number> | null | undefined;
  /** true: it is not known; false: it is known. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** At most this. */
  lte?: number | null | undefined;
};

/** What a link leads to. */
export type LinkKind =
  | 'CODE'
  | 'DATA'
  | 'OTHER'
  | 'PAPER'
  | 'PROJECT';

/** Which kinds of links a paper gives: all that is given must hold. */
export type LinksConditionInput = {
  /** A link of each of these kinds. */
  all?: Array<LinkKind> | null | undefined;
  /** A link of at least one of these kinds. */
  any?: Array<LinkKind> | null | undefined;
  /** No link of any of these kinds. */
  none?: Array<LinkKind> | null | undefined;
};

/** Which concepts a paper speaks of: all that is given must hold. */
export type PaperConceptsConditionInput = {
  /** Each of these. */
  all?: Array<string> | null | undefined;
  /** At least one of these: ids, names, aliases or abbreviations. */
  any?: Array<string> | null | undefined;
  /** Whether narrower concepts count as those given. */
  includeNarrower?: boolean;
  /** Only mentions of at least this confidence count, 0 to 1. Compared in steps of 1/255: what reaches it is never left out. */
  minConfidence?: number;
  /** None of these. */
  none?: Array<string> | null | undefined;
};

/** Which papers: all conditions given must hold; null counts as not given, and none given selects every paper. */
export type PaperFilterInput = {
  /** Every one of these holds. */
  and?: Array<PaperFilterInput> | null | undefined;
  /** Name of one of its authors, as the source writes it; `isNull: true` selects papers without authors. */
  author?: StringConditionInput | null | undefined;
  /** What it speaks of. */
  concepts?: PaperConceptsConditionInput | null | undefined;
  /** Its id; unknown ids select nothing. */
  id?: IdConditionInput | null | undefined;
  /** Links that it gives. */
  links?: LinksConditionInput | null | undefined;
  /** This does not hold; papers of which it is not known are selected too. */
  not?: PaperFilterInput | null | undefined;
  /** At least one of these holds. */
  or?: Array<PaperFilterInput> | null | undefined;
  /** Day of publication. */
  publishedOn?: DayConditionInput | null | undefined;
  /** Id of the run that last wrote it. */
  run?: IdConditionInput | null | undefined;
  /** Name of the source that it was read from last. */
  source?: StringConditionInput | null | undefined;
  /** Title, abstract and authors have all of these words, whatever their endings, as `search` finds them. */
  text?: string | null | undefined;
  /** Its title. */
  title?: TitleConditionInput | null | undefined;
  /** Journal, proceedings or series. */
  venue?: StringConditionInput | null | undefined;
  /** Year of publication. */
  year?: IntConditionInput | null | undefined;
};

/** Which texts: all that is given must hold. Case and accents play no part in `contains` and `startsWith`. What is not known satisfies nothing but `isNull: true`. */
export type StringConditionInput = {
  /** This stands in it. */
  contains?: string | null | undefined;
  /** Exactly this, as written. */
  eq?: string | null | undefined;
  /** One of these; none is, where the list is empty. */
  in?: Array<string> | null | undefined;
  /** true: it is not known; false: it is known. */
  isNull?: boolean | null | undefined;
  /** It begins with this. */
  startsWith?: string | null | undefined;
};

/** Which titles or names: all that is given must hold. Case, accents and punctuation play no part. */
export type TitleConditionInput = {
  /** This stands in it. */
  contains?: string | null | undefined;
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these; none is, where the list is empty. */
  in?: Array<string> | null | undefined;
  /** It begins with this. */
  startsWith?: string | null | undefined;
};

/** Years of publication, both ends included. */
export type YearSpanInput = {
  /** The first year. */
  from: number;
  /** The last year. */
  to: number;
};

export type ChartsQueryVariables = Exact<{
  where?: PaperFilterInput | null | undefined;
  trendOf: Array<string> | string;
  matrixOf: Array<string> | string;
  window?: YearSpanInput | null | undefined;
  baseline?: YearSpanInput | null | undefined;
  compare: boolean;
}>;


export type ChartsQuery = { conceptTrend: { series: Array<{ concept: { id: string, name: string }, points: Array<{ interval: string, count: number }> }> }, coOccurrenceMatrix: { counts: Array<Array<number>>, expected: Array<Array<number>>, scores: Array<Array<number>>, concepts: Array<{ id: string, name: string }> }, coOccurrences?: { paperCount: number, baselinePaperCount: number | null, pairs: Array<{ count: number, a: { id: string, name: string }, b: { id: string, name: string }, baseline: { count: number } | null, rise: { expected: number, logLikelihoodRatio: number } | null }> } };

export type OverviewQueryVariables = Exact<{
  where?: PaperFilterInput | null | undefined;
  concepts: number;
}>;


export type OverviewQuery = { allYears: { total: number, groups: Array<{ keys: Array<{ value: string }> }> }, allVenues: { groups: Array<{ count: number, keys: Array<{ value: string }> }> }, allConcepts: { groups: Array<{ count: number, keys: Array<{ value: string, label: string }> }> }, years: { total: number, unknownCount: number, groups: Array<{ keys: Array<{ value: string }> }> }, venues: { groupCount: number }, authors: { groupCount: number }, concepts: { groupCount: number, groups: Array<{ keys: Array<{ value: string }> }> } };

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

export const ChartsDocument = new TypedDocumentString(`
    query Charts($where: PaperFilterInput, $trendOf: [String!]!, $matrixOf: [String!]!, $window: YearSpanInput, $baseline: YearSpanInput, $compare: Boolean!) {
  conceptTrend(concepts: $trendOf, includeNarrower: false, where: $where) {
    series {
      concept {
        id
        name
      }
      points {
        interval
        count
      }
    }
  }
  coOccurrenceMatrix(concepts: $matrixOf, measure: NPMI, where: $where) {
    concepts {
      id
      name
    }
    counts
    expected
    scores
  }
  coOccurrences(
    window: $window
    baseline: $baseline
    minCount: 2
    first: 8
    where: $where
  ) @include(if: $compare) {
    paperCount
    baselinePaperCount
    pairs {
      a {
        id
        name
      }
      b {
        id
        name
      }
      count
      baseline {
        count
      }
      rise {
        expected
        logLikelihoodRatio
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChartsQuery, ChartsQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($where: PaperFilterInput, $concepts: Int!) {
  allYears: paperGroups(by: [YEAR], top: 200) {
    total
    groups {
      keys {
        value
      }
    }
  }
  allVenues: paperGroups(by: [VENUE], top: 50) {
    groups {
      count
      keys {
        value
      }
    }
  }
  allConcepts: paperGroups(by: [CONCEPT], top: 100) {
    groups {
      count
      keys {
        value
        label
      }
    }
  }
  years: paperGroups(by: [YEAR], top: 200, where: $where) {
    total
    unknownCount
    groups {
      keys {
        value
      }
    }
  }
  venues: paperGroups(by: [VENUE], top: 1, where: $where) {
    groupCount
  }
  authors: paperGroups(by: [AUTHOR], top: 1, where: $where) {
    groupCount
  }
  concepts: paperGroups(by: [CONCEPT], top: $concepts, where: $where) {
    groupCount
    groups {
      keys {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;