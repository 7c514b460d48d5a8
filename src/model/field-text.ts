import { TEXT_FIELDS, type TextField } from './extraction.js';
import type { PaperRecord } from './paper.js';

const SEPARATOR = '; ';

/** The text of the field `keywords`, which its spans slice: the keywords in their order, joined by `; `. */
export function keywordsText(keywords: readonly string[]): string {
  return keywords.join(SEPARATOR);
}

/** Where each keyword starts in `keywordsText`. */
export function keywordStarts(keywords: readonly string[]): number[] {
  let next = 0;
  return keywords.map((keyword) => {
    const start = next;
    next += keyword.length + SEPARATOR.length;
    return start;
  });
}

/** The text that spans of a field slice. */
export function fieldText(paper: Pick<PaperRecord, 'title' | 'abstract' | 'keywords'>, field: TextField): string {
  return field === 'keywords' ? keywordsText(paper.keywords) : paper[field];
}

/** Title first, then abstract, then keywords. */
export function compareFields(a: TextField, b: TextField): number {
  return TEXT_FIELDS.indexOf(a) - TEXT_FIELDS.indexOf(b);
}
