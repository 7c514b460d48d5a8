import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, concept, mention, paper } from '../contract/fixtures.js';
import { ask, dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;

const a = paper('a', { title: 'Graph kernels', abstract: 'A kernel on a graph.', keywords: ['graph'] });
const b = paper('b', { title: 'Kernels', abstract: 'A kernel, a random walk kernel.' });

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  const concepts = ['graph', 'kernel', 'random-walk-kernel'].map((id) =>
    concept(id, { broader: id === 'random-walk-kernel' ? ['kernel'] : [] }),
  );
  await store.replaceVocabulary(concepts);
  await store.upsertPapers(
    [
      bundle(a, {
        mentions: [
          mention(a, 'graph', 'Graph', 'title', 'vocabulary', 0.6),
          mention(a, 'graph', 'graph', 'keywords', 'author-keyword', 0.95),
          mention(a, 'kernel', 'kernel', 'abstract', 'keyphrase', 0.7),
        ],
      }),
      bundle(b, {
        mentions: [
          mention(b, 'kernel', 'kernel', 'abstract', 'vocabulary', 0.3),
          mention(b, 'random-walk-kernel', 'random walk kernel', 'abstract', 'vocabulary', 0.8),
        ],
      }),
    ],
    'run-1',
  );
  await store.publishSnapshot({ id: 'abc', builtAt: '2025-01-01T00:00:00.000Z' });
});

afterAll(async () => {
  await store?.close();
  folder.remove();
});

describe('minConfidence', () => {
  test.each([
    [0, ['graph', 'kernel'], 3],
    [0.7, ['graph', 'kernel'], 2],
    [0.71, ['graph'], 1],
    [0.95, ['graph'], 1],
    [0.96, [], 0],
  ])(
    'of %d leaves the concepts of a paper that have a mention of it, and their evidence',
    async (least, ids, mentions) => {
      interface Answer {
        paper: {
          concepts: { totalCount: number; edges: { node: { id: string }; evidence: { confidence: number }[] }[] };
        };
      }
      const { paper: found } = await dataOf<Answer>(
        store,
        `query($id: ID!, $least: Float!) { paper(id: $id) { concepts(first: 20, minConfidence: $least) {
        totalCount edges { node { id } evidence(minConfidence: $least) { confidence } } } } }`,
        { id: a.id, least },
      );
      const { totalCount, edges } = found.concepts;
      expect(edges.map(({ node }) => node.id)).toEqual(ids);
      expect(totalCount).toBe(ids.length);
      expect(edges.flatMap(({ evidence }) => evidence)).toHaveLength(mentions);
      for (const { evidence } of edges) expect(evidence.length).toBeGreaterThan(0);
    },
  );

  test.each([
    [0, [a.id, b.id], 3],
    [0.5, [a.id, b.id], 2],
    [0.75, [b.id], 1],
    [0.9, [], 0],
  ])(
    'of %d leaves the papers of a concept, narrower ones included, and those of a filter',
    async (least, ids, mentions) => {
      interface Answer {
        concept: {
          papers: {
            totalCount: number;
            edges: { node: { id: string }; concepts: object[]; evidence: { confidence: number }[] }[];
          };
        };
        papers: { totalCount: number; edges: { node: { id: string } }[] };
      }
      const { concept: found, papers } = await dataOf<Answer>(
        store,
        `query($least: Float!) {
        concept(id: "kernel") { papers(first: 20, minConfidence: $least) {
          totalCount edges { node { id } concepts { id } evidence(minConfidence: $least) { confidence } } } }
        papers(first: 20, where: {concepts: {any: ["kernel"], minConfidence: $least}}) { totalCount edges { node { id } } }
      }`,
        { least },
      );
      const { totalCount, edges } = found.papers;
      expect(edges.map(({ node }) => node.id).sort()).toEqual([...ids].sort());
      expect([totalCount, papers.totalCount]).toEqual([ids.length, ids.length]);
      expect(papers.edges.map(({ node }) => node.id).sort()).toEqual([...ids].sort());
      expect(edges.flatMap(({ evidence }) => evidence)).toHaveLength(mentions);
      expect(edges.flatMap(({ concepts }) => concepts)).toHaveLength(mentions);
    },
  );

  test.each([
    `{ paper(id: "${a.id}") { concepts(first: 20, minConfidence: 2) { totalCount } } }`,
    `{ paper(id: "${a.id}") { concepts(first: 20) { edges { evidence(minConfidence: -0.1) { surface } } } } }`,
    '{ concept(id: "kernel") { papers(first: 20, minConfidence: 1.5) { totalCount } } }',
    '{ papers(first: 20, where: {not: {concepts: {any: ["kernel"], minConfidence: 7}}}) { totalCount } }',
  ])('that is none is told: %s', async (query) => {
    const { errors } = await ask(store, query);
    expect(errors?.[0]).toMatchObject({
      message: '`minConfidence` must be from 0 to 1.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

test('a mention among the keywords names its field, and its place in the keywords', async () => {
  const data = await dataOf<{ paper: { concepts: { edges: { evidence: object[] }[] } } }>(
    store,
    `{ paper(id: "${a.id}") { concepts(first: 1) { edges { evidence(minConfidence: 0.9) {
      field start end surface method confidence extractorVersion } } } } }`,
  );
  expect(data.paper.concepts.edges[0].evidence).toEqual([
    {
      field: 'KEYWORDS',
      start: 0,
      end: 5,
      surface: 'graph',
      method: 'AUTHOR_KEYWORD',
      confidence: 0.95,
      extractorVersion: null,
    },
  ]);
});
