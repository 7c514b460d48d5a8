import type { Concept } from '../model/concept.js';
import type { PaperRecord } from '../model/paper.js';
import type { Extract, PlainText } from '../model/ports.js';
import { Extractor } from './extractor.js';
import type { ExtractionModels } from './models.js';

/** The port `Extract` by these concepts. */
export function makeExtract(concepts: readonly Concept[], models: ExtractionModels): Extract {
  const extractor = new Extractor(concepts, models);
  return { extract: (text) => extractor.extract(recordOf(text)) };
}

function recordOf({ title = '', text }: PlainText): PaperRecord {
  return {
    id: '',
    keys: [],
    title,
    abstract: text,
    authors: [],
    year: null,
    publishedOn: null,
    venue: null,
    doi: null,
    arxivId: null,
    urls: [],
    keywords: [],
    source: { name: '', format: '', line: 1 },
  };
}
