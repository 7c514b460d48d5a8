import type { Concept } from '../model/concept.js';
import { compareFields } from '../model/field-text.js';
import { normalizeLabel } from '../model/label.js';
import type { PaperRecord } from '../model/paper.js';
import type { Extract, PlainText } from '../model/ports.js';
import { Extractor } from './extractor.js';
import type { ExtractionModels } from './models.js';
import { keyphraseMentions } from './promotion.js';

/** The port `Extract` by these concepts. A text is read as a paper is: by vocabularies, and by the keyphrases of the corpus. */
export function makeExtract(concepts: readonly Concept[], models: ExtractionModels): Extract {
  const vocabulary = concepts.filter(({ origin }) => origin !== 'corpus');
  const extractor = new Extractor(vocabulary, models);
  const keyphrases = new Map(
    concepts.flatMap(({ id, name, aliases, origin }) =>
      origin === 'corpus' ? [name, ...aliases].map((label) => [normalizeLabel(label), id] as const) : [],
    ),
  );
  return {
    extract(text) {
      const extraction = extractor.extract(recordOf(text));
      const shared = keyphraseMentions('', extraction.candidates, (key) => keyphrases.get(key));
      const mentions = [...extraction.mentions, ...shared];
      mentions.sort((a, b) => compareFields(a.field, b.field) || a.start - b.start);
      return { ...extraction, mentions };
    },
  };
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
