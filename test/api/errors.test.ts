import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PapergraphError } from '../../src/model/errors.js';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const SECRET = 'MATCH (p:Paper {password: "hunter2"}) RETURN p';
const folder = temporaryFolder();
let store: GraphStore;
let failure: unknown = null;
const logged: unknown[] = [];
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const faulty = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'papersByIds' || failure === null) return value.bind(target) as unknown;
      return () => Promise.reject(failure);
    },
  });
  server = await startServer({
    store: faulty,
    current: await CurrentIndex.open(store),
    playground: null,
    host: '127.0.0.1',
    port: 0,
    log: (error) => logged.push(error),
  });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

async function post(
  query: string,
  variables?: unknown,
): Promise<{ status: number; text: string; body: { errors?: { message: string; extensions?: { code?: string } }[] } }> {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as never };
}

const messageOf = async (query: string, variables?: unknown) =>
  (await post(query, variables)).body.errors?.[0]?.message;

describe('errors that a client sees', () => {
  test.each([
    new Error(SECRET),
    new PapergraphError('STORE_FAILED', 'The database refused a statement.', { cause: new Error(SECRET) }),
  ])('hide what went wrong inside: %s', async (error) => {
    failure = error;
    logged.length = 0;
    const { text, body } = await post('{ papers(first: 1) { edges { node { title } } } }');
    failure = null;
    expect(body.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    expect(text).not.toMatch(/MATCH|hunter2|stack|node_modules|\.ts:/);
    expect(logged).toEqual([error]);
  });

  test('say that the database does not answer', async () => {
    failure = new PapergraphError('STORE_UNAVAILABLE', 'bolt://secret-host does not answer.');
    const { text, body } = await post('{ papers(first: 1) { edges { node { title } } } }');
    failure = null;
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'STORE_UNAVAILABLE' } });
    expect(text).not.toContain('secret-host');
  });

  test.each([
    ['{ paper { id } }', 'exactly one of'],
    ['{ paper(id: "p1", title: "x") { id } }', 'exactly one of'],
    ['{ concept(id: "a", name: "b") { id } }', 'exactly one of'],
    ['{ papers(first: 0) { totalCount } }', 'from 1 to 100'],
    ['{ papers(first: 101) { totalCount } }', 'from 1 to 100'],
    ['{ papers(first: 20, after: "garbage") { totalCount } }', 'cursor'],
    ['{ papers(first: 20, where: {concepts: {any: "no such concept at all"}}) { totalCount } }', 'There is no concept'],
    ['{ path(from: "linear-attention", to: "nowhere") { length } }', 'There is no paper or concept "nowhere"'],
    ['{ path(from: "linear-attention", to: "time-series", maxHops: 99) { length } }', '`maxHops` must be'],
    ['{ coOccurrenceMatrix(concepts: []) { counts } }', 'must hold 1 to 100'],
    ['{ concept(name: "time series") { neighborhood(depth: 99) { truncated } } }', '`depth` must be'],
    ['{ suggest(prefix: "a", first: 1000) { text } }', 'from 1 to 100'],
    ['{ nonsense }', 'Cannot query field "nonsense"'],
    ['{ papers(first: ', 'Syntax Error'],
  ])('tell the caller what to mend: %s', async (query, expected) => {
    const { status, body } = await post(query);
    expect(body.errors?.[0]?.message).toContain(expected);
    expect(body.errors?.[0]?.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
    expect(status).toBeLessThan(500);
  });

  test('refuse a cursor of another list, and of another order', async () => {
    const { body } = await post(
      '{ concepts(first: 1) { pageInfo { endCursor } } papers(first: 1) { pageInfo { endCursor } } }',
    );
    const { concepts, papers } = (body as { data: Record<string, { pageInfo: { endCursor: string } }> }).data;
    const query = 'query($after: String) { papers(first: 20, after: $after, orderBy: { field: YEAR }) { totalCount } }';
    for (const { pageInfo } of [concepts, papers]) {
      expect(await messageOf(query, { after: pageInfo.endCursor })).toContain('a cursor of another list');
    }
  });

  test('refuse a cursor of a list of something else, or with other arguments; take it back where it came from', async () => {
    const END = 'pageInfo { endCursor }';
    const lists = [
      (after: string) => `concept(name: "time series") { list: cooccurring(first: 1 ${after}) { ${END} } }`,
      (after: string) => `concept(name: "linear attention") { list: cooccurring(first: 1 ${after}) { ${END} } }`,
      (after: string) =>
        `concept(name: "linear attention") { list: cooccurring(first: 1, minCount: 2 ${after}) { ${END} } }`,
      (after: string) => `concept(name: "time series") { list: papers(first: 1 ${after}) { ${END} } }`,
      (after: string) => `concept(name: "linear attention") { list: papers(first: 1 ${after}) { ${END} } }`,
      (after: string) => `list: search(query: "linear", first: 1 ${after}) { ${END} }`,
      (after: string) => `list: search(query: "time", first: 1 ${after}) { ${END} }`,
      (after: string) => `list: papers(first: 1 ${after}) { ${END} }`,
      (after: string) => `list: papers(first: 1, where: { links: { any: [CODE] } } ${after}) { ${END} }`,
    ];
    const cursors: string[] = [];
    for (const list of lists) {
      const { text } = await post(`{ ${list('')} }`);
      cursors.push(/"endCursor":"([^"]+)"/.exec(text)![1]);
    }
    for (const [from, cursor] of cursors.entries()) {
      for (const [to, list] of lists.entries()) {
        const message = await messageOf(`{ ${list(`, after: "${cursor}"`)} }`);
        if (from === to) expect(message).toBeUndefined();
        else expect(message).toContain('a cursor of another list');
      }
    }
  });

  test('refuse a query that may ask for more than can be answered, with what to do', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'id' : `related(first: 100) { edges { node { ${nested(depth - 1)} } } }`;
    const query =
      'query($n: Int!) { papers(first: $n) { edges { node { related(first: 100) { edges { node { id } } } } } } }';
    expect((await post(query, { n: 100 })).body.errors).toBeUndefined();
    expect(await messageOf(`{ papers(first: 100) { edges { node { ${nested(2)} } } } }`)).toMatch(
      /may cost \d+; 100000 is the most\. Lower `first`/,
    );
    const many = Array.from({ length: 50 }, (_, at) => `a${at}: papers(first: $n) { edges { node { ${nested(1)} } } }`);
    expect(await messageOf(`query($n: Int!) { ${many.join(' ')} }`, { n: 100 })).toContain('Lower `first`');
  });

  test('refuse a query that is far too long, or repeats itself without end', async () => {
    expect(await messageOf(`{ ${'a '.repeat(20_000)} }`)).toMatch(/tokens/i);
    const fragments = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Paper { ...F${i + 1} b: related(first: 20) { edges { node { ...F${i + 1} } } } }`,
    );
    const bomb = `{ papers(first: 1) { edges { node { ...F0 } } } } ${fragments.join(' ')} fragment F30 on Paper { id }`;
    expect(await messageOf(bomb)).toMatch(/recursive/i);
  });
});

describe('the server', () => {
  const status = async (path: string, init?: RequestInit) =>
    (await fetch(`${server.address}${path}`, { redirect: 'manual', ...init })).status;

  test('answers health checks, and nothing where nothing is', async () => {
    expect(await status('/health/live')).toBe(200);
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/nothing')).toBe(404);
    expect(await status('/')).toBe(404);
  });

  test('answers a GET query only to who could not have been sent by another page', async () => {
    const query = '/graphql?query=%7Bcorpus%7BpaperCount%7D%7D';
    expect(await status(query)).toBe(400);
    expect(await status(query, { headers: { 'apollo-require-preflight': 'yes' } })).toBe(200);
    expect(
      await status('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{"query":"{__typename}"}',
      }),
    ).toBeGreaterThanOrEqual(400);
  });

  test('refuses a body that is too large or no JSON, in JSON', async () => {
    const json = { 'content-type': 'application/json' };
    expect(
      await status('/graphql', { method: 'POST', headers: json, body: `{"query":"${' '.repeat(600_000)}"}` }),
    ).toBe(413);
    const response = await fetch(`${server.address}/graphql`, { method: 'POST', headers: json, body: '{' });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('errors');
  });

  test('answers to no name but its own', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(server.address);
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/health/live', headers: { host: 'rebound.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(421);
  });
});
