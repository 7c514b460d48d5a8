import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
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
