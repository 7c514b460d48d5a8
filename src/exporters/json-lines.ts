import { entryOf } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';
import type { GraphStore, StoredPaper } from '../store/port.js';

const VERSION = 3;
const BATCH = 500;

/**
 * The whole graph as JSON Lines, one object a line: `{papergraph, snapshot, papers}`, then every `{vocabulary}`, `{concept}`,
 * `{given}` (a concept of a vocabulary that curation shows otherwise or not at all), `{curation}`, `{run}`, `{paper}` (record,
 * mentions, links, candidates, content hash, run, and where curation changes the mentions those that were `read`),
 * `{coOccurrence}` and `{relatedness}`, each by id.
 * `papergraph seed` reads it back to the same snapshot id. Streams; memory for 500 papers.
 */
export async function* exportLines(store: GraphStore): AsyncGenerator<string> {
  const line = (entry: object) => `${JSON.stringify(entry)}\n`;
  const { papers } = await store.counts();
  yield line({ papergraph: VERSION, snapshot: (await store.snapshot())?.id ?? null, papers });
  for (const vocabulary of await store.vocabularies()) yield line({ vocabulary });
  const concepts = await store.concepts();
  for (const concept of concepts) yield line({ concept });
  const shown = new Map(concepts.map((concept) => [concept.id, JSON.stringify(concept)]));
  for (const given of await store.givenConcepts()) {
    if (shown.get(given.id) !== JSON.stringify(given)) yield line({ given });
  }
  for (const entry of await store.curation()) yield line({ curation: entryOf(entry) });
  for (const run of (await store.runs()).reverse()) yield line({ run });
  for await (const batch of batches(store.allPapers())) {
    // With the keyphrases, which `allPapers` leaves out.
    const mentions = new Map<string, Mention[]>(batch.map(({ paper }) => [paper.id, []]));
    for (const mention of await store.mentionsOfPapers([...mentions.keys()]))
      mentions.get(mention.paperId)?.push(mention);
    for (const { curatedHash, mentions: read, ...paper } of batch) {
      const shownMentions = mentions.get(paper.paper.id);
      yield line({ paper: { ...paper, mentions: shownMentions, ...(curatedHash === null ? {} : { read }) } });
    }
  }
  for await (const coOccurrence of store.allCoOccurrences()) yield line({ coOccurrence });
  for await (const relatedness of store.allRelatedness()) yield line({ relatedness });
}

async function* batches(papers: AsyncIterable<StoredPaper>): AsyncGenerator<StoredPaper[]> {
  let batch: StoredPaper[] = [];
  for await (const paper of papers) {
    if (batch.push(paper) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
