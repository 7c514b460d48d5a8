import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKeyCommand } from '../../src/cli/keys.js';
import { accessSettings } from '../../src/cli/serve-settings.js';
import { serveCommand } from '../../src/cli/serve.js';
import { seedShipped, SAMPLE, sqliteIn, temporaryFolder } from '../support/graph.js';
import { papergraph } from './papergraph.js';

const folder = temporaryFolder();
const cwd = folder.path;
const STORE = ['--store', 'sqlite:graph.db'];
const run = (...args: string[]) => papergraph([...args, ...STORE], { cwd }).ended;

beforeAll(async () => {
  const store = await sqliteIn(cwd);
  await seedShipped(store, [SAMPLE]);
  await store.close();
});
afterAll(() => folder.remove());

/** Starts a server, and waits until it says where it answers. */
async function serve(env: Record<string, string>, ...args: string[]) {
  const { child, ended } = papergraph(['serve', '--port', '0', ...args, ...STORE], { cwd, env });
  let printed = '';
  const port = await new Promise<string>((fulfill, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      const found = /POST http:\/\/[\d.]+:(\d+)/.exec((printed += chunk.toString()));
      if (found) fulfill(found[1]);
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  const ask = async (query: string, key?: string) => {
    const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
    const body = JSON.stringify({ query });
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
    return response.status;
  };
  return { ask, stop: () => (child.kill('SIGINT'), ended) };
}

test('a key is made, shown once, listed, used and revoked, while the server runs', async () => {
  const open = await serve({}, '--host', '0.0.0.0');
  expect(await open.ask('{ corpus { paperCount } }')).toBe(200);
  expect((await open.stop()).stderr).toMatch(/^Whoever reaches 0\.0\.0\.0 can read this graph\. Make a key/);

  const made = await run('keys', 'create', '--name', 'dashboard', '--scopes', 'curate,read');
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pgk_[\w-]{43}\n$/) });
  expect(made.stderr).toContain('for read, curate. It is not kept and cannot be shown again.');
  const key = made.stdout.trim();
  expect(readFileSync(join(cwd, 'graph.db')).includes(key.slice(4))).toBe(false);
  expect((await run('keys', 'list')).stdout).toMatch(/^dashboard {2}\d{4}-\d\d-\d\d {2}read, curate\n$/);
  expect(await run('keys', 'create', '--name', 'dashboard', '--scopes', 'read')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is a key "dashboard" already'),
  });

  const server = await serve({}, '--host', '0.0.0.0');
  expect([await server.ask('{ corpus { paperCount } }'), await server.ask('{ corpus { paperCount } }', key)]).toEqual([
    401, 200,
  ]);
  expect(await server.ask('mutation { hideConcept(input: { concept: "none" }) { snapshot { id } } }', key)).toBe(200);
  expect((await run('keys', 'revoke', 'dashboard')).stdout).toContain('Revoked "dashboard"');
  for (let tries = 0; (await server.ask('{ corpus { paperCount } }', key)) !== 401; tries++) {
    expect(tries).toBeLessThan(40);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ended = await server.stop();
  expect(ended.stderr + ended.stdout).not.toContain(key.slice(4));
  expect(await run('keys', 'revoke', 'dashboard')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no key "dashboard"'),
  });
});

const STORE_ADDRESS = 'sqlite:none.db';

test.each([
  ['a name of nothing', () => createKeyCommand(' ', 'read', STORE_ADDRESS), '--name takes 1 to 60 characters'],
  [
    'a scope that there is not',
    () => createKeyCommand('a', 'read,write', STORE_ADDRESS),
    '--scopes takes read, ingest, curate, with commas between, and not "write".',
  ],
  [
    'a manifest that is not there',
    () => serveCommand({ store: STORE_ADDRESS, host: '127.0.0.1', port: 0, sample: false, trusted: 'none.json' }),
    'none.json: there is no such file; --trusted-only takes a manifest',
  ],
])('%s is refused before anything is opened', async (_what, command, message) => {
  await expect(command()).rejects.toThrow(message);
});

describe('settings of a server', () => {
  test('have defaults: nobody is limited on the machine itself, and nobody let in from other pages', () => {
    const { limits, ...rest } = accessSettings({}, false);
    expect(rest).toEqual({ reads: null, origins: [], introspection: true, playground: true, proxies: [] });
    expect(limits).toMatchObject({ maxCost: 100_000, costPerMinute: null });
    expect(accessSettings({}, true).limits.costPerMinute).toBe(500_000);
    expect(accessSettings({ PAPERGRAPH_PROXIES: 'loopback' }, false).limits.costPerMinute).toBe(500_000);
    expect(accessSettings({ PAPERGRAPH_MAX_COST: '900000' }, true).limits.costPerMinute).toBe(900_000);
    expect(accessSettings({ PAPERGRAPH_COST_PER_MINUTE: 'off' }, true).limits.costPerMinute).toBeNull();
  });

  test.each([
    ['PAPERGRAPH_READS', 'some', 'it takes open or keys'],
    ['PAPERGRAPH_INTROSPECTION', 'no', 'it takes on or off'],
    ['PAPERGRAPH_MAX_DEPTH', '0', 'a whole number from 1'],
    ['PAPERGRAPH_MAX_COST', '1e5', 'a whole number from 1'],
    ['PAPERGRAPH_COST_PER_MINUTE', '5', 'at least 100000'],
    ['PAPERGRAPH_ORIGINS', 'https://a.example/x', 'origins such as'],
    ['PAPERGRAPH_ORIGINS', 'a.example', 'origins such as'],
    ['PAPERGRAPH_PROXIES', '10.0.0.0/33', 'addresses or networks'],
    ['PAPERGRAPH_PROXIES', 'proxy', 'addresses or networks'],
  ])('%s=%s is refused with what it takes', (variable, value, message) => {
    expect(() => accessSettings({ [variable]: value }, true)).toThrow(`${variable} is "${value}"; it takes`);
    expect(() => accessSettings({ [variable]: value }, true)).toThrow(message);
  });
});
