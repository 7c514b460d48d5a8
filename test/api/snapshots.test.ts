import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;
let current: CurrentIndex;
let server: Awaited<ReturnType<typeof startServer>>;
/** Ids of the snapshots, in order of their publication. */
const published: string[] = [];
/** Each list's cursor and rest, as the first snapshot has them. */
const begun: Record<string, { cursor: string; rest: unknown[] }> = {};

interface Answer {
  status: number;
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: { code: string } }[];
  extensions: { snapshot: string };
}

async function post(
  query: string,
  more: { variables?: object; extensions?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { headers, ...body } = more;
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...body }),
  });
  return { status: response.status, ...((await response.json()) as object) } as Answer;
}

/** Lists of which the order depends on every paper. */
const COMPUTED = {
  related: (page: string) =>
    `{ paper(title: "Landscaping Linear Mode Connectivity") { list: related(${page}) { edges { cursor score node { id } } } } }`,
  cooccurring: (page: string) =>
    `{ concept(name: "linear attention") { list: cooccurring(${page}) { edges { cursor score node { id } } } } }`,
  recommend: (page: string) =>
    `{ list: recommend(like: [{ conceptName: "linear attention" }], ${page}) { edges { cursor score node { id } } } }`,
  concepts: (page: string) => `{ list: concepts(${page}) { edges { cursor node { id } } } }`,
  'concepts of a paper by their papers': (page: string) =>
    `{ paper(title: "Landscaping Linear Mode Connectivity") { list: concepts(orderBy: [{ field: PAPER_COUNT, direction: DESC }], ${page}) { edges { cursor node { id } } } } }`,
};
const SEARCH = (page: string) => `{ list: search(query: "linear", ${page}) { edges { cursor node { __typename } } } }`;
const TITLES = (page: string) => `{ list: papers(${page}) { edges { cursor node { title } } } }`;

function edgesOf({ data }: Answer): { cursor: string }[] {
  const [first] = Object.values(data!) as ({ edges: { cursor: string }[] } & {
    list: { edges: { cursor: string }[] };
  })[];
  return (first.list ?? first).edges;
}

async function begin(name: string, list: (page: string) => string): Promise<void> {
  const [{ cursor }] = edgesOf(await post(list('first: 1')));
  begun[name] = { cursor, rest: edgesOf(await post(list(`first: 5, after: "${cursor}"`))) };
}

/** Adds a paper between those that are there, in every order. */
async function publish(number: number): Promise<void> {
  const title = `Landscaping linear attention, volume ${number}`;
  const abstract = 'Linear mode connectivity and linear attention for linear time series, with large language models.';
  const file = join(folder.path, `more-${number}.jsonl`);
  writeFileSync(file, JSON.stringify({ id: String(number), title, abstract }));
  await seedShipped(store, [file]);
  expect(await current.refresh()).toBe(true);
  published.push(current.get().snapshot.id);
}

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  current = await CurrentIndex.open(store);
  published.push(current.get().snapshot.id);
  const log = (error: unknown) => console.error(error);
  server = await startServer({ store, current, playground: null, host: '127.0.0.1', port: 0, log });
  for (const [name, list] of Object.entries(COMPUTED)) await begin(name, list);
  await begin('search', SEARCH);
  await begin('titles', TITLES);
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

describe('an answer says what it was computed from', () => {
  test.each(['{ corpus { snapshot { id } } }', '{ nonsense }', '{ paper { id } }', '{'])('%s', async (query) => {
    const { data, extensions } = await post(query);
    expect(extensions).toMatchObject({ snapshot: published[0] });
    if (data?.corpus) expect(data.corpus).toEqual({ snapshot: { id: published[0] } });
  });
});

describe('when papers were added once', () => {
  beforeAll(() => publish(1));

  test.each(Object.keys(COMPUTED) as (keyof typeof COMPUTED)[])(
    'a list of %s goes on in its own snapshot',
    async (name) => {
      const { cursor, rest } = begun[name];
      const answer = await post(COMPUTED[name](`first: 5, after: "${cursor}"`));
      expect(edgesOf(answer)).toEqual(rest);
      expect(answer.extensions.snapshot).toBe(published[0]);
      // Begun anew, it is another.
      expect(edgesOf(await post(COMPUTED[name]('first: 6')))).not.toEqual([expect.anything(), ...rest]);
    },
  );

  test('a list by title goes on in the new one', async () => {
    const answer = await post(TITLES(`first: 5, after: "${begun.titles.cursor}"`));
    expect(edgesOf(answer)).toEqual(begun.titles.rest);
    expect(answer.extensions.snapshot).toBe(published[1]);
  });

  test('a search cannot go on: what the database holds is ranked anew', async () => {
    const { status, errors } = await post(SEARCH(`first: 5, after: "${begun.search.cursor}"`));
    expect({ status, code: errors?.[0].extensions.code }).toEqual({ status: 410, code: 'SNAPSHOT_GONE' });
  });

  test('a request may ask for the one before, by header or extension', async () => {
    const query = '{ corpus { paperCount } }';
    const asked = [
      await post(query, { headers: { 'papergraph-snapshot': published[0] } }),
      await post(query, { extensions: { snapshot: published[0] } }),
      await post(query),
    ];
    expect(asked.map(({ data, extensions }) => [data!.corpus, extensions.snapshot])).toEqual([
      [{ paperCount: 55 }, published[0]],
      [{ paperCount: 55 }, published[0]],
      [{ paperCount: 56 }, published[1]],
    ]);
  });

  test('an export of the one before is refused: its texts would be those of the new one', async () => {
    for (const file of ['papers.bib', 'graph.ttl', 'papers.csv']) {
      const asked = (snapshot: string) =>
        fetch(`${server.address}/export/${file}`, { headers: { 'papergraph-snapshot': snapshot } });
      const before = await asked(published[0]);
      expect([file, before.status, await before.text()]).toEqual([
        file,
        410,
        expect.stringContaining('An export is of the newest snapshot'),
      ]);
      const newest = await asked(published[1]);
      expect([file, newest.status, (await newest.text()).length > 0]).toEqual([file, 200, true]);
    }
  });

  test('a cursor in a variable counts, one in another operation does not', async () => {
    const query = `query Asked($after: String) ${COMPUTED.concepts('first: 5, after: $after')}
      query Other ${COMPUTED.concepts(`first: 5, after: "x.${'0'.repeat(32)}"`)}`;
    const variables = { after: begun.concepts.cursor };
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, operationName: 'Asked' }),
    });
    expect(edgesOf((await response.json()) as Answer)).toEqual(begun.concepts.rest);
  });

  test('a request of two snapshots is refused', async () => {
    const extensions = { snapshot: published[1] };
    const { status, errors } = await post(COMPUTED.related(`first: 20, after: "${begun.related.cursor}"`), {
      extensions,
    });
    expect({ status, code: errors?.[0].extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

describe('when papers were added twice', () => {
  beforeAll(() => publish(2));

  test.each([
    ...Object.entries(COMPUTED).map(
      ([name, list]) => [`a cursor of ${name}`, () => post(list(`first: 5, after: "${begun[name].cursor}"`))] as const,
    ),
    ['a cursor read from the end', () => post(COMPUTED.related(`last: 5, before: "${begun.related.cursor}"`))],
    ['a header', () => post('{ corpus { paperCount } }', { headers: { 'papergraph-snapshot': published[0] } })],
    ['an extension', () => post('{ corpus { paperCount } }', { extensions: { snapshot: published[0] } })],
    ['a snapshot that never was', () => post('{ corpus { paperCount } }', { extensions: { snapshot: 'x' } })],
  ])('%s of the first is told that it is gone', async (_what, ask) => {
    const { status, data, errors } = await ask();
    expect({ status, data }).toEqual({ status: 410, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'SNAPSHOT_GONE' } }]);
    expect(errors![0].message).toContain('Begin the list again');
  });

  test('an extension of another kind is refused', async () => {
    expect((await post('{ corpus { paperCount } }', { extensions: { snapshot: 7 } })).status).toBe(400);
  });
});
