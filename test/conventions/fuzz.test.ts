import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { printedSchema } from '../../src/api/schema.js';
import { startServer } from '../../src/api/server.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { schemathesis } from './schemathesis.js';

/** Requests of each field of `Query`. */
const EXAMPLES = process.env.PAPERGRAPH_FUZZ_EXAMPLES ?? '12';

test('whatever schemathesis asks, the server answers, and nothing goes wrong inside', async () => {
  const tool = await schemathesis();
  if (typeof tool === 'string') {
    console.warn(`No schemathesis here (${tool}): the running server was not fuzzed.`);
    expect(process.env.PAPERGRAPH_REQUIRE_FUZZ).not.toBe('1');
    return;
  }
  const folder = temporaryFolder();
  const store = await sqliteIn(folder.path);
  const logged: unknown[] = [];
  await seedShipped(store, [SAMPLE]);
  const current = await CurrentIndex.open(store);
  const log = (error: unknown) => logged.push(error);
  const server = await startServer({ store, current, playground: null, host: '127.0.0.1', port: 0, log });
  try {
    const config = ['--config-file', resolve('test/conventions/fuzz.toml')];
    const how = ['--checks', 'not_a_server_error', '--max-examples', EXAMPLES, '--seed', '1', '--no-color'];
    // It is told that a page needs its size, which no type says: otherwise most of what it asks is refused for that.
    const schema = join(folder.path, 'schema.graphql');
    const plain = (await printedSchema()).replaceAll(/"""[^]*?"""/g, '');
    const forward = plain.replaceAll(/^ +(?:last: Int|before: String)$/gm, '');
    writeFileSync(schema, forward.replaceAll(/^( +first: Int)$/gm, '$1!'));
    // Without a key these answer nothing but a refusal, which schemathesis takes for a failure of the server.
    how.push('--exclude-name-regex', '^Mutation|^Query.job$');
    const asked = promisify(execFile)(
      tool.command,
      [...config, 'run', schema, '--url', `${server.address}/graphql`, ...how],
      {
        cwd: folder.path,
        env: { ...process.env, PYTHONUTF8: '1' },
      },
    );
    const { stdout } = await asked.catch((error: { stdout: string }) => ({ stdout: `failed\n${error.stdout}` }));
    expect(stdout).toMatch(/^(?!failed)[^]*\b(\d+) generated, \1 passed/);
    // An answer without data says no more than that something went wrong: the log would say what.
    expect(logged).toEqual([]);
  } finally {
    await server.close();
    await store.close();
    folder.remove();
  }
}, 300_000);
