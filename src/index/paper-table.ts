import { LINK_KINDS, type LinkKind } from '../model/extraction.js';
import type { AuthorLists } from './author-lists.js';
import type { CodedColumn } from './coded-column.js';
import { utf8Of, type PackedStrings } from './packed-strings.js';
import { codedRanks, numberRanks, orderOfRanks, stringRanks } from './rank-order.js';
import type { StringLookup } from './string-lookup.js';
import { stringOrder } from './string-order.js';

export const NO_YEAR = -32768;
export const NO_DAY = 0;

/** Whole orders of papers that are kept: 4 bytes a paper each. */
const KEPT_ORDERS = 8;

/** One entry a paper, in id order. */
export interface PaperColumns {
  ids: StringLookup;
  /** Normalized titles, the sort key of `TITLE`. */
  titles: PackedStrings;
  /** Rows by title, then row; null: made at first use. */
  titleOrder: Int32Array | null;
  /** `NO_YEAR` where unknown. */
  years: Int16Array;
  /** Days of publication as `dayNumber` has them, `NO_DAY` where unknown. */
  days: Int32Array;
  venues: CodedColumn;
  /**
   * The source, and the run that last wrote the paper, as of when the index was made: they are no part of what a snapshot
   * id is a hash of.
   */
  sources: CodedColumn;
  runs: CodedColumn;
  authors: AuthorLists;
  /** Bits by `LINK_KINDS`. */
  linkKinds: Uint8Array;
}

export type PaperOrderField = 'title' | 'year' | 'publishedOn' | 'venue';

export interface PaperOrder {
  field: PaperOrderField;
  descending: boolean;
}

/** The papers' columns that queries filter, sort and group by; row order is id order. */
export class PaperTable {
  readonly years: Int16Array;
  readonly days: Int32Array;
  readonly linkKinds: Uint8Array;
  private readonly orders = new Map<string, Int32Array>();
  private byTitle: Int32Array | null;

  /** @throws RangeError where the columns differ in length. */
  constructor(readonly columns: PaperColumns) {
    const { ids, titles, titleOrder, years, days, venues, sources, runs, authors, linkKinds } = columns;
    const coded = [venues, sources, runs].map(({ codes }) => codes.length);
    const lengths = [titles.count, years.length, days.length, ...coded, authors.matrix.rows, linkKinds.length];
    if (titleOrder) lengths.push(titleOrder.length);
    if (lengths.some((length) => length !== ids.strings.count)) {
      throw new RangeError(`The columns of ${ids.strings.count} papers have lengths ${lengths.join(', ')}.`);
    }
    this.years = years;
    this.days = days;
    this.linkKinds = linkKinds;
    this.byTitle = titleOrder;
  }

  get count(): number {
    return this.columns.ids.strings.count;
  }

  id(row: number): string {
    return this.columns.ids.strings.at(row);
  }

  /** The normalized title. */
  title(row: number): string {
    return this.columns.titles.at(row);
  }

  /** O(log papers). */
  rowOf(id: string): number | undefined {
    return this.columns.ids.rowOf(id);
  }

  year(row: number): number | null {
    return this.years[row] === NO_YEAR ? null : this.years[row];
  }

  /** The day of publication, as `dayNumber` has it. */
  day(row: number): number | null {
    return this.days[row] === NO_DAY ? null : this.days[row];
  }

  /** What papers are sorted by; days are numbers that ascend with time. */
  sortValue(field: PaperOrderField, row: number): string | number | null {
    if (field === 'title') return this.title(row);
    if (field === 'year') return this.year(row);
    if (field === 'publishedOn') return this.day(row);
    const { names, codes } = this.columns.venues;
    return codes[row] < 0 ? null : names.strings.at(codes[row]);
  }

  /**
   * All rows by these fields, the first foremost; papers without a value come last either way, ties by id. O(papers ·
   * fields) at first use (titles: O(papers log papers) once), then kept; the last 8 orders that were asked for are.
   */
  order(by: readonly PaperOrder[]): Int32Array {
    const key = JSON.stringify(by.map(({ field, descending }) => [field, descending]));
    const order =
      this.orders.get(key) ??
      orderOfRanks(
        this.count,
        by.map(({ field, descending }) => ({ ranks: this.ranks(field), descending })),
      );
    // The least recently asked for goes first.
    this.orders.delete(key);
    this.orders.set(key, order);
    if (this.orders.size > KEPT_ORDERS) this.orders.delete(this.orders.keys().next().value!);
    return order;
  }

  /** Rows by title, then row. O(papers log papers) at first use where it was not made before, then kept. */
  titleOrder(): Int32Array {
    this.byTitle ??= stringOrder(this.columns.titles);
    return this.byTitle;
  }

  /** Rows whose normalized title begins with `prefix`, by title; at most `limit`. O(log papers + limit). */
  titlesStartingWith(prefix: string, limit: number): number[] {
    const { titles } = this.columns;
    const order = this.titleOrder();
    const utf8 = utf8Of(prefix);
    const found: number[] = [];
    for (let at = titles.lowerBound(utf8, order); at < order.length && found.length < limit; at++) {
      if (!titles.startsWith(order[at], utf8)) break;
      found.push(order[at]);
    }
    return found;
  }

  private ranks(field: PaperOrderField): Int32Array {
    if (field === 'year') return numberRanks(this.years, NO_YEAR);
    if (field === 'publishedOn') return numberRanks(this.days, NO_DAY);
    if (field === 'venue') return codedRanks(this.columns.venues);
    return stringRanks(this.columns.titles, this.titleOrder());
  }
}

export function linkBit(kind: LinkKind): number {
  return 1 << LINK_KINDS.indexOf(kind);
}

/** `2024-05-01` as 20240501. */
export function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}
