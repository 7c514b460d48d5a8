import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import {
  bundle,
  candidate,
  collect,
  concept,
  corpusConcept,
  derived,
  mention,
  paper,
} from '../../contract/fixtures.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();

const a = paper('a', { abstract: 'A graph kernel (GK) and message passing.', keywords: ['graph'] });
const own = [mention(a, 'graph', 'graph'), mention(a, 'graph', 'GK', 'abstract', 'abbreviation', 0.95)];
const phrase = mention(a, 'message-passing', 'message passing', 'abstract', 'keyphrase', 0.7);
const { key, name, abbreviation, spans } = candidate(a, 'message passing');
const unranked = { key, name, abbreviation, spans };

/** What the first version of the schema took: the tables that the store writes have not changed otherwise. */
async function version1(file: string): Promise<string> {
  const path = join(folder, file);
  const made = join(folder, `made-${file}`);
  const store = await openSqliteStore(made);
  await store.replaceVocabulary([concept('graph')]);
  await store.upsertPapers([bundle(a, { mentions: own, candidates: [candidate(a, 'message passing')] })], 'run-1');
  await store.replaceDerived(
    derived({ corpusConcepts: [corpusConcept('message-passing')], keyphraseMentions: [phrase] }),
    'run-1',
  );
  await store.publishSnapshot({ id: 'abc', builtAt: '2025-01-01T00:00:00.000Z' });
  await store.close();

  const database = new DatabaseSync(path);
  database.exec(readFileSync('test/store/sqlite/schema-1.sql', 'utf8'));
  database.prepare('ATTACH ? AS made').run(made);
  const tables = database
    .prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY rowid`)
    .all() as { name: string }[];
  expect(tables.length).toBeGreaterThan(10);
  for (const { name: table } of tables) database.exec(`INSERT INTO ${table} SELECT * FROM made.${table}`);
  database.prepare('UPDATE candidates SET content = ?').run(JSON.stringify([unranked]));
  database.close();
  return path;
}

function schemaOf(path: string): unknown[] {
  const database = new DatabaseSync(path);
  const found = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
  found.push(database.prepare('PRAGMA user_version').get()!);
  database.close();
  return found;
}

describe('a store of version 1', () => {
  test('is brought up to date by opening it, and loses nothing', async () => {
    const path = await version1('old.db');
    const store = await openSqliteStore(path);
    expect(await store.mentionsOfPapers([a.id])).toEqual([own[0], own[1], phrase]);
    expect(await store.snapshot()).toMatchObject({ id: 'abc' });
    expect(await store.abbreviations()).toEqual(new Map([['graph', ['GK']]]));
    const [{ mentions, candidates }] = await collect(store.allPapers());
    expect(mentions).toEqual(own);
    expect(candidates).toEqual([{ ...unranked, confidence: 0.7 }]);
    const keyword = mention(a, 'graph', 'graph', 'keywords', 'author-keyword', 0.95);
    expect(await store.vocabularies()).toMatchObject([{ name: 'papergraph', version: null }]);
    expect(await store.concepts()).toEqual([concept('graph'), corpusConcept('message-passing')]);
    await store.upsertPapers([bundle(a, { mentions: [...own, keyword] })], 'run-2');
    expect(await store.mentionsOfPapers([a.id])).toEqual([...own, keyword]);
    await store.close();
  });

  test('has then the tables and indexes of a new one', async () => {
    const path = await version1('tables.db');
    const fresh = join(folder, 'fresh.db');
    for (const each of [path, fresh]) await (await openSqliteStore(each)).close();
    expect(schemaOf(path)).toEqual(schemaOf(fresh));
  });

  test('is made anew by one of two that open it at once', async () => {
    const path = await version1('two.db');
    const stores = await Promise.all([openSqliteStore(path), openSqliteStore(path)]);
    for (const store of stores) {
      expect(await store.counts()).toMatchObject({ papers: 1, mentions: 3 });
      await store.close();
    }
  });

  test('is left as it is where a step fails', async () => {
    const path = await version1('fails.db');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE keyphrase_mentions_1 (a)');
    database.close();
    const before = schemaOf(path);
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(schemaOf(path)).toEqual(before);
  });

  test('cannot be read only; the message says what to do, and nothing is changed', async () => {
    const path = await version1('read-only.db');
    const before = schemaOf(path);
    const opened = openSqliteStore(path, { readOnly: true });
    await expect(opened).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/older papergraph \(schema 1, this one reads 3\); open it once/) as unknown,
    });
    await expect(opened).rejects.toThrow(path);
    expect(schemaOf(path)).toEqual(before);
  });
});
