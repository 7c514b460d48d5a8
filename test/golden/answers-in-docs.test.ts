import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { withAnswers } from '../support/answers-section.js';
import { nightlyIngest } from '../support/nightly-ingest.js';
import { dataOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const PAGE = 'docs/api.md';
const folder = temporaryFolder();
let store: GraphStore;
let other: GraphStore;
beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  // What it has written is in its file once it is closed.
  await store.close();
  cpSync(join(folder.path, 'graph.db'), join(folder.path, 'other.db'));
  store = await sqliteIn(folder.path);
  other = await sqliteIn(folder.path, 'other.db');
});
afterAll(async () => {
  await store?.close();
  await other?.close();
  folder.remove();
});

/** Its id is another whenever anything changes that papers are read by. */
async function withoutSnapshot(answer: ReturnType<typeof nightlyIngest>): Promise<unknown> {
  const text = JSON.stringify(await answer);
  return JSON.parse(text.replace(/"snapshotId":"[0-9a-f]+"/, '"snapshotId":"SNAPSHOT"'));
}

test('the answers in docs/api.md are those on the sample (PAPERGRAPH_WRITE_ANSWERS=1 writes them)', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const now = await withAnswers(page, ({ file, query, variables }) =>
    // What it writes, the questions after it must not see.
    file.startsWith('writing/') ? withoutSnapshot(nightlyIngest(other)) : dataOf(store, query, variables),
  );
  if (process.env.PAPERGRAPH_WRITE_ANSWERS === '1') writeFileSync(PAGE, now);
  else expect(page).toBe(now);
});
