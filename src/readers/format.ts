import type { SourceIssue } from '../model/errors.js';
import type { PaperRecord } from '../model/paper.js';
import type { SourceLine } from './source-line.js';

/** What a reader gives for one place of a source: a paper, or what is wrong there. A paper may come with an issue about one of its fields. */
export type Read = { record: PaperRecord } | { issue: SourceIssue };

/** Lines in order, from a file or from memory. */
export type SourceLines = AsyncIterable<SourceLine> | Iterable<SourceLine>;

/** How a format is named, and told from others. */
export interface FormatMark {
  /** What `--format` is given, and what `source.format` of a record says. */
  name: string;
  /** For messages: what a file of this format looks like, in a few words. */
  summary: string;
  /** Whether a text that opens like this (whole, or cut anywhere) is of this format. */
  detects(head: string): boolean;
}

/** One way in which papers are written down. To add one: a file like `json-lines.ts`, and its line in `formats.ts`. */
export interface Format extends FormatMark {
  /** Papers and issues in the order of their lines. What is wrong with one entry never costs the rest. */
  read(lines: SourceLines, source: { name: string }): AsyncIterable<Read>;
}
