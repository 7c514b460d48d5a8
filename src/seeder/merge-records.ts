import type { PaperRecord } from '../model/paper.js';

/**
 * A known paper, seen again: what the new record says replaces what the old one said, what it leaves empty stays. The
 * id is the old one's; keys are the union of both, in an order of their own.
 */
export function mergeRecords(old: PaperRecord, seen: PaperRecord): PaperRecord {
  const list = (before: string[], after: string[]) => (after.length > 0 ? after : before);
  return {
    id: old.id,
    keys: [...new Set([...old.keys, ...seen.keys])].sort(),
    title: seen.title,
    abstract: seen.abstract || old.abstract,
    authors: list(old.authors, seen.authors),
    year: seen.year ?? old.year,
    publishedOn: seen.publishedOn ?? old.publishedOn,
    venue: seen.venue ?? old.venue,
    doi: seen.doi ?? old.doi,
    arxivId: seen.arxivId ?? old.arxivId,
    urls: list(old.urls, seen.urls),
    keywords: list(old.keywords, seen.keywords),
    source: seen.source,
  };
}
