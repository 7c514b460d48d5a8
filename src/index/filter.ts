import { addBit, andBits, emptyBitSet, fullBitSet, notBits, orBits, type BitSet } from '../sparse/bit-set.js';
import type { LinkKind } from '../model/extraction.js';
import type { PaperTable } from './paper-table.js';

/** Papers as a bit set over rows. */
export type PaperSelection = BitSet;

/** Which papers to count. All conditions of one object must hold; an empty object selects every paper. */
export interface PaperFilter {
  ids?: string[] | null;
  concept?: ConceptFilter | null;
  year?: { gte?: number | null; lte?: number | null } | null;
  venue?: string | null;
  hasLink?: LinkKind | null;
  all?: PaperFilter[] | null;
  any?: PaperFilter[] | null;
  not?: PaperFilter | null;
}

export interface ConceptFilter {
  id?: string | null;
  name?: string | null;
  includeNarrower?: boolean | null;
  /** Mentioned with at least this confidence; see `confidenceStep`. */
  minConfidence?: number | null;
}

/** What a filter needs to know beyond the papers' own columns. */
export interface FilterContext {
  papers: PaperTable;
  papersWithConcept(filter: ConceptFilter): BitSet;
}

/** The papers that `filter` selects, as a bit set over paper rows; O(papers) for each condition. */
export function selectPapers(filter: PaperFilter, context: FilterContext): BitSet {
  const { papers } = context;
  const conditions: BitSet[] = [];
  if (filter.ids) conditions.push(rowsOfIds(filter.ids, papers));
  if (filter.concept) conditions.push(context.papersWithConcept(filter.concept));
  if (filter.year) {
    const { gte, lte } = filter.year;
    conditions.push(
      where(papers, (row) => {
        const year = papers.years[row];
        return year !== papers.noYear && (gte == null || year >= gte) && (lte == null || year <= lte);
      }),
    );
  }
  if (filter.venue != null) {
    const venue = papers.venueCode(filter.venue);
    conditions.push(where(papers, (row) => papers.venueOf[row] === venue));
  }
  if (filter.hasLink) {
    const bit = papers.linkBit(filter.hasLink);
    conditions.push(where(papers, (row) => (papers.linkKinds[row] & bit) !== 0));
  }
  for (const part of filter.all ?? []) conditions.push(selectPapers(part, context));
  if (filter.any) {
    conditions.push(filter.any.map((part) => selectPapers(part, context)).reduce(orBits, emptyBitSet(papers.count)));
  }
  if (filter.not) conditions.push(notBits(selectPapers(filter.not, context)));
  return conditions.reduce(andBits, fullBitSet(papers.count));
}

function where(papers: PaperTable, holds: (row: number) => boolean): BitSet {
  const set = emptyBitSet(papers.count);
  for (let row = 0; row < papers.count; row++) if (holds(row)) addBit(set, row);
  return set;
}

function rowsOfIds(ids: string[], papers: PaperTable): BitSet {
  const set = emptyBitSet(papers.count);
  for (const id of ids) {
    const row = papers.rowOf(id);
    if (row !== undefined) addBit(set, row);
  }
  return set;
}
