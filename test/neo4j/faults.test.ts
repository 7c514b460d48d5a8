import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { PapergraphError } from '../../src/model/errors.js';
import type { GraphStore } from '../../src/store/port.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { Neo4jSettings } from '../../src/store/neo4j/settings.js';
import { isBoltCommit, TcpProxy } from '../support/tcp-proxy.js';
import { bundle, collect, concept, coOccurrence, derived, mention, paper } from '../contract/fixtures.js';
import { cypher, describeNeo4j, emptyNeo4j } from './server.js';

/** What an operation failed with: a PapergraphError in one line, without Cypher, password or stack. */
async function failure(operation: Promise<unknown>, settings: Neo4jSettings): Promise<PapergraphError> {
  const error = await operation.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PapergraphError);
  const { message } = error as PapergraphError;
  expect(message).not.toMatch(/\n|MATCH|MERGE|UNWIND|RETURN|CALL| at .*:\d+:\d+/);
  expect(message).not.toContain(settings.password);
  return error as PapergraphError;
}

await describeNeo4j('faults', (settings) => {
  let store: GraphStore | undefined;
  let proxy: TcpProxy | undefined;
  beforeEach(emptyNeo4j);
  afterEach(async () => {
    await store?.close();
    await proxy?.close();
    store = proxy = undefined;
  });

  test.each(['neo4j', 'bolt'])('opens through %s:// and says where, without credentials', async (scheme) => {
    const address = settings.uri.replace(/^(?:neo4j|bolt)/, scheme);
    store = await openNeo4jStore({ ...settings, uri: address.replace('://', '://someone:secret@') });
    expect(store.address).toBe(address);
    expect(await store.counts()).toEqual({ papers: 0, concepts: 0, mentionedConcepts: 0, mentions: 0, links: 0 });
  });

  test('a wrong password', async () => {
    const wrong = { ...settings, password: 'not-the-password' };
    const error = await failure(openNeo4jStore(wrong), wrong);
    expect(error.code).toBe('STORE_UNAVAILABLE');
    expect(error.message).toContain(settings.uri);
    expect(error.message).toContain('set NEO4J_USER and NEO4J_PASSWORD');
  });

  test('a database that is not there', async () => {
    const error = await failure(openNeo4jStore({ ...settings, database: 'nowhere' }), settings);
    expect(error.code).toBe('STORE_UNAVAILABLE');
    expect(error.message).toContain('has no database "nowhere"; set NEO4J_DATABASE');
  });

  test('a newer graph is refused, and left alone', async () => {
    store = await openNeo4jStore(settings);
    await cypher('MATCH (g:Papergraph) SET g.version = 4');
    const error = await failure(openNeo4jStore(settings), settings);
    expect(error.code).toBe('STORE_TOO_NEW');
    expect(error.message).toContain('update papergraph');
    expect(await cypher('MATCH (g:Papergraph) RETURN g.version AS version')).toEqual([{ version: 4 }]);
  });

  test('what was cut short before the version was written is made whole', async () => {
    await (await openNeo4jStore(settings)).close();
    await cypher('MATCH (g:Papergraph) DELETE g');
    await cypher('DROP INDEX concept_text');
    await cypher('DROP CONSTRAINT papergraph_link_id');
    store = await openNeo4jStore(settings);
    expect(await store.searchConcepts('anything', 1)).toEqual({ total: 0, hits: [] });
    const names = await cypher("SHOW CONSTRAINTS YIELD name WHERE name = 'papergraph_link_id' RETURN name");
    expect(names).toHaveLength(1);
  });

  test('many that open an empty database at once', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openNeo4jStore(settings)));
    await Promise.all(stores.map((each) => each.close()));
    expect(await cypher('MATCH (g:Papergraph) RETURN count(g) AS count, max(g.version) AS version')).toEqual([
      { count: 1, version: 3 },
    ]);
  });

  test('a frozen server: reads and writes fail at their deadlines, and answer again when it is back', async () => {
    proxy = await TcpProxy.beforeBolt(settings.uri);
    store = await openNeo4jStore({ ...settings, uri: proxy.boltUri, readTimeoutMs: 1_000, writeTimeoutMs: 5_000 });
    const record = paper('a');
    proxy.freeze();
    const failures = [
      store.snapshot(),
      store.papersByIds([record.id]),
      store.searchPapers('graph', 5),
      collect(store.structure()),
      store.upsertPapers([bundle(record)], 'run-1'),
      store.replaceDerived(derived(), 'run-1'),
      store.acquireLease('one'),
    ].map((operation) => failure(operation, settings));
    for (const error of await Promise.all(failures)) {
      expect(error.code).toBe('STORE_UNAVAILABLE');
      expect(error.message).toContain(`${proxy.boltUri} did not answer within`);
    }
    proxy.thaw();
    expect(await store.counts()).toEqual({ papers: 0, concepts: 0, mentionedConcepts: 0, mentions: 0, links: 0 });
    await store.upsertPapers([bundle(record)], 'run-1');
    expect(await store.papersByIds([record.id])).toEqual([record]);
    await store.close();
    await proxy.left();
  });

  test.each([true, false])('a write cut in its commit is made once (the commit arrived: %j)', async (passed) => {
    proxy = await TcpProxy.beforeBolt(settings.uri);
    store = await openNeo4jStore({ ...settings, uri: proxy.boltUri });
    await store.replaceVocabulary([concept('graph')]);
    const record = paper('a', { title: 'A graph', abstract: 'A graph.' });
    const spans = [mention(record, 'graph', 'graph', 'title'), mention(record, 'graph', 'graph')];
    const cut = proxy.cutWhen(isBoltCommit, { passed });
    await store.upsertPapers([bundle(record, { mentions: spans })], 'run-1');
    await cut;
    expect(await store.counts()).toMatchObject({ papers: 1, mentions: 2 });
    const run = { id: 'run-1', startedAt: '2025-01-01T00:00:00.000Z', finishedAt: null, source: 'a' };
    const again = proxy.cutWhen(isBoltCommit, { passed });
    const counts = { new: 1, unchanged: 0, updated: 0, skipped: 0 };
    await store.saveRun({ ...run, counts, settings: { neighbors: 50, minCooccurrence: 1, extractor: '1' } });
    await again;
    expect(await cypher('MATCH (n) WHERE n:Run OR n:Paper RETURN count(n) AS count')).toEqual([{ count: 2 }]);
  });

  test('a store that is opened while nobody listens works once somebody does', async () => {
    proxy = await TcpProxy.beforeBolt(settings.uri);
    await proxy.refuse();
    store = await openNeo4jStore({ ...settings, uri: proxy.boltUri }, { patient: true });
    expect((await failure(store.snapshot(), settings)).code).toBe('STORE_UNAVAILABLE');
    await proxy.accept();
    await store.upsertPapers([bundle(paper('a'))], 'run-1');
    expect((await store.counts()).papers).toBe(1);
  });

  test('a store that is closed while the server is frozen closes all the same', async () => {
    proxy = await TcpProxy.beforeBolt(settings.uri);
    store = await openNeo4jStore({ ...settings, uri: proxy.boltUri });
    proxy.freeze();
    const pending = failure(store.counts(), settings);
    await store.close();
    expect((await pending).code).toBe('STORE_UNAVAILABLE');
  });

  test('a transaction that waits past its deadline is given up, and writes nothing later', async () => {
    store = await openNeo4jStore({ ...settings, writeTimeoutMs: 500 });
    const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password));
    const session = driver.session({ database: settings.database });
    const blocking = session.beginTransaction();
    try {
      await blocking.run('MATCH (g:Papergraph) SET g.heldBy = "a test"');
      const error = await failure(store.upsertPapers([bundle(paper('a'))], 'run-1'), settings);
      expect(error.code).toBe('STORE_UNAVAILABLE');
      expect(error.message).toContain('did not answer within 0.5 s');
    } finally {
      await blocking.rollback();
      await driver.close();
    }
    expect((await store.counts()).papers).toBe(0);
    await store.upsertPapers([bundle(paper('b'))], 'run-1');
    expect((await store.counts()).papers).toBe(1);
  });

  test('a mention of a concept that is not there is refused, and its paper with it', async () => {
    store = await openNeo4jStore(settings);
    await store.publishSnapshot({ id: 'whole', builtAt: '2024-01-01T00:00:00.000Z' });
    const a = paper('a', { abstract: 'A graph.' });
    const operation = store.upsertPapers([bundle(a, { mentions: [mention(a, 'graph', 'graph')] })], 'run-1');
    expect((await failure(operation, settings)).code).toBe('STORE_FAILED');
    expect((await store.counts()).papers).toBe(0);
    expect((await store.snapshot())?.id).toBe('whole');
  });

  test('an edge to a concept that is not there is refused', async () => {
    store = await openNeo4jStore(settings);
    await store.replaceVocabulary([concept('graph')]);
    const operation = store.replaceDerived(derived({ coOccurrences: [coOccurrence('graph', 'kernel')] }), 'run-1');
    expect((await failure(operation, settings)).code).toBe('STORE_FAILED');
  });

  test('an error of the database is named by its code only', async () => {
    store = await openNeo4jStore(settings);
    await cypher('DROP INDEX paper_text');
    const error = await failure(store.searchPapers('graph', 5), settings);
    expect(error.code).toBe('STORE_FAILED');
    expect(error.message).toMatch(/answered with an error \(Neo\.ClientError\.\S+\)/);
    await cypher('MATCH (g:Papergraph) DELETE g');
    await (await openNeo4jStore(settings)).close();
  });

  test('a closed store says so', async () => {
    store = await openNeo4jStore(settings);
    await store.close();
    expect((await failure(store.counts(), settings)).code).toBe('STORE_UNAVAILABLE');
  });
});

// These need no Neo4j.
const nobody = { user: 'neo4j', password: 'a-secret' };

test('a port at which nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  for (const scheme of ['neo4j', 'bolt']) {
    const settings = { ...nobody, uri: `${scheme}://127.0.0.1:${port}` };
    const error = await failure(openNeo4jStore(settings), settings);
    expect(error.code).toBe('STORE_UNAVAILABLE');
    expect(error.message).toContain(`${settings.uri} cannot be reached; check that it runs there`);
  }
}, 10_000);

// The time limit of the test is the promise: within 10 s, with the settings that come by default.
test('a server that takes connections and never answers', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const settings = { ...nobody, uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const error = await failure(openNeo4jStore(settings), settings);
  expect(error.code).toBe('STORE_UNAVAILABLE');
  server.close();
}, 10_000);
