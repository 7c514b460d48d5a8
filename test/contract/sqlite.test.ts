import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { describeStoreContract } from './store-contract.js';

const folder = mkdtempSync(join(tmpdir(), 'papergraph-contract-'));
let opened = 0;

describeStoreContract('SQLite', () => openSqliteStore(join(folder, `${++opened}.db`)), {
  ageLease: async (store, milliseconds) => {
    const database = new DatabaseSync(store.address.slice('sqlite:'.length));
    database.prepare('UPDATE lease SET renewed_at = renewed_at - ?').run(milliseconds);
    database.close();
  },
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
