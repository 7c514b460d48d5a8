import type { PaperRecord } from '../model/paper.js';
import type { MakeExtract, PlainText } from '../model/ports.js';
import { Extractor } from './extractor.js';

/** The port `Extract` by these concepts. */
export const makeExtract: MakeExtract = (concepts) => {
  const extractor = new Extractor(concepts);
  return { extract: (text) => extractor.extract(recordOf(text)) };
};

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
