import type { LinkKind } from '../model/extraction.js';
import { andBits, emptyBitSet, fullBitSet, notBits, orBits, type BitSet } from '../sparse/bit-set.js';
import { numberTest, type NumberCondition, type StringCondition } from './conditions.js';
import {
  papersCoded,
  papersOfAuthor,
  papersWhere,
  papersWithIds,
  papersWithLink,
  papersWithSome,
  type SetCondition,
} from './paper-conditions.js';
import { dayNumber, type PaperTable } from './paper-table.js';
import { papersWithTitle } from './title-search.js';

/** Papers as a bit set over rows. */
export type PaperSelection = BitSet;

/** Concepts by id or name; those of one filter are all meant alike. */
export interface ConceptCondition extends SetCondition<string> {
  includeNarrower?: boolean | null;
  /** Mentioned with at least this confidence; see `confidenceStep`. */
  minConfidence?: number | null;
}

/** Days as `YYYY-MM-DD`. */
export type DayCondition = { [K in Exclude<keyof NumberCondition, 'in' | 'isNull'>]?: string | null } & {
  in?: string[] | null;
  isNull?: boolean | null;
};

/** Which papers. All conditions of one object must hold; an empty object selects every paper. */
export interface PaperFilter {
  and?: PaperFilter[] | null;
  or?: PaperFilter[] | null;
  not?: PaperFilter | null;
  id?: Pick<StringCondition, 'eq' | 'in'> | null;
  title?: StringCondition | null;
  /** Words that title, abstract and authors must have, as full text search has them. */
  text?: string | null;
  year?: NumberCondition | null;
  publishedOn?: DayCondition | null;
  venue?: StringCondition | null;
  /** Some author satisfies it; `isNull`: there is none. */
  author?: StringCondition | null;
  concepts?: ConceptCondition | null;
  links?: SetCondition<LinkKind> | null;
  source?: StringCondition | null;
  run?: Pick<StringCondition, 'eq' | 'in'> | null;
}

/** What a filter needs to know beyond the papers' own columns. */
export interface FilterContext {
  papers: PaperTable;
  papersWithConcept(concept: string, how: ConceptCondition): BitSet;
  papersWithWords(text: string): BitSet;
}

/** The papers that `filter` selects, as a bit set over paper rows; O(papers) for each condition. */
export function selectPapers(filter: PaperFilter, context: FilterContext): BitSet {
  const { papers } = context;
  const { venues, sources, runs } = papers.columns;
  let selected = fullBitSet(papers.count);
  const keep = (condition: BitSet) => (selected = andBits(selected, condition));
  if (filter.id) keep(papersWithIds(papers, filter.id));
  if (filter.title) keep(papersWithTitle(papers, filter.title));
  if (filter.text != null) keep(context.papersWithWords(filter.text));
  if (filter.year) keep(papersWhere(papers, numberTest(filter.year), (row) => papers.year(row)));
  if (filter.publishedOn) {
    keep(papersWhere(papers, numberTest(inDays(filter.publishedOn)), (row) => papers.day(row)));
  }
  if (filter.venue) keep(papersCoded(papers, venues, filter.venue));
  if (filter.source) keep(papersCoded(papers, sources, filter.source));
  if (filter.run) keep(papersCoded(papers, runs, filter.run));
  if (filter.author) keep(papersOfAuthor(papers, filter.author));
  const { concepts, links } = filter;
  if (concepts) keep(papersWithSome(papers, concepts, (concept) => context.papersWithConcept(concept, concepts)));
  if (links) keep(papersWithSome(papers, links, (kind) => papersWithLink(papers, kind)));
  for (const part of filter.and ?? []) keep(selectPapers(part, context));
  if (filter.or) keep(filter.or.map((part) => selectPapers(part, context)).reduce(orBits, emptyBitSet(papers.count)));
  if (filter.not) keep(notBits(selectPapers(filter.not, context)));
  return selected;
}

/** Days as numbers, which ascend with time. */
function inDays({ isNull, in: among, ...bounds }: DayCondition): NumberCondition {
  const entries = Object.entries(bounds).map(([name, day]) => [name, day == null ? null : dayNumber(day)]);
  return { ...(Object.fromEntries(entries) as NumberCondition), in: among?.map(dayNumber), isNull };
}
