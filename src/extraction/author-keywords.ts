import type { Span } from '../model/extraction.js';
import { keywordStarts } from '../model/field-text.js';
import { normalizeLabel } from '../model/label.js';

/** A keyword of a paper's record, and where it stands in the field `keywords`. */
export interface AuthorKeyword {
  /** Normalized, not empty. */
  key: string;
  span: Span;
}

/** The keywords of a record in their order; of several spellings of one, the first. Linear in their length. */
export function authorKeywords(keywords: readonly string[]): AuthorKeyword[] {
  const starts = keywordStarts(keywords);
  const seen = new Set(['']);
  return keywords.flatMap((surface, i): AuthorKeyword[] => {
    const key = normalizeLabel(surface);
    if (seen.has(key)) return [];
    seen.add(key);
    const [start, end] = [starts[i], starts[i] + surface.length];
    return [{ key, span: { field: 'keywords', start, end, surface } }];
  });
}
