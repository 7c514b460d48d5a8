import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

test('a client that does not read its answer does not keep the server from ending', async () => {
  const folder = temporaryFolder();
  const playground = join(folder.path, 'web');
  mkdirSync(join(playground, 'assets'), { recursive: true });
  // More than the sockets of both sides hold.
  writeFileSync(join(playground, 'assets', 'large.js'), ' '.repeat(32 * 1024 * 1024));
  const store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const server = await startServer({
    store,
    current: await CurrentIndex.open(store),
    playground,
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
  });
  const client = connect(Number(new URL(server.address).port), '127.0.0.1');
  await new Promise<void>((fulfill) => {
    client.once('data', () => (client.pause(), fulfill()));
    client.write('GET /assets/large.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  });
  client.on('error', () => undefined);
  await server.close();
  client.destroy();
  await expect(fetch(server.address)).rejects.toThrow('fetch failed');
  await store.close();
  folder.remove();
});

test('who connected before the server ends is answered, and who asks on an open connection meanwhile', async () => {
  const folder = temporaryFolder();
  const store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  const options = { store, playground: null, host: '127.0.0.1', port: 0, log: () => undefined };
  const server = await startServer({ ...options, current: await CurrentIndex.open(store) });
  const ask = (agent: Agent | false) =>
    new Promise<unknown>((fulfill) => {
      const headers = { 'content-type': 'application/json' };
      request(`${server.address}/graphql`, { method: 'POST', agent, headers }, (response) => {
        void text(response).then((body) => fulfill([response.statusCode, body]));
      })
        .on('error', fulfill)
        .end('{"query":"{ __typename }"}');
    });
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  await ask(kept);
  const fresh = Array.from({ length: 10 }, () => ask(false));
  // The kernel accepts now; the server cannot have: the event loop has not turned.
  await new Promise<void>((fulfill) => process.nextTick(fulfill));
  const closed = server.close();
  await new Promise((fulfill) => setTimeout(fulfill, 20));
  const answers = await Promise.all([...fresh, ask(kept)]);
  for (const answer of answers) expect(answer).toEqual([200, expect.stringContaining('"Query"')]);
  await closed;
  await expect(fetch(server.address)).rejects.toThrow('fetch failed');
  await store.close();
  folder.remove();
});
