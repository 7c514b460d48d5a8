import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import * as statements from '../../../src/store/sqlite/statements.js';
import { folderForSuite } from './folder.js';

const folder = folderForSuite();

/** Statements that are about a whole table, and have no choice but to read it. */
const WHOLE = [
  'ANYTHING APPLICATION CLEAR_SNAPSHOT SNAPSHOT LEASE RELEASE_LEASE RUNS PAPER_ROWS CONCEPT_ROWS CONCEPTS BROADER VOCABULARY_IDS',
  'CONCEPT_ROWS_TO_DROP DELETE_CO_OCCURRENCES_OF_CONCEPTS DELETE_KEYPHRASES DELETE_CO_OCCURRENCES DELETE_RELATEDNESS',
  'ABBREVIATIONS SEARCH_PAPERS IDS_FOUND COUNT_PAPERS_FOUND SEARCH_CONCEPTS COUNT_CONCEPTS_FOUND COUNTS SOURCES',
  'SEARCH_PAPERS_AMONG COUNT_PAPERS_FOUND_AMONG SEARCH_CONCEPTS_AMONG COUNT_CONCEPTS_FOUND_AMONG',
  'CURATION WAIT_NO_MORE CURATED_CONCEPTS SOME_CURATED_PAPERS',
  'VOCABULARIES DELETE_VECTORS VECTOR_MODEL VECTOR_CHANGE ACCESS_KEYS',
  'DELETE_PAPER_TEXT DELETE_CONCEPT_TEXT', // full text tables are told as scanned, whatever is asked of them
]
  .join(' ')
  .split(' ');

test('every other statement finds its rows by an index', async () => {
  const path = join(folder, 'plans.db');
  await (await openSqliteStore(path)).close();
  const database = new DatabaseSync(path);
  const scanning = Object.entries(statements)
    .filter(([, statement]) => /^(SELECT|DELETE|UPDATE|INSERT)/.test(statement))
    .filter(([, statement]) => {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[];
      return plan.some(({ detail }) => /^SCAN (?!(rows|json_each|CONSTANT))/.test(detail));
    })
    .map(([name]) => name);
  database.close();
  expect(scanning.filter((name) => !WHOLE.includes(name))).toEqual([]);
});
