import { afterAll, expect, test } from '@jest/globals';
import { makeExtract } from '../../src/extraction/extract-text.js';
import { models } from '../support/models.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('a text of the corpus is read as its paper was', async () => {
  const store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const concepts = await store.concepts();
  const { extract } = makeExtract(concepts, models);
  const ids: string[] = [];
  for await (const { id } of store.structure()) ids.push(id);
  const papers = await store.papersByIds(ids);
  const mentions = await store.mentionsOfPapers(ids);
  await store.close();

  const corpus = new Set(concepts.filter(({ origin }) => origin === 'corpus').map(({ id }) => id));
  type Placed = { conceptId: string; field: string; start: number; end: number; method: string; confidence: number };
  const told = (some: readonly Placed[]) =>
    some
      .filter(({ field }) => field !== 'keywords')
      .map(({ conceptId, field, start, end, method, confidence }) =>
        [field, start, end, conceptId, method, confidence.toFixed(2)].join(' '),
      )
      .sort();
  const sharedByPapers = mentions.filter(({ conceptId }) => corpus.has(conceptId));
  expect(sharedByPapers.length).toBeGreaterThan(5);
  for (const { id, title, abstract } of papers) {
    expect(told(extract({ title, text: abstract }).mentions)).toEqual(
      told(mentions.filter(({ paperId }) => paperId === id)),
    );
  }
});
