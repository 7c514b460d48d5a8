import type { Mention } from '../model/extraction.js';
import type { GraphStore, StoredPaper } from '../store/port.js';

const VERSION = 3;
const BATCH = 500;

/**
 * The whole graph as JSON Lines, one object a line: `{papergraph, snapshot, papers}`, then every `{vocabulary}`, `{concept}`, `{run}`, `{paper}`
 * (record, mentions, links, candidates, content hash, run), `{coOccurrence}` and `{relatedness}`, each by id.
 * `papergraph seed` reads it back to the same snapshot id. Streams; memory for 500 papers.
 */
export async function* exportLines(store: GraphStore): AsyncGenerator<string> {
  const line = (entry: object) => `${JSON.stringify(entry)}\n`;
  const { papers } = await store.counts();
  yield line({ papergraph: VERSION, snapshot: (await store.snapshot())?.id ?? null, papers });
  for (const vocabulary of await store.vocabularies()) yield line({ vocabulary });
  for (const concept of await store.concepts()) yield line({ concept });
  for (const run of (await store.runs()).reverse()) yield line({ run });
  for await (const batch of batches(store.allPapers())) {
    // With the keyphrases, which `allPapers` leaves out.
    const mentions = new Map<string, Mention[]>(batch.map(({ paper }) => [paper.id, []]));
    for (const mention of await store.mentionsOfPapers([...mentions.keys()]))
      mentions.get(mention.paperId)?.push(mention);
    for (const paper of batch) yield line({ paper: { ...paper, mentions: mentions.get(paper.paper.id) } });
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
