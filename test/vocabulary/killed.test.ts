import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { exportLines } from '../../src/exporters/json-lines.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { papergraph } from '../cli/papergraph.js';
import { cypher, describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';

// Each starts several processes; a Neo4j that has just started is slow.
const TIMEOUT_MS = 240_000;
const folder = temporaryFolder();
const cwd = folder.path;
afterAll(() => folder.remove());

const PAPERS = [
  { title: 'Stone 7 and linear attention', abstract: 'A text about stone 1200.' },
  { title: 'Pebbles', abstract: 'Of linear attention.' },
];
writeFileSync(join(cwd, 'papers.jsonl'), PAPERS.map((each) => JSON.stringify(each)).join('\n'));
// Enough that writing them takes a while.
const rows = Array.from({ length: 5_000 }, (_, at) => `s${at},stone ${at},${at === 0 ? '' : `s${at >> 1}`}`);
writeFileSync(join(cwd, 'stones.csv'), ['id,name,broader', ...rows, ''].join('\n'));

interface Place {
  args: string[];
  env: Record<string, string>;
  open: () => Promise<GraphStore>;
  /** Whether a transaction that writes many concepts goes on. */
  isWriting: () => Promise<boolean>;
}

async function graph({ open }: Place): Promise<string> {
  const store = await open();
  try {
    let text = '';
    for await (const line of exportLines(store)) if (!line.startsWith('{"run"')) text += line;
    return text;
  } finally {
    await store.close();
  }
}

/** An import that is killed while it writes leaves everything as it was, and the next one works. */
async function survivesKill(place: Place): Promise<void> {
  const start = (...args: string[]) => papergraph([...args, ...place.args], { cwd, env: place.env });
  expect(await start('seed', 'papers.jsonl').ended).toMatchObject({ code: 0 });
  const before = await graph(place);
  const { child, ended } = start('vocabulary', 'import', 'stones.csv');
  while (child.exitCode === null && !(await place.isWriting())) await sleep(5);
  child.kill('SIGKILL');
  const { code, stderr } = await ended;
  // It had not come to read the papers again.
  expect({ code, stderr }).toEqual({ code: null, stderr: '' });
  expect(await graph(place)).toBe(before);
  expect(await start('seed', 'papers.jsonl').ended).toMatchObject({ code: 0 });
  expect(await graph(place)).toBe(before);
  const again = await start('vocabulary', 'import', 'stones.csv').ended;
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toContain('added          5000');
  const text = await graph(place);
  expect(text).toContain('"surface":"stone 1200"');
  expect(text).not.toBe(before);
}

test(
  'an import into SQLite that is killed half way leaves the store as it was, and the next one works',
  async () => {
    const path = join(cwd, 'graph.db');
    let busy = 0;
    await survivesKill({
      args: ['--store', 'sqlite:graph.db'],
      env: {},
      open: () => sqliteIn(cwd),
      // Other transactions are over in a few milliseconds.
      isWriting: () => {
        const database = new DatabaseSync(path, { timeout: 0 });
        try {
          database.exec('BEGIN IMMEDIATE; ROLLBACK');
          busy = 0;
        } catch {
          busy++;
        } finally {
          database.close();
        }
        return Promise.resolve(busy >= 10);
      },
    });
  },
  TIMEOUT_MS,
);

await describeNeo4j('an import into Neo4j', (settings) => {
  test(
    'that is killed half way leaves the store as it was, and the next one works',
    async () => {
      await emptyNeo4j();
      const { uri, user, password, database } = settings;
      await survivesKill({
        args: ['--store', uri],
        env: { NEO4J_USER: user, NEO4J_PASSWORD: password, ...(database ? { NEO4J_DATABASE: database } : {}) },
        open: () => openNeo4jStore(settings),
        isWriting: async () => {
          const [{ count }] = await cypher(
            `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND $rows AS row\n  MERGE (c:Concept'
             RETURN count(*) AS count`,
          );
          return count !== 0;
        },
      });
    },
    TIMEOUT_MS,
  );
});
