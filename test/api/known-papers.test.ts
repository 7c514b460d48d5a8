import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { knownPapers } from '../../src/api/known-papers.js';
import { startServer } from '../../src/api/server.js';
import type { PaperRecord } from '../../src/model/paper.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
/** What the server asked the store for papers. */
const calls: string[][] = [];
let store: GraphStore;
let current: CurrentIndex;
let server: Awaited<ReturnType<typeof startServer>>;
let paper: PaperRecord;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  current = await CurrentIndex.open(store);
  [paper] = await store.papersByIds([current.get().papers.id(0)]);
  const counted = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (name === 'papersByIds') calls.push(given[0] as string[]);
        return Reflect.apply(value, target, given);
      };
    },
  });
  const log = () => undefined;
  server = await startServer({ store: counted, current, playground: null, host: '127.0.0.1', port: 0, log });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

beforeEach(() => {
  calls.length = 0;
});

async function titleOf(id: string): Promise<string> {
  const body = JSON.stringify({ query: 'query ($id: ID!) { paper(id: $id) { title } }', variables: { id } });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.address}/graphql`, { method: 'POST', headers, body });
  return ((await response.json()) as { data: { paper: { title: string } } }).data.paper.title;
}

/** Writes the paper with another title, and publishes the graph under the same id, as where it was changed to and fro. */
async function publishTitle(title: string): Promise<void> {
  const { id } = (await store.snapshot())!;
  const [links, mentions] = [await store.linksOfPapers([paper.id]), await store.mentionsOfPapers([paper.id])];
  const bundle = { paper: { ...paper, title }, links, mentions, candidates: [], hash: title };
  await store.upsertPapers([bundle], (await store.runs())[0].id);
  await store.publishSnapshot({ id, builtAt: new Date().toISOString() });
}

test('a paper is read once, however many requests ask for it', async () => {
  expect(await titleOf(paper.id)).toBe(paper.title);
  for (let i = 0; i < 5; i++) expect(await titleOf(paper.id)).toBe(paper.title);
  expect(calls).toEqual([[paper.id]]);
});

test('papers are read anew when a graph is published, were it the same again', async () => {
  await titleOf(paper.id);
  await publishTitle('Another title');
  expect(await titleOf(paper.id)).toBe(paper.title);
  calls.length = 0;
  await current.refresh();
  expect(await titleOf(paper.id)).toBe('Another title');
  await current.refresh();
  expect(await titleOf(paper.id)).toBe('Another title');
  expect(calls).toEqual([[paper.id]]);
});

test('papers that were asked for last are kept, as many as there is room for', () => {
  const known = knownPapers(0.02);
  const long = (id: string): PaperRecord => ({ ...paper, id, title: 'x', abstract: 'x'.repeat(4000), authors: [] });
  for (const id of ['a', 'b']) known.set(id, long(id));
  expect(known.get('a')?.id).toBe('a');
  known.set('c', long('c'));
  expect(['a', 'b', 'c'].map((id) => known.get(id)?.id)).toEqual(['a', undefined, 'c']);
  const none = knownPapers(0);
  none.set('a', paper);
  expect(none.get('a')).toBeUndefined();
});
