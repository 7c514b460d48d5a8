import { paperIdOfKey } from '../../../src/model/identity.js';
import type { DerivedGraph, PaperBundle } from '../../../src/store/port.js';

export const BATCH = 20;

/** Papers with one mention of `graph` each. */
export function batchOf(name: string): PaperBundle[] {
  return Array.from({ length: BATCH }, (_, i) => {
    const key = `source:batch:${name}-${i}`;
    const id = paperIdOfKey(key);
    return {
      paper: {
        id,
        keys: [key],
        title: `Paper ${i} of batch ${name}`,
        abstract: 'A graph of things.',
        authors: ['Ann Other'],
        year: 2020,
        publishedOn: null,
        venue: null,
        doi: null,
        arxivId: null,
        urls: [],
        keywords: [],
        source: { name: 'batch', format: 'jsonl', line: i + 1 },
      },
      hash: `hash of ${key}`,
      mentions: [
        {
          paperId: id,
          conceptId: 'graph',
          field: 'abstract',
          start: 2,
          end: 7,
          surface: 'graph',
          method: 'vocabulary',
          confidence: 1,
        },
      ],
      links: [{ paperId: id, url: 'https://example.org/', kind: 'other' }],
      candidates: [],
    };
  });
}

/** Some ten transactions of edges between the papers of batch `first`. */
export function derivedOf(): DerivedGraph {
  const ids = batchOf('first').map(({ paper }) => paper.id);
  function* relatedness() {
    for (const from of ids) {
      for (let rank = 1; rank <= 10_000; rank++)
        yield { from, to: ids[rank % BATCH], rank, score: 1 / rank, reasons: [] };
    }
  }
  return { corpusConcepts: [], keyphraseMentions: [], coOccurrences: [], relatedness: relatedness() };
}
