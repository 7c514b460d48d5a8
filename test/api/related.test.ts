import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { createContext, type ApiContext } from '../../src/api/context.js';
import { graphqlSchema } from '../../src/api/schema.js';
import { makeShippedExtract } from '../../src/cli/shipped.js';
import type { GraphStore } from '../../src/store/port.js';
import { contextOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const TITLE = 'Landscaping Linear Mode Connectivity';
const folder = temporaryFolder();
let store: GraphStore;
let context: ApiContext;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const { index } = await contextOf(store);
  context = createContext(index, store, { makeExtract: makeShippedExtract });
});
afterAll(async () => {
  await store?.close();
  folder.remove();
});

interface Edge {
  cursor: string;
  score: number;
  explanation: string;
  aspect: string | null;
  node: { id: string; title: string };
  reasons: { part: string; word: string | null; concept: { name: string } | null; share: number; percent: number }[];
  duplicates: { id: string }[];
  sentences: { from: { text: string; role: string }; to: { text: string } } | null;
  path: { length: number } | null;
}
interface List {
  totalCount: number;
  emptyReason: string | null;
  edges: Edge[];
}

const FIELDS = `totalCount emptyReason edges {
  cursor score explanation aspect node { id title } duplicates { id } path { length }
  reasons { part word concept { name } share percent shared } sentences { from { text role } to { text } }
}`;

async function answer(source: string, variableValues: Record<string, unknown> = {}) {
  return graphql({ schema: await graphqlSchema(), source, variableValues, contextValue: context });
}

async function listOf(field: string, variables: Record<string, unknown> = {}): Promise<List> {
  const { data, errors } = await answer(field, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  const plain = JSON.parse(JSON.stringify(data)) as { paper?: { related: List }; recommend?: List };
  return plain.recommend ?? plain.paper!.related;
}

const related = (args = '(first: 20)') => listOf(`{ paper(title: "${TITLE}") { related${args} { ${FIELDS} } } }`);
const recommend = (args: string) => listOf(`{ recommend(${args}) { ${FIELDS} } }`);
const titles = ({ edges }: List) => edges.map(({ node }) => node.title);

describe('related', () => {
  test('ranks, with reasons that sum to the score, sentences and words', async () => {
    const list = await related('(first: 5)');
    expect(list.emptyReason).toBeNull();
    expect(titles(list)[0]).toBe('Analysis of Linear Mode Connectivity via Permutation-Based Weight Matching');
    for (const { score, reasons } of list.edges) {
      expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 6);
      expect(reasons.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 3);
      for (const { part, word, concept } of reasons) {
        expect([word === null, concept === null]).toEqual(part === 'CONCEPTS' ? [true, false] : [false, true]);
      }
    }
    const [first] = list.edges;
    expect(first.explanation).toMatch(/^shares \*linear mode connectivity\* \(\d+ %\)/);
    expect(first.path).toBeNull();
  });

  test('shows the path where no concept is shared', async () => {
    const { edges } = await related('(first: 54)');
    const apart = edges.filter(({ path }) => path !== null);
    expect(apart.length).toBeGreaterThan(0);
    for (const { path } of apart) expect(path!.length).toBeGreaterThan(2);
  });

  test('by aspect ranks otherwise, and says which', async () => {
    const lists = await Promise.all(
      ['', ', aspect: PROBLEM', ', aspect: RESULT'].map((a) => related(`(first: 20${a})`)),
    );
    expect(lists.map(({ edges }) => edges[0].aspect)).toEqual([null, 'PROBLEM', 'RESULT']);
    expect(new Set(lists.map((list) => JSON.stringify(list.edges.map(({ score }) => score)))).size).toBe(3);
  });

  test('pages are parts of one list, diversified or not', async () => {
    for (const more of ['', ', diversify: 0.5']) {
      const whole = await related(`(first: 6${more})`);
      const rest = await related(`(first: 3, after: "${whole.edges[2].cursor}"${more})`);
      expect(titles(rest)).toEqual(titles(whole).slice(3));
      expect(rest.totalCount).toBe(whole.totalCount);
    }
  });

  test('a filter leaves scores as they are', async () => {
    const all = await related('(first: 3)');
    const one = await related(`(first: 20, where: { id: { in: ["${all.edges[2].node.id}"] } })`);
    expect(one.edges.map(({ score }) => score)).toEqual([all.edges[2].score]);
  });

  test('an empty list says why', async () => {
    expect((await related('(first: 20, minScore: 0.99)')).emptyReason).toBe('BELOW_MINIMUM_SCORE');
    expect((await related('(first: 20, where: { year: { lte: 1900 } })')).emptyReason).toBe('FILTERED');
    expect((await recommend('first: 20, like: [{ text: "the of and" }]')).emptyReason).toBe('NO_CONCEPTS');
    const [id] = [(await related('(first: 1)')).edges[0].node.id];
    const alone = await recommend(`first: 20, like: [{ text: "zzyzx" }], where: { id: { in: ["${id}"] } }`);
    expect(alone).toMatchObject({ edges: [], emptyReason: 'NO_CONCEPTS' });
  });

  test('the old measures still answer by concepts alone', async () => {
    for (const measure of ['COSINE', 'BM25', 'JACCARD']) {
      const { edges } = await related(`(first: 2, measure: ${measure})`);
      expect(new Set(edges[0].reasons.map(({ part }) => part))).toEqual(new Set(['CONCEPTS']));
    }
  });

  test('refuses what diversity is not', async () => {
    await expect(related('(first: 20, diversify: 1.5)')).rejects.toThrow('`diversify` must be from 0 to 1.');
  });
});

describe('recommend', () => {
  test('takes a text as it takes the paper of that text', async () => {
    const text = 'When are solutions of a neural network joined by a linear path of low loss?';
    const { edges } = await recommend(`like: [{ text: "${text}" }], first: 3`);
    expect(edges.map(({ node }) => node.title)).toContain(TITLE);
    expect(edges[0].sentences).not.toBeNull();
  });

  test('takes many seeds, and moves away from what is unliked', async () => {
    const like = '[{ conceptName: "LMC" }, { conceptId: "diffusion-model" }]';
    const liked = await recommend(`like: ${like}, first: 50`);
    const away = await recommend(`like: ${like}, unlike: [{ conceptName: "LMC" }], first: 50`);
    const place = (list: List) => titles(list).indexOf(TITLE);
    expect(place(liked)).toBeGreaterThanOrEqual(0);
    expect(place(away) === -1 || place(away) > place(liked)).toBe(true);
    for (const { score, reasons } of away.edges) {
      expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 6);
    }
  });

  test('percent is of what speaks for a paper, also where what is unliked takes away', async () => {
    const list = await recommend(
      'like: [{ text: "transformers for time series" }], unlike: [{ conceptName: "LMC" }], last: 20',
    );
    const takenAway = list.edges.flatMap(({ reasons }) => reasons.filter(({ share }) => share < 0));
    expect(takenAway).not.toEqual([]);
    for (const { reasons, explanation } of list.edges) {
      const given = reasons.filter(({ share }) => share > 0);
      expect(given.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 6);
      const told = Array.from(explanation.matchAll(/\((\d+) %\)/g), ([, percent]) => Number(percent));
      expect(told.reduce((sum, percent) => sum + percent, 0)).toBeLessThanOrEqual(101); // each is rounded
    }
  });

  test('a seed is never recommended', async () => {
    const { edges } = await related('(first: 1)');
    const list = await recommend(`like: [{ paperId: "${edges[0].node.id}" }], first: 100`);
    expect(list.edges.map(({ node }) => node.id)).not.toContain(edges[0].node.id);
  });

  test.each([
    ['like: []', '`like` is empty'],
    ['like: [{}]', '`like[0]` takes exactly one of'],
    ['like: [{ text: "a", conceptId: "b" }]', '`like[0]` takes exactly one of'],
    ['like: [{ paperId: "none" }]', 'there is no paper "none"'],
    ['like: [{ conceptName: "LMC" }], unlike: [{ conceptName: "none" }]', '`unlike[0]`: there is no concept "none"'],
    [`like: [{ text: "${'long '.repeat(5_000)}" }]`, 'at most 20000 characters'],
  ])('refuses %.60s', async (args, message) => {
    await expect(recommend(`first: 20, ${args}`)).rejects.toThrow(message);
  });
});

test('a paper has its sentences, which slice its abstract', async () => {
  const { data } = await answer(`{ paper(title: "${TITLE}") { abstract sentences { text role start end } } }`);
  const { abstract, sentences } = (data as { paper: { abstract: string; sentences: Record<string, never>[] } }).paper;
  expect(sentences.map(({ role }) => role)).toEqual(['PROBLEM', 'METHOD', 'RESULT']);
  for (const { text, start, end } of sentences) expect(abstract.slice(start, end)).toBe(text);
});
