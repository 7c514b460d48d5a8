import { describe, expect, test } from '@jest/globals';
import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import type { PapergraphError } from '../../../src/model/errors.js';
import { SqliteConnection } from '../../../src/store/sqlite/connection.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { bundle, concept, derived, mention, paper, relatedness } from '../../contract/fixtures.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();

function failure(promise: Promise<unknown>): Promise<PapergraphError> {
  return promise.then(
    () => {
      throw new Error('It did not fail');
    },
    (error: PapergraphError) => error,
  );
}

describe('two connections to one file', () => {
  test('a reader is not held up by a write that has begun, and sees it once it is done', async () => {
    const path = join(folder, 'two.db');
    const store = await openSqliteStore(path);
    await store.publishSnapshot({ id: 'old', builtAt: '2024-01-01T00:00:00.000Z' });
    const writer = new DatabaseSync(path);
    writer.exec("BEGIN IMMEDIATE; UPDATE snapshot SET id = 'new'");
    expect((await store.snapshot())?.id).toBe('old');
    writer.exec('COMMIT');
    expect((await store.snapshot())?.id).toBe('new');
    writer.close();
    await store.close();
  });

  test('a writer waits for another without holding up this process', async () => {
    const path = join(folder, 'waits.db');
    const store = await openSqliteStore(path);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    let written = false;
    const write = store.upsertPapers([bundle(paper('a'))], 'run-1').then(() => (written = true));
    await sleep(200);
    expect(written).toBe(false);
    expect((await store.counts()).papers).toBe(0);
    other.exec('COMMIT');
    await write;
    expect((await store.counts()).papers).toBe(1);
    other.close();
    await store.close();
  });

  test('a writer that waits too long says that the store is busy', async () => {
    const path = join(folder, 'busy.db');
    await (await openSqliteStore(path)).close();
    const connection = new SqliteConnection(path, { readOnly: false, patienceMs: 100 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const error = await failure(connection.write(() => undefined));
    expect(error.code).toBe('STORE_BUSY');
    expect(error.message).toContain(path);
    other.exec('ROLLBACK');
    expect(await connection.write(() => 'done')).toBe('done');
    other.close();
    connection.close();
  });

  test('the lease is seen through both, without waiting for a write', async () => {
    const path = join(folder, 'lease.db');
    const [one, two] = [await openSqliteStore(path), await openSqliteStore(path)];
    expect(await one.acquireLease('one')).toBeNull();
    const writer = new DatabaseSync(path);
    writer.exec('BEGIN IMMEDIATE');
    expect((await two.acquireLease('two'))?.holder).toBe('one');
    writer.exec('ROLLBACK');
    writer.close();
    await one.releaseLease('one');
    expect(await two.acquireLease('two')).toBeNull();
    expect((await one.acquireLease('one'))?.holder).toBe('two');
    await Promise.all([one.close(), two.close()]);
  });

  test('many that make the same new store at once all get it', async () => {
    const path = join(folder, 'race.db');
    const stores = await Promise.all(Array.from({ length: 5 }, () => openSqliteStore(path)));
    await Promise.all(stores.map((store, i) => store.upsertPapers([bundle(paper(`${i}`))], 'run-1')));
    expect((await stores[0].counts()).papers).toBe(5);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a write that fails', () => {
  test('leaves nothing behind, and the store goes on', async () => {
    const store = await openSqliteStore(join(folder, 'fails.db'));
    await store.publishSnapshot({ id: 'whole', builtAt: '2024-01-01T00:00:00.000Z' });
    const [good, bad] = [paper('good'), paper('bad')];
    const error = await failure(
      store.upsertPapers([bundle(good), bundle(bad, { mentions: [mention(bad, 'no-concept', 'paper')] })], 'run-1'),
    );
    expect(error.code).toBe('STORE_FAILED');
    expect(error.details).toEqual({ id: 'no-concept' });
    expect((await store.counts()).papers).toBe(0);
    expect(await store.snapshot()).not.toBeNull();
    const missing = await failure(store.replaceDerived(derived({ relatedness: [relatedness(good, bad, 1)] }), 'run-1'));
    expect(missing.code).toBe('STORE_FAILED');
    await store.replaceVocabulary([concept('graph')]);
    await store.upsertPapers([bundle(good)], 'run-1');
    expect((await store.counts()).papers).toBe(1);
    await store.close();
  });

  test('is told without any SQL', async () => {
    const path = join(folder, 'sql.db');
    const store = await openSqliteStore(path);
    const other = new DatabaseSync(path);
    other.exec('DROP TABLE paper_titles');
    other.close();
    const error = await failure(store.upsertPapers([bundle(paper('a'))], 'run-1'));
    expect(error.code).toBe('STORE_FAILED');
    expect(error.message).toContain(path);
    expect(error.message).not.toMatch(/insert|paper_titles|values/i);
    expect(error.cause).toHaveProperty('errcode');
    await store.close();
  });

  test('after closing says that the store is closed', async () => {
    const store = await openSqliteStore(join(folder, 'closed.db'));
    await store.close();
    await store.close();
    expect((await failure(store.counts())).code).toBe('STORE_FAILED');
    expect((await failure(store.upsertPapers([], 'run-1'))).message).toMatch(/closed/);
  });
});

test('what is no store in the place of the file makes the store unavailable, until it is put back', async () => {
  const path = join(folder, 'replaced.db');
  const store = await openSqliteStore(path);
  await store.publishSnapshot({ id: 'here', builtAt: '2024-01-01T00:00:00.000Z' });
  const files = ['', '-wal', '-shm'].map((end) => `${path}${end}`);
  for (const file of files) renameSync(file, `${file}.away`);
  writeFileSync(path, 'rubbish that is longer than the head of a database: '.repeat(10));
  expect((await failure(store.snapshot())).code).toBe('STORE_UNAVAILABLE');
  rmSync(path);
  mkdirSync(path);
  expect((await failure(store.snapshot())).code).toBe('STORE_UNAVAILABLE');
  rmdirSync(path);
  for (const file of files) renameSync(`${file}.away`, file);
  expect((await store.snapshot())?.id).toBe('here');
  await store.close();
});
