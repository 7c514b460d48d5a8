import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concept } from '../../src/model/concept.js';
import { seed } from '../../src/seeder/seed.js';
import type { GraphStore } from '../../src/store/port.js';
import { collect, concept } from '../contract/fixtures.js';
import { models } from '../support/models.js';

/** "Dependency parsing" and "machine translation" are keyphrases of two papers each; the other concepts are of the vocabulary. */
export const PAPERS = [
  { id: '1', title: 'On linear attention', abstract: 'Dependency parsing for time series. The SEM shows grains.' },
  {
    id: '2',
    title: 'More linear attention',
    abstract: 'With dependency parsing on machine translation. SEM fits the survey.',
  },
  {
    id: '3',
    title: 'Efficient attention',
    abstract: 'Time series of machine translation, by scanning electron microscopy: SEM.',
  },
  { id: '4', title: 'Time series of grains', abstract: 'Efficient attention, nothing else.' },
];

export const VOCABULARY: Concept[] = [
  concept('efficient-attention', { broader: ['sequence-model'] }),
  concept('linear-attention', { broader: ['efficient-attention'] }),
  concept('sem', { name: 'SEM', definition: 'One of two things.' }),
  concept('sequence-model'),
  concept('time-series'),
];

export function papersFile(folder: string, papers: readonly object[] = PAPERS): string {
  const file = join(folder, 'papers.jsonl');
  writeFileSync(file, papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
  return file;
}

export async function seeded(store: GraphStore, file: string, vocabulary: Concept[] = VOCABULARY) {
  const notices: string[] = [];
  const summary = await seed(store, vocabulary, models, [file], { notice: (line) => notices.push(line) });
  return { ...summary, notices };
}

/** All that a store shows, without clocks and runs. */
export async function graphOf(store: GraphStore) {
  const ids = (await collect(store.allPaperHashes())).map(({ id }) => id);
  return {
    concepts: await store.concepts(),
    mentions: await store.mentionsOfPapers(ids),
    structure: (await collect(store.structure())).map((of) => ({ ...of, runId: '' })),
    coOccurrences: await collect(store.allCoOccurrences()),
    relatedness: await collect(store.allRelatedness()),
    snapshot: (await store.snapshot())?.id,
  };
}
