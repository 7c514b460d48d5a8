import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { withAnswers } from '../support/answers-section.js';
import { dataOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const PAGE = 'docs/api.md';
const folder = temporaryFolder();
let store: GraphStore;
beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
});
afterAll(async () => {
  await store?.close();
  folder.remove();
});

test('the answers in docs/api.md are those on the sample (PAPERGRAPH_WRITE_ANSWERS=1 writes them)', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const now = await withAnswers(page, (query, variables) => dataOf(store, query, variables));
  if (process.env.PAPERGRAPH_WRITE_ANSWERS === '1') writeFileSync(PAGE, now);
  else expect(page).toBe(now);
});
