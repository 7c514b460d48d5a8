import { createHash } from 'node:crypto';
import type { PaperBundle } from '../store/port.js';

/**
 * SHA-256 of what a paper says: its record and what was extracted from it. The position in the source and the run play
 * no part, so that a paper that moved by a line is unchanged.
 */
export function contentHash({ paper, mentions, links, candidates }: Omit<PaperBundle, 'hash'>): string {
  const content = [
    [paper.id, paper.keys, paper.title, paper.abstract, paper.authors, paper.year, paper.publishedOn],
    [paper.venue, paper.doi, paper.arxivId, paper.urls, paper.keywords],
    mentions.map((m) => [m.conceptId, m.field, m.start, m.end, m.surface, m.method, m.confidence]),
    links.map((link) => [link.url, link.kind]),
    candidates.map((c) => [
      c.key,
      c.name,
      c.abbreviation,
      c.confidence,
      c.spans.map((s) => [s.field, s.start, s.end, s.surface]),
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
