import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext } from '../../src/api/context.js';
import { graphqlSchema } from '../../src/api/schema.js';
import { toUnitLength, type EmbeddingProvider } from '../../src/model/embedding.js';
import { embedPapers } from '../../src/seeder/embed-papers.js';
import type { GraphStore } from '../../src/store/port.js';
import { contextOf, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

/** Knows that felines are cats. */
const provider: EmbeddingProvider = {
  model: 'animals',
  embed: async (texts) =>
    texts.map((text) => {
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      return toUnitLength(Float32Array.of(count(/cat|feline/gi), count(/dog|canine/gi)));
    }),
  close: async () => undefined,
};

const folder = temporaryFolder();
let store: GraphStore;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  const papers = [
    { title: 'Cats asleep', abstract: 'A cat dreams.' },
    { title: 'Feline slumber', abstract: 'Felines rest by day.' },
    { title: 'Canine barking', abstract: 'Canines are loud.' },
    { title: 'Dreams of machines', abstract: 'A machine dreams asleep.' },
  ];
  const file = join(folder.path, 'animals.jsonl');
  writeFileSync(file, papers.map((paper) => JSON.stringify(paper)).join('\n'));
  await seedShipped(store, [file]);
  await embedPapers(store, provider);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

interface List {
  emptyReason: string | null;
  edges: {
    score: number;
    explanation: string;
    node: { title: string };
    reasons: { part: string; word: string | null; share: number }[];
  }[];
}
const FIELDS = 'emptyReason edges { score explanation node { title } reasons { part word share } }';

async function listOf(source: string, embeddings: EmbeddingProvider | null): Promise<List> {
  const { index } = await contextOf(store);
  const contextValue = createContext(index, store, { embeddings });
  const { data, errors } = await graphql({ schema: await graphqlSchema(), source, contextValue });
  if (errors) throw new Error(errors[0].message);
  const plain = JSON.parse(JSON.stringify(data)) as { paper?: { related: List }; recommend?: List };
  return plain.recommend ?? plain.paper!.related;
}
const related = (embeddings: EmbeddingProvider | null, args = '(first: 20)') =>
  listOf(`{ paper(title: "Cats asleep") { related${args} { ${FIELDS} } } }`, embeddings);
const titles = ({ edges }: List) => edges.map(({ node }) => node.title);

test('with a model, a paper in other words is related too, and the reasons still sum to the score', async () => {
  expect(titles(await related(null))).toEqual(['Dreams of machines']);
  const list = await related(provider);
  expect(titles(list).sort()).toEqual(['Dreams of machines', 'Feline slumber']);
  for (const { score, reasons } of list.edges) {
    expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 6);
    expect(score).toBeLessThanOrEqual(1);
  }
  const feline = list.edges.find(({ node }) => node.title === 'Feline slumber')!;
  expect(feline.reasons).toEqual([{ part: 'EMBEDDING', word: null, share: expect.closeTo(1 / 3, 3) }]);
  expect(feline.explanation).toBe('alike in meaning (100 %)');
});

test('a least score is one of the whole score', async () => {
  const [best] = (await related(provider)).edges;
  expect(titles(await related(provider, `(first: 20, minScore: ${best.score})`))).toEqual([best.node.title]);
  expect((await related(provider, '(first: 20, minScore: 0.99)')).emptyReason).toBe('BELOW_MINIMUM_SCORE');
});

test('a text is embedded; what is unliked takes away', async () => {
  const liked = await listOf(`{ recommend(first: 20, like: [{ text: "pet felines" }]) { ${FIELDS} } }`, provider);
  expect(titles(liked)[0]).toBe('Feline slumber');
  const both = '{ recommend(first: 20, like: [{ text: "feline canine" }], unlike: [{ text: "feline" }])';
  expect(titles(await listOf(`${both} { ${FIELDS} } }`, provider))[0]).toBe('Canine barking');
});

test('vectors of another model play no part', async () => {
  expect(titles(await related({ ...provider, model: 'other' }))).toEqual(['Dreams of machines']);
});
