import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const DEADLINE_MS = 200;
const GOOD =
  '{ papers(first: 3) { edges { node { title links { url } } } } concept(name: "linear attention") { name } }';
const folder = temporaryFolder();
/** What the store was asked since; it answers nothing while it hangs. */
const calls: string[] = [];
let hangs = false;
let answersLate: (() => void)[] = [];
let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const hanging = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        calls.push(String(name));
        if (!hangs) return Reflect.apply(value, target, given);
        return new Promise((resolve) => answersLate.push(() => resolve(Reflect.apply(value, target, given))));
      };
    },
  });
  server = await startServer({
    store: hanging,
    current: await CurrentIndex.open(store),
    playground: null,
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
    times: { read: DEADLINE_MS, write: DEADLINE_MS, export: DEADLINE_MS },
  });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

async function post(query: string, accept = 'application/graphql-response+json') {
  const from = performance.now();
  const headers = { 'content-type': 'application/json', accept };
  const body = JSON.stringify({ query });
  const response = await fetch(`${server.address}/graphql`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data?: unknown; errors?: { message: string; extensions: object }[] };
  return { status: response.status, ...answer, ms: performance.now() - from };
}

test('a request to a store that hangs is given up at its deadline, what was answered is kept, and the next works', async () => {
  const good = await post(GOOD);
  hangs = true;
  const asked = await Promise.all(
    Array.from({ length: 20 }, () =>
      post('{ concept(name: "linear attention") { name } hung: search(query: "linear", first: 1) { totalCount } }'),
    ),
  );
  for (const { status, data, errors, ms } of asked) {
    expect(status).toBe(200);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT' }, path: ['hung'] }]);
    expect(errors?.[0].message).toContain('within 0.2 s');
    expect(ms).toBeLessThan(DEADLINE_MS + 5_000);
  }
  const partial = await post(
    '{ concept(name: "linear attention") { name } paper(title: "Landscaping Linear Mode Connectivity") { title } }',
  );
  expect(partial).toMatchObject({ status: 200, data: { concept: { name: 'linear attention' }, paper: null } });
  hangs = false;
  calls.length = 0;
  // What comes late is nobody's: nothing more is asked for the requests that were given up.
  for (const answer of answersLate) answer();
  answersLate = [];
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toEqual([]);
  expect(await post(GOOD)).toMatchObject({ status: good.status, data: good.data });
});

test('nothing more is asked of the store for a client that has left', async () => {
  hangs = true;
  calls.length = 0;
  // Papers that were not read before.
  const body = JSON.stringify({ query: GOOD.replace('first', 'last') });
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  hangs = false;
  for (const answer of answersLate) answer();
  answersLate = [];
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toEqual(['papersByIds']);
});

test('a request has an id: its own where it brings one that can be printed', async () => {
  const idOf = async (given: string) =>
    (await fetch(`${server.address}/health/live`, { headers: { 'x-request-id': given } })).headers.get('x-request-id');
  expect(await idOf('proxy-17.a:b')).toBe('proxy-17.a:b');
  expect(await idOf('a b"c')).toMatch(/^[0-9a-f-]{36}$/);
});
