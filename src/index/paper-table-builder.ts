import { normalizeTitle } from '../model/identity.js';
import type { PaperStructure } from '../store/port.js';
import { GrowingArray } from './growing-array.js';
import { PackedStringsBuilder } from './packed-strings.js';
import { linkBit, NO_YEAR, PaperTable } from './paper-table.js';
import { StringLookup } from './string-lookup.js';

/** Makes a `PaperTable` of papers that come one by one, by id ascending. */
export class PaperTableBuilder {
  private readonly ids = new PackedStringsBuilder();
  private readonly titles = new PackedStringsBuilder();
  private readonly years = new GrowingArray((length) => new Int16Array(length));
  private readonly venues = new PackedStringsBuilder();
  private readonly venueCodes = new Map<string, number>();
  private readonly venueOf = new GrowingArray((length) => new Int32Array(length));
  private readonly linkKinds = new GrowingArray((length) => new Uint8Array(length));

  push(paper: Omit<PaperStructure, 'conceptIds' | 'weights'>): void {
    this.ids.push(paper.id);
    this.titles.push(normalizeTitle(paper.title));
    this.years.push(paper.year ?? NO_YEAR);
    this.venueOf.push(paper.venue === null ? -1 : this.venueCode(paper.venue));
    let kinds = 0;
    for (const kind of paper.linkKinds) kinds |= linkBit(kind);
    this.linkKinds.push(kinds);
  }

  private venueCode(venue: string): number {
    let code = this.venueCodes.get(venue);
    if (code === undefined) {
      code = this.venueCodes.size;
      this.venueCodes.set(venue, code);
      this.venues.push(venue);
    }
    return code;
  }

  finish(): PaperTable {
    return new PaperTable({
      ids: StringLookup.of(this.ids.finish()),
      titles: this.titles.finish(),
      titleOrder: null,
      years: this.years.finish(),
      venues: StringLookup.of(this.venues.finish()),
      venueOf: this.venueOf.finish(),
      linkKinds: this.linkKinds.finish(),
    });
  }
}
