import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { exportLines } from '../../../src/exporters/json-lines.js';
import type { CurationRequest } from '../../../src/model/curation.js';
import { curate } from '../../../src/seeder/curate.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { collect } from '../../contract/fixtures.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();

/** A store that papergraph wrote when its schema was of version 2 (at dd21e9c), from three made papers. */
function version2(): string {
  const path = join(folder, 'version-2.db');
  writeFileSync(path, gunzipSync(readFileSync('test/store/sqlite/version-2.db.gz')));
  return path;
}

type Rows = Record<string, unknown[]>;

/** The rows of all tables; full text tables keep theirs in others. */
function rowsOf(path: string): Rows {
  const database = new DatabaseSync(path);
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_text'`,
    )
    .all() as { name: string }[];
  const rows = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()] as const);
  database.close();
  return Object.fromEntries(rows);
}

test('a store that version 2 wrote keeps every row of every table, and goes on', async () => {
  const path = version2();
  const before = rowsOf(path);
  const empty = Object.keys(before).filter((table) => before[table].length === 0);
  expect(empty).toEqual([]);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['papers', 'mentions', 'relatedness', 'lease']));

  const store = await openSqliteStore(path);
  const after = rowsOf(path);
  for (const table of Object.keys(before)) expect({ [table]: after[table] }).toEqual({ [table]: before[table] });
  expect((await store.concepts()).map(({ id, origin, vocabulary }) => [id, origin, vocabulary])).toEqual([
    ['attention', 'vocabulary', 'papergraph'],
    ['dawn-chorus-detection', 'corpus', null],
    ['graph-neural-network', 'vocabulary', 'papergraph'],
    ['linear-attention', 'vocabulary', 'papergraph'],
  ]);
  expect(await store.vocabularies()).toMatchObject([{ name: 'papergraph', license: 'Apache-2.0' }]);
  expect(await store.snapshot()).not.toBeNull();
  expect((await store.searchPapers('nests', 5)).total).toBe(1);
  expect((await store.searchConcepts('inputs', 5)).hits.map(({ id }) => id)).toEqual(['attention']);
  expect([await store.curation(), await store.vectorModel()]).toEqual([[], null]);
  expect(await collect(exportLines(store))).toContainEqual(expect.stringContaining('"coOccurrence"'));

  await store.releaseLease('pid 1 on another machine (abcdef)');
  const merge: CurationRequest = { kind: 'merge', concepts: ['dawn-chorus-detection'], into: 'attention' };
  const { entry } = await curate(store, merge, { by: 'me', note: null });
  expect(entry.movedCount).toBeGreaterThan(1);
  expect((await store.concepts()).map(({ id }) => id)).not.toContain('dawn-chorus-detection');
  await store.close();
});
