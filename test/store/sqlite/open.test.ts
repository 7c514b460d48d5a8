import { describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { ErrorCode, PapergraphError } from '../../../src/model/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import type { GraphStore } from '../../../src/store/port.js';
import { bundle, collect, paper } from '../../contract/fixtures.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();

async function refused(path: string, options?: { readOnly?: boolean }): Promise<PapergraphError> {
  let store: GraphStore;
  try {
    store = await openSqliteStore(path, options);
  } catch (error) {
    return error as PapergraphError;
  }
  await store.close();
  throw new Error(`${path} was opened`);
}

function execute(path: string, script: string): void {
  const database = new DatabaseSync(path);
  database.exec(script);
  database.close();
}

async function seeded(name: string, papers = 1): Promise<string> {
  const path = join(folder, name);
  const store = await openSqliteStore(path);
  const bundles = Array.from({ length: papers }, (_, i) => bundle(paper(`${i}`, { abstract: 'word '.repeat(500) })));
  await store.upsertPapers(bundles, 'run-1');
  await store.close();
  return path;
}

describe('opening', () => {
  test('makes the folders, and finds again what was written', async () => {
    const path = join(folder, 'some', 'folders', 'graph é.db');
    const store = await openSqliteStore(path);
    expect(store.address).toBe(`sqlite:${path}`);
    await store.upsertPapers([bundle(paper('a'))], 'run-1');
    await store.close();
    const again = await openSqliteStore(path);
    expect(await again.papersByIds([paper('a').id])).toEqual([paper('a')]);
    await again.close();
  });

  test('an empty file becomes a store', async () => {
    const path = join(folder, 'empty.db');
    writeFileSync(path, '');
    const store = await openSqliteStore(path);
    expect((await store.counts()).papers).toBe(0);
    await store.close();
  });

  test('a closed store is complete in its one file', async () => {
    const path = await seeded('complete.db');
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    const store = await openSqliteStore(copy);
    expect((await store.counts()).papers).toBe(1);
    await store.close();
  });

  test('the log is ahead of the file, so that readers go on while one writes', async () => {
    const path = await seeded('modes.db');
    const database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toHaveProperty('journal_mode', 'wal');
    database.close();
  });

  test('a store of a newer version is refused, with what to do, and left as it is', async () => {
    const path = await seeded('newer.db');
    execute(path, 'PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
    const before = readFileSync(path);
    const error = await refused(path);
    expect(error.code).toBe('STORE_TOO_NEW');
    expect(error.message).toContain(path);
    expect(error.message).toContain('update papergraph or choose another --store');
    expect(error.details).toMatchObject({ found: 99, known: 3 });
    expect((await refused(path, { readOnly: true })).code).toBe('STORE_TOO_NEW');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.each<[string, ErrorCode, RegExp, (path: string) => unknown]>([
    [
      'a text',
      'BAD_INPUT',
      /no papergraph store/,
      (path) => writeFileSync(path, 'Title\n\nAbstract of a paper.\n'.repeat(200)),
    ],
    ['a short text', 'BAD_INPUT', /no papergraph store/, (path) => writeFileSync(path, 'hello')],
    ['zeros', 'BAD_INPUT', /no papergraph store/, (path) => writeFileSync(path, Buffer.alloc(8192))],
    ['a folder', 'BAD_INPUT', /folder; name a file in it/, (path) => mkdirSync(path)],
    [
      'another program’s',
      'BAD_INPUT',
      /another program/,
      (path) => execute(path, 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'),
    ],
    [
      'versioned',
      'BAD_INPUT',
      /another program/,
      (path) => execute(path, 'PRAGMA user_version = 1; CREATE TABLE t (a)'),
    ],
  ])('%s is refused, and left as it is', async (name, code, words, make) => {
    const path = join(folder, `${name}.file`);
    make(path);
    const content = () => (statSync(path).isDirectory() ? null : readFileSync(path).toString('base64'));
    const before = content();
    const error = await refused(path);
    expect(error.code).toBe(code);
    expect(error.message).toContain(path);
    expect(error.message).toMatch(words);
    expect(error.message).not.toMatch(/select|pragma/i);
    expect(content()).toBe(before);
  });

  test('a file cannot be a folder of the path', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    for (const path of [join(folder, 'file', 'graph.db'), join(folder, 'file', 'deeper', 'graph.db')]) {
      const error = await refused(path);
      expect(error.code).toBe('BAD_INPUT');
      expect(error.message).toContain(path);
    }
  });
});

describe('a damaged file', () => {
  /** Opens and reads all there is. */
  async function readAll(path: string): Promise<void> {
    const store = await openSqliteStore(path);
    try {
      await collect(store.allPapers());
      await store.searchPapers('word', 10);
    } finally {
      await store.close();
    }
  }

  test.each<[string, (path: string) => void]>([
    ['cut in half', (path) => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096)],
    [
      'overwritten',
      (path) => {
        const content = readFileSync(path);
        content.fill(0xa5, 4096);
        writeFileSync(path, content);
      },
    ],
  ])('that was %s is told by name, with what to do', async (name, damage) => {
    const path = await seeded(`${name}.db`, 100);
    await readAll(path);
    damage(path);
    const error = await readAll(path).then(
      () => null,
      (reason: PapergraphError) => reason,
    );
    expect(error?.code).toBe('STORE_FAILED');
    expect(error?.message).toContain(path);
    expect(error?.message).toMatch(/damaged; put a backup in its place, or move it away and seed again/);
  });

  test('without its first page is no store', async () => {
    const path = await seeded('header.db');
    const content = readFileSync(path);
    content.fill(0x20, 0, 4096);
    writeFileSync(path, content);
    expect((await refused(path)).code).toBe('BAD_INPUT');
  });
});

describe('opening to read only', () => {
  test('reads, and refuses to write', async () => {
    const path = await seeded('read.db');
    const store = await openSqliteStore(path, { readOnly: true });
    expect((await store.counts()).papers).toBe(1);
    const error = await store.upsertPapers([bundle(paper('b'))], 'run-2').then(
      () => null,
      (reason: PapergraphError) => reason,
    );
    expect(error?.code).toBe('STORE_READ_ONLY');
    expect(error?.message).toMatch(/only read/);
    await store.close();
  });

  test('needs something to read', async () => {
    expect((await refused(join(folder, 'none.db'), { readOnly: true })).code).toBe('BAD_INPUT');
    const path = join(folder, 'nothing.db');
    writeFileSync(path, '');
    expect((await refused(path, { readOnly: true })).message).toMatch(/nothing has been seeded/);
  });
});
