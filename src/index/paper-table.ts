import { LINK_KINDS, type LinkKind } from '../model/extraction.js';
import { hasBit, type BitSet } from '../sparse/bit-set.js';
import { utf8Of, type PackedStrings } from './packed-strings.js';
import type { StringLookup } from './string-lookup.js';
import { stringOrder } from './string-order.js';

export const NO_YEAR = -32768;

/** One entry a paper, in id order. */
export interface PaperColumns {
  ids: StringLookup;
  /** Normalized titles, the sort key of `TITLE`. */
  titles: PackedStrings;
  /** Rows by title, then row; null: made at first use. */
  titleOrder: Int32Array | null;
  /** `NO_YEAR` where unknown. */
  years: Int16Array;
  venues: StringLookup;
  /** Rows of `venues`; -1 where unknown. */
  venueOf: Int32Array;
  /** Bits by `LINK_KINDS`. */
  linkKinds: Uint8Array;
}

/** The papers' columns that queries filter and sort by; row order is id order. */
export class PaperTable {
  readonly noYear = NO_YEAR;
  readonly years: Int16Array;
  readonly venueOf: Int32Array;
  readonly linkKinds: Uint8Array;
  private readonly orders = new Map<string, Int32Array>();

  /** @throws RangeError where the columns differ in length. */
  constructor(readonly columns: PaperColumns) {
    const { ids, titles, titleOrder, years, venueOf, linkKinds } = columns;
    const lengths = [titles.count, years.length, venueOf.length, linkKinds.length, titleOrder?.length ?? titles.count];
    if (lengths.some((length) => length !== ids.strings.count)) {
      throw new RangeError(`The columns of ${ids.strings.count} papers have lengths ${lengths.join(', ')}.`);
    }
    this.years = years;
    this.venueOf = venueOf;
    this.linkKinds = linkKinds;
    if (titleOrder) this.orders.set('title false', titleOrder);
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

  /** What `venueOf` holds for papers of a venue; undefined where there are none. */
  venueCode(venue: string): number | undefined {
    return this.columns.venues.rowOf(venue);
  }

  linkBit(kind: LinkKind): number {
    return linkBit(kind);
  }

  year(row: number): number | null {
    return this.years[row] === NO_YEAR ? null : this.years[row];
  }

  /** The selected rows (null: all) in the given order, ties by id; papers without a year come last. O(papers). */
  order(field: 'title' | 'year', descending: boolean, selection: BitSet | null): Int32Array {
    const all = this.wholeOrder(field, descending);
    return selection ? all.filter((row) => hasBit(selection, row)) : all;
  }

  /** Rows by title, then row. O(papers log papers) at first use where it was not made before, then kept. */
  titleOrder(): Int32Array {
    return this.wholeOrder('title', false);
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

  /** Made at first use, then kept. */
  private wholeOrder(field: 'title' | 'year', descending: boolean): Int32Array {
    const key = `${field} ${descending}`;
    let order = this.orders.get(key);
    if (!order) {
      if (field === 'year') order = yearOrder(this.years, descending);
      else if (descending) order = this.fromLastTitle();
      else order = stringOrder(this.columns.titles);
      this.orders.set(key, order);
    }
    return order;
  }

  /** Titles backwards; papers of one title by row all the same. O(papers). */
  private fromLastTitle(): Int32Array {
    const ascending = this.titleOrder();
    const order = new Int32Array(ascending.length);
    let end = ascending.length;
    let filled = 0;
    while (end > 0) {
      let start = end - 1;
      while (start > 0 && this.columns.titles.compareRows(ascending[start - 1], ascending[end - 1]) === 0) start--;
      order.set(ascending.subarray(start, end), filled);
      filled += end - start;
      end = start;
    }
    return order;
  }
}

export function linkBit(kind: LinkKind): number {
  return 1 << LINK_KINDS.indexOf(kind);
}

/** Rows by year, then row; those without a year last. A counting sort, O(papers + 2¹⁶). */
function yearOrder(years: Int16Array, descending: boolean): Int32Array {
  const keyOf = (year: number) => (year === NO_YEAR ? 0xffff : descending ? 0x7fff - year : year + 0x7fff);
  const next = new Int32Array(2 ** 16 + 1);
  for (const year of years) next[keyOf(year) + 1]++;
  for (let key = 0; key < 2 ** 16; key++) next[key + 1] += next[key];
  const order = new Int32Array(years.length);
  years.forEach((year, row) => (order[next[keyOf(year)]++] = row));
  return order;
}
