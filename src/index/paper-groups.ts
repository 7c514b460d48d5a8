import { LINK_KINDS } from '../model/extraction.js';
import { countMemberships, groupCounts, type GroupColumn, type GroupColumns } from '../similarity/group-counts.js';
import type { GraphIndex } from './graph-index.js';
import { inTurns } from './in-turns.js';
import { NO_YEAR } from './paper-table.js';
import { codedRanks, stringRanks } from './rank-order.js';
import { selectedCount, type Selection } from './selection.js';
import type { StringLookup } from './string-lookup.js';

/** What papers can be grouped by. A paper has one year, one venue and one source; the others may be several. */
export type PaperDimension = 'year' | 'venue' | 'source' | 'concept' | 'author' | 'linkKind';

/** Papers in which some dimensions have these values. */
export interface PaperGroup {
  /** In the order of the dimensions asked for: a year, a name, the id of a concept, a kind of links. */
  values: (string | number)[];
  count: number;
}

/** `count` of all groups, `other` and `unknown` add up to `memberships`; `total` is less where papers are in several groups. */
export interface PaperGroups {
  /** By count descending, then values ascending; at most as many as asked for. */
  groups: PaperGroup[];
  /** Groups in all. */
  groupCount: number;
  /** Papers selected. */
  total: number;
  memberships: number;
  /** Of the groups that are left out. */
  other: number;
  /** Papers of which a dimension is not known; in no group. */
  unknown: number;
}

/** Memberships past which groups are refused: a few seconds of work. */
export const MAX_MEMBERSHIPS = 10_000_000;

/**
 * The papers selected by what `by` says, one or two dimensions; null where they have more than `MAX_MEMBERSHIPS`. As
 * `groupCounts`, with turns for other work.
 */
export async function paperGroups(
  index: GraphIndex,
  by: readonly [PaperDimension, PaperDimension?],
  { selection, top }: { selection: Selection; top: number },
): Promise<PaperGroups | null> {
  const dimensions = by.flatMap((dimension) => (dimension ? [dimensionOf(index, dimension)] : []));
  const columns = dimensions.map(({ column }) => column) as [GroupColumn, GroupColumn?] satisfies GroupColumns;
  const papers = index.papers.count;
  if (columns.length > 1 && countMemberships(papers, columns, selection).memberships > MAX_MEMBERSHIPS) return null;
  const { keys, counts, groups, unknown, memberships } = await inTurns(groupCounts(papers, columns, selection, top));
  const shown = counts.reduce((sum, count) => sum + count, 0);
  return {
    groups: keys.map((key, at) => ({
      values: key.map((part, position) => dimensions[position].valueOf(part)),
      count: counts[at],
    })),
    groupCount: groups,
    total: selectedCount(selection, index.papers),
    memberships,
    other: memberships - unknown - shown,
    unknown,
  };
}

interface Dimension {
  column: GroupColumn;
  valueOf(key: number): string | number;
}

/** Keys ascend with the values that they stand for, so that ties break by value. */
function dimensionOf(index: GraphIndex, dimension: PaperDimension): Dimension {
  const { papers, matrix, concepts } = index;
  const { venues, sources, authors } = papers.columns;
  switch (dimension) {
    case 'year':
      return ofYears(papers.years);
    case 'venue':
      return coded(venues);
    case 'source':
      return coded(sources);
    case 'concept':
      return {
        column: { indptr: matrix.indptr, keys: matrix.indices, size: matrix.columns },
        valueOf: (key) => concepts[key].id,
      };
    case 'author': {
      const ranks = stringRanks(authors.names.strings, authors.names.order);
      const keys = authors.matrix.indices.map((author) => ranks[author]);
      return {
        column: { indptr: authors.matrix.indptr, keys, size: authors.matrix.columns },
        valueOf: named(authors.names),
      };
    }
    case 'linkKind':
      return linkKinds(papers.linkKinds);
  }
}

function ofYears(years: Int16Array): Dimension {
  let [first, last] = [0, -1];
  for (const year of years) {
    if (year === NO_YEAR) continue;
    if (last < first) first = last = year;
    else if (year < first) first = year;
    else if (year > last) last = year;
  }
  const keys = Int32Array.from(years, (year) => (year === NO_YEAR ? -1 : year - first));
  return { column: { indptr: null, keys, size: last - first + 1 }, valueOf: (key) => key + first };
}

function coded({ names, codes }: { names: StringLookup; codes: Int32Array }): Dimension {
  return {
    column: { indptr: null, keys: codedRanks({ names, codes }), size: names.strings.count },
    valueOf: named(names),
  };
}

/** The name of a rank; names are all different. */
function named({ strings, order }: StringLookup): (rank: number) => string {
  return (rank) => strings.at(order ? order[rank] : rank);
}

function linkKinds(bits: Uint8Array): Dimension {
  const indptr = new Int32Array(bits.length + 1);
  const keys: number[] = [];
  bits.forEach((kinds, row) => {
    LINK_KINDS.forEach((_, key) => {
      if ((kinds & (1 << key)) !== 0) keys.push(key);
    });
    indptr[row + 1] = keys.length;
  });
  return { column: { indptr, keys, size: LINK_KINDS.length }, valueOf: (key) => LINK_KINDS[key] };
}
