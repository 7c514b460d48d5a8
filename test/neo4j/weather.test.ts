import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import { papergraph } from '../cli/papergraph.js';
import { bundle, paper } from '../contract/fixtures.js';
import { measured } from '../support/fault-table.js';
import { temporaryFolder } from '../support/graph.js';
import { serving, TAKEN_UP_MS, until, type Answer, type Serving } from '../support/serving.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { commandNeo4j, describeNeo4j, emptyNeo4j } from './server.js';

const DEADLINE_MS = 2_500;
/** A machine that is busy answers late; one that waits for ever is past any of it. */
const SLACK_MS = 5_000;
const KEY = 'correct-horse-battery-staple';
/** Asks the index and the store. */
const GOOD =
  '{ papers(first: 2) { edges { node { title links { url } } } } search(query: "linear", first: 2) { totalCount } }';
const INGEST = `mutation { ingestPapers(input: { source: "weather", papers: [{ id: "1", title: "Rain on neural networks" }] }) {
  job { id state } } }`;

const codesOf = ({ errors = [] }: Answer) => [...new Set(errors.map(({ extensions }) => extensions.code))];

// One server process lives through all of it: each test ends with a good request, and none restarts it.
await describeNeo4j('a server in bad weather', (settings) => {
  const folder = temporaryFolder();
  const cwd = folder.path;
  const env = {
    NEO4J_USER: settings.user,
    NEO4J_PASSWORD: settings.password,
    ...(settings.database === undefined ? {} : { NEO4J_DATABASE: settings.database }),
    PAPERGRAPH_DEADLINE_MS: String(DEADLINE_MS),
    PAPERGRAPH_WRITE_KEY: KEY,
  };
  const authorization = { Authorization: `Bearer ${KEY}` };
  let proxy: TcpProxy;
  const started: Serving[] = [];
  let server: Serving;
  const start = async (uri: string) => {
    const each = await serving(['--store', uri], { cwd, env });
    started.push(each);
    return each;
  };
  let expected: Answer['data'];

  /** Milliseconds until the next good request is answered as before. */
  const recovered = () =>
    until(async () => {
      const { data, errors } = await server.post(GOOD);
      if (errors) return false;
      expect(data).toEqual(expected);
      return true;
    }, 15_000);

  // A test that fails must not leave its weather to the next.
  afterEach(async () => {
    proxy.thaw();
    proxy.delay(0);
    await proxy.accept();
  });

  beforeAll(async () => {
    await emptyNeo4j();
    const store = await openNeo4jStore(settings);
    const counts = { new: 3, unchanged: 0, updated: 0, skipped: 0 };
    const run = { id: 'run-1', startedAt: '2025-01-01T00:00:00.000Z', finishedAt: '2025-01-01T00:00:00.000Z' };
    const settingsOfRun = { neighbors: 50, minCooccurrence: 1, extractor: '' };
    await store.saveRun({ ...run, source: 'weather', counts, settings: settingsOfRun });
    const titles = ['Linear attention', 'A linear model of rain', 'Wind on graphs'];
    await store.upsertPapers(
      titles.map((title, i) => bundle(paper(`w${i}`, { title }))),
      'run-1',
    );
    await store.publishSnapshot({ id: 'first', builtAt: '2025-01-01T00:00:00.000Z' });
    await store.close();
    proxy = await TcpProxy.beforeBolt(settings.uri);
  }, 60_000);

  afterAll(async () => {
    for (const each of started) each.child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await proxy?.close();
    folder.remove();
  });

  test('away at start: the server runs and says so, and answers when it is there', async () => {
    await proxy.refuse();
    server = await start(proxy.boltUri);
    expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
    expect(await server.ready()).toMatchObject({ status: 503, body: { status: 'the database does not answer' } });
    const away = await server.post(GOOD);
    expect(away).toMatchObject({ status: 503, errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
    await proxy.accept();
    const recoveredMs = await until(async () => (await server.ready()).status === 200, 15_000);
    // A database that has just begun may be slow at first.
    await until(async () => {
      const { data, errors } = await server.post(GOOD);
      expected = data;
      return errors === undefined;
    }, 15_000);
    expect(expected).toMatchObject({ search: { totalCount: 2 } });
    measured('Neo4j away at start', 'HTTP 503, `STORE_UNAVAILABLE`; ready 503', away.ms, recoveredMs);
  }, 40_000);

  test('away later: told at once', async () => {
    await proxy.refuse();
    const away = await server.post(GOOD);
    expect(away.status).toBe(200);
    expect(codesOf(away)).toEqual(['STORE_UNAVAILABLE']);
    expect(away.ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    expect((await server.ready()).status).toBe(503);
    await proxy.accept();
    measured('Neo4j away', '`STORE_UNAVAILABLE`; ready 503', away.ms, await recovered());
    expect((await server.ready()).status).toBe(200);
  });

  test('cut in mid-query: the read is tried again, and nobody notices', async () => {
    proxy.delay(300);
    const asked = server.post(GOOD);
    await sleep(150);
    expect(proxy.open).toBeGreaterThan(0);
    proxy.delay(0);
    proxy.cut();
    const answer = await asked;
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(expected);
    measured('connection cut in mid-query', 'the answer: the read is tried again', answer.ms, await recovered());
  });

  test('frozen: given up at the deadline', async () => {
    proxy.freeze();
    const [frozen, { status }] = await Promise.all([server.post(GOOD), server.ready()]);
    expect(codesOf(frozen)).toEqual(['TIMEOUT']);
    expect(frozen.status).toBe(200);
    expect(status).toBe(503);
    expect(frozen.ms).toBeGreaterThan(DEADLINE_MS - 50);
    expect(frozen.ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    proxy.thaw();
    measured('Neo4j frozen', '`TIMEOUT` at the deadline (here 2.5 s); ready 503', frozen.ms, await recovered());
  });

  test('connections that are forgotten on the way: replaced after the deadline', async () => {
    proxy.freezeOpen();
    const forgotten = await server.post(GOOD);
    expect(codesOf(forgotten)).toEqual(['TIMEOUT']);
    const recoveredMs = await recovered();
    measured('open connections dead, new ones work', '`TIMEOUT` at the deadline', forgotten.ms, recoveredMs);
    proxy.thaw();
  }, 30_000);

  test('slow: answered within the deadline, given up at it', async () => {
    proxy.delay(100);
    const slow = await server.post(GOOD);
    expect(slow.errors).toBeUndefined();
    proxy.delay(DEADLINE_MS * 2);
    const late = await server.post(GOOD);
    expect(codesOf(late)).toEqual(['TIMEOUT']);
    proxy.delay(0);
    measured('Neo4j slow, within the deadline', 'the answer, later', slow.ms, null);
    measured('Neo4j slow, past the deadline', '`TIMEOUT` at the deadline', late.ms, await recovered());
  });

  test('read-only: reads go on, changes are refused', async () => {
    // The Neo4j of `NEO4J_URI` is not for a test to change.
    if (!(await commandNeo4j('read-only'))) return;
    const refused = await server.post(INGEST, { headers: authorization });
    expect(codesOf(refused)).toEqual(['STORE_READ_ONLY']);
    expect((await server.post(GOOD)).data).toEqual(expected);
    expect((await server.ready()).status).toBe(200);
    await commandNeo4j('writable');
    measured('Neo4j read-only, a mutation', '`STORE_READ_ONLY`; reads are answered', refused.ms, await recovered());
  });

  test('restarted: told while it is away, answered after', async () => {
    let restarting = true;
    const restarted = commandNeo4j('restart').finally(() => (restarting = false));
    const codes = new Set<string>();
    let longest = 0;
    while (restarting) {
      const answer = await server.post(GOOD);
      for (const code of codesOf(answer)) codes.add(code);
      if (answer.data && !answer.errors) expect(answer.data).toEqual(expected);
      longest = Math.max(longest, answer.ms);
      await sleep(50);
    }
    if (!(await restarted)) return;
    expect([...codes].filter((code) => code !== 'STORE_UNAVAILABLE' && code !== 'TIMEOUT')).toEqual([]);
    expect(longest).toBeLessThan(DEADLINE_MS + SLACK_MS);
    measured('Neo4j restarted', '`STORE_UNAVAILABLE`, or `TIMEOUT` at the deadline', longest, await recovered());
  }, 60_000);

  test('a snapshot that a seeder elsewhere writes is served by all servers within 5 s', async () => {
    const other = await start(settings.uri);
    writeFileSync(join(cwd, 'more.jsonl'), '{"title":"A fifth paper, on the linear weather"}\n');
    expect(await papergraph(['seed', 'more.jsonl', '--store', settings.uri], { cwd, env }).ended).toMatchObject({
      code: 0,
    });
    const count = async (each: Serving) => (await each.post('{ corpus { paperCount } }')).data?.corpus;
    const times = await Promise.all(
      [server, other].map((each) =>
        until(async () => JSON.stringify(await count(each)) === '{"paperCount":4}', TAKEN_UP_MS),
      ),
    );
    measured('a seeder elsewhere publishes, two servers', 'the new snapshot in every server', Math.max(...times), null);
    expect((await other.stop()).code).toBe(0);
    expected = (await server.post(GOOD)).data;
  }, 60_000);

  test('SIGTERM: what runs is answered, what is new is refused, and the process ends', async () => {
    const asked = '{ search(query: "linear", first: 1) { totalCount } }';
    const ten = () => Array.from({ length: 10 }, () => server.post(asked));
    // Opens the connections that the next ten need.
    const [{ data }] = await Promise.all(ten());
    expect(data).toMatchObject({ search: {} });
    // A search may take more than one round trip, and all of them must fit the deadline.
    proxy.delay(500);
    const running = ten();
    await sleep(200);
    const from = performance.now();
    const ended = server.stop('SIGTERM');
    // New connections still come in for 250 ms.
    await sleep(600);
    await expect(server.post(GOOD)).rejects.toThrow('fetch failed');
    for (const answer of await Promise.all(running)) expect(answer).toMatchObject({ status: 200, data });
    expect((await ended).code).toBe(0);
    const ms = performance.now() - from;
    expect(ms).toBeLessThan(10_000);
    measured(
      '`SIGTERM` with 10 requests in flight',
      'their answers; after 250 ms no new connections; exit 0',
      ms,
      null,
    );
  }, 20_000);

  test('SIGTERM while Neo4j is frozen: the process ends within 10 s', async () => {
    proxy.delay(0);
    server = await start(proxy.boltUri);
    proxy.freeze();
    const asked = server.post(GOOD).catch(() => null);
    await sleep(100);
    const from = performance.now();
    await server.stop('SIGTERM');
    const ms = performance.now() - from;
    expect(ms).toBeLessThan(10_000);
    proxy.thaw();
    const answer = await asked;
    expect(answer && codesOf(answer)).toEqual(['TIMEOUT']);
    measured('`SIGTERM` while Neo4j is frozen', '`TIMEOUT` for what runs; exit', ms, null);
  }, 30_000);

  test('a wrong password is no weather: it ends the start', async () => {
    const wrong = { ...env, NEO4J_PASSWORD: 'not-the-password' };
    const { code, stderr } = await papergraph(['serve', '--port', '0', '--store', settings.uri], { cwd, env: wrong })
      .ended;
    expect({ code, told: stderr.includes('set NEO4J_USER and NEO4J_PASSWORD') }).toEqual({ code: 3, told: true });
  });
});
