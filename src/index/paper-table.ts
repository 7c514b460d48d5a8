import { LINK_KINDS, type LinkKind } from '../model/extraction.js';
import { normalizeTitle } from '../model/identity.js';
import { hasBit, type BitSet } from '../sparse/bit-set.js';
import type { PaperStructure } from '../store/port.js';

const NO_YEAR = -32768;

/** The papers' columns that queries filter and sort by; row order is id order. */
export class PaperTable {
  readonly noYear = NO_YEAR;
  readonly ids: string[] = [];
  /** Normalized titles, the sort key of `TITLE`. */
  readonly titles: string[] = [];
  readonly venues: string[] = [];
  years = new Int16Array(0);
  venueOf = new Int32Array(0);
  linkKinds = new Uint8Array(0);
  private readonly rows = new Map<string, number>();
  private readonly orders = new Map<string, Int32Array>();

  /** `papers` by id ascending. */
  constructor(papers: readonly Omit<PaperStructure, 'conceptIds' | 'weights'>[]) {
    this.years = new Int16Array(papers.length);
    this.venueOf = new Int32Array(papers.length).fill(-1);
    this.linkKinds = new Uint8Array(papers.length);
    const venueCodes = new Map<string, number>();
    papers.forEach((paper, row) => {
      this.ids.push(paper.id);
      this.rows.set(paper.id, row);
      this.titles.push(normalizeTitle(paper.title));
      this.years[row] = paper.year ?? NO_YEAR;
      for (const kind of paper.linkKinds) this.linkKinds[row] |= this.linkBit(kind);
      if (paper.venue === null) return;
      let code = venueCodes.get(paper.venue);
      if (code === undefined) venueCodes.set(paper.venue, (code = this.venues.push(paper.venue) - 1));
      this.venueOf[row] = code;
    });
  }

  get count(): number {
    return this.ids.length;
  }

  rowOf(id: string): number | undefined {
    return this.rows.get(id);
  }

  linkBit(kind: LinkKind): number {
    return 1 << LINK_KINDS.indexOf(kind);
  }

  year(row: number): number | null {
    return this.years[row] === NO_YEAR ? null : this.years[row];
  }

  /** The selected rows (null: all) in the given order, ties by id; papers without a year come last. O(papers). */
  order(field: 'title' | 'year', descending: boolean, selection: BitSet | null): Int32Array {
    const all = this.wholeOrder(field, descending);
    return selection ? all.filter((row) => hasBit(selection, row)) : all;
  }

  /** Rows whose normalized title begins with `prefix`, by title; at most `limit`. O(log papers + limit). */
  titlesStartingWith(prefix: string, limit: number): number[] {
    const order = this.wholeOrder('title', false);
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.titles[order[middle]] < prefix) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    while (low < order.length && found.length < limit && this.titles[order[low]].startsWith(prefix))
      found.push(order[low++]);
    return found;
  }

  /** Sorted at first use, then kept. */
  private wholeOrder(field: 'title' | 'year', descending: boolean): Int32Array {
    const key = `${field} ${descending}`;
    let order = this.orders.get(key);
    if (!order) {
      const compare = (a: number, b: number) => this.compare(field, descending, a, b) || a - b;
      order = Int32Array.from(this.ids.keys()).sort(compare);
      this.orders.set(key, order);
    }
    return order;
  }

  private compare(field: 'title' | 'year', descending: boolean, a: number, b: number): number {
    if (field === 'title') {
      const order = this.titles[a] < this.titles[b] ? -1 : this.titles[a] > this.titles[b] ? 1 : 0;
      return descending ? -order : order;
    }
    const [x, y] = [this.years[a], this.years[b]];
    if (x === NO_YEAR || y === NO_YEAR) return Number(x === NO_YEAR) - Number(y === NO_YEAR);
    return descending ? y - x : x - y;
  }
}
