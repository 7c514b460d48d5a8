import { normalizeTitle } from '../model/identity.js';
import type { PaperStructure } from '../store/port.js';
import { AuthorListsBuilder } from './author-lists.js';
import { CodedColumnBuilder } from './coded-column.js';
import { GrowingArray } from './growing-array.js';
import { PackedStringsBuilder } from './packed-strings.js';
import { dayNumber, linkBit, NO_DAY, NO_YEAR, PaperTable } from './paper-table.js';
import { StringLookup } from './string-lookup.js';

/** Makes a `PaperTable` of papers that come one by one, by id ascending. */
export class PaperTableBuilder {
  private readonly ids = new PackedStringsBuilder();
  private readonly titles = new PackedStringsBuilder();
  private readonly years = new GrowingArray((length) => new Int16Array(length));
  private readonly days = new GrowingArray((length) => new Int32Array(length));
  private readonly venues = new CodedColumnBuilder();
  private readonly sources = new CodedColumnBuilder();
  private readonly runs = new CodedColumnBuilder();
  private readonly authors = new AuthorListsBuilder();
  private readonly linkKinds = new GrowingArray((length) => new Uint8Array(length));

  push(paper: Omit<PaperStructure, 'conceptIds' | 'weights' | 'confidenceSteps'>): void {
    this.ids.push(paper.id);
    this.titles.push(normalizeTitle(paper.title));
    this.years.push(paper.year ?? NO_YEAR);
    this.days.push(paper.publishedOn === null ? NO_DAY : dayNumber(paper.publishedOn));
    this.venues.push(paper.venue);
    this.sources.push(paper.source);
    this.runs.push(paper.runId);
    this.authors.push(paper.authors);
    let kinds = 0;
    for (const kind of paper.linkKinds) kinds |= linkBit(kind);
    this.linkKinds.push(kinds);
  }

  finish(): PaperTable {
    return new PaperTable({
      ids: StringLookup.of(this.ids.finish()),
      titles: this.titles.finish(),
      titleOrder: null,
      years: this.years.finish(),
      days: this.days.finish(),
      venues: this.venues.finish(),
      sources: this.sources.finish(),
      runs: this.runs.finish(),
      authors: this.authors.finish(),
      linkKinds: this.linkKinds.finish(),
    });
  }
}
