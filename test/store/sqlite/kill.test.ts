import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { collect, concept } from '../../contract/fixtures.js';
import { BATCH, batchOf, derivedOf } from './batches.js';
import { bundleChild, startChild } from './child-process.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();
let script: string;
let remove: () => void;

beforeAll(async () => ({ script, remove } = await bundleChild()));
afterAll(() => remove());

/** A store with the concept that the batches mention. */
async function seededFile(name: string): Promise<string> {
  const path = join(folder, name);
  const store = await openSqliteStore(path);
  await store.replaceVocabulary([concept('graph')]);
  await store.upsertPapers(batchOf('first'), 'run-1');
  await store.close();
  return path;
}

function integrity(path: string): unknown {
  const database = new DatabaseSync(path);
  const found = database.prepare('PRAGMA integrity_check').get() as Record<string, unknown>;
  const broken = database.prepare('PRAGMA foreign_key_check').all();
  database.exec("INSERT INTO papers_text (papers_text) VALUES ('integrity-check')");
  database.close();
  return [Object.values(found), broken];
}

describe('a seeder that is killed', () => {
  test('in the middle of writing loses nothing that was acknowledged, time after time', async () => {
    const path = await seededFile('upsert.db');
    const acknowledged = ['first'];
    for (const lines of [1, 5, 23, 60]) {
      const child = startChild(script, 'upsert', path);
      await child.acknowledged(lines);
      acknowledged.push(...(await child.kill()));

      const store = await openSqliteStore(path);
      const expected = acknowledged.flatMap(batchOf);
      const ids = expected.map(({ paper }) => paper.id);
      expect(await store.papersByIds(ids)).toHaveLength(expected.length);
      expect(await store.mentionsOfPapers(ids)).toHaveLength(expected.length);
      // A batch that was not acknowledged is there as a whole, or not at all.
      const { papers, mentions, links } = await store.counts();
      expect(papers % BATCH).toBe(0);
      expect(papers - expected.length).toBeLessThanOrEqual(4 * BATCH);
      expect([mentions, links]).toEqual([papers, papers]);
      expect((await store.searchPapers('things', 0)).total).toBe(papers);
      await store.upsertPapers(batchOf(`after ${lines}`), 'run-2');
      acknowledged.push(`after ${lines}`);
      await store.close();
      expect(integrity(path)).toEqual([['ok'], []]);
    }
  }, 60_000);

  test('in the middle of a derivation leaves a store without snapshot, that can be derived again', async () => {
    const path = await seededFile('derive.db');
    const before = await openSqliteStore(path);
    await before.publishSnapshot({ id: 'whole', builtAt: '2024-01-01T00:00:00.000Z' });
    await before.close();
    const child = startChild(script, 'derive', path);
    await child.acknowledged(1);
    await child.kill();
    const store = await openSqliteStore(path);
    expect(await store.snapshot()).toBeNull();
    expect((await store.counts()).papers).toBe(BATCH);
    await store.replaceDerived(derivedOf(), 'run-2');
    expect(await collect(store.allRelatedness())).toHaveLength(BATCH * 10_000);
    await store.close();
    expect(integrity(path)).toEqual([['ok'], []]);
  }, 60_000);

  test('holds the lease until it lapses, in every process', async () => {
    const path = await seededFile('lease.db');
    const child = startChild(script, 'lease', path);
    expect(await child.acknowledged(1)).toEqual(['taken']);
    const store = await openSqliteStore(path);
    expect((await store.acquireLease('the parent'))?.holder).toBe('the child');
    await child.kill();
    expect((await store.acquireLease('the parent'))?.holder).toBe('the child');
    const database = new DatabaseSync(path);
    database.exec('UPDATE lease SET renewed_at = renewed_at - 16000');
    database.close();
    expect(await store.acquireLease('the parent')).toBeNull();
    await store.close();
  }, 60_000);
});

describe('a reader', () => {
  test('answers whole states while another process writes without pause', async () => {
    const path = await seededFile('readers.db');
    const reader = await openSqliteStore(path);
    const child = startChild(script, 'upsert', path);
    const seen: number[] = [];
    for (let wanted = 1; wanted <= 60; wanted += 3) {
      await child.acknowledged(wanted);
      const { papers, mentions, links } = await reader.counts();
      expect([papers % BATCH, mentions, links]).toEqual([0, papers, papers]);
      // What was acknowledged before the question is in the answer.
      expect(papers).toBeGreaterThanOrEqual((wanted + 1) * BATCH);
      seen.push(papers);
      expect((await collect(reader.structure())).length).toBeGreaterThanOrEqual(papers);
    }
    await child.kill();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await reader.close();
  }, 60_000);
});
