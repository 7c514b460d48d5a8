import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadThread } from '../../src/cli/read-thread.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

// A thread runs what is built.
const built: string = '../../dist/cli/read-thread.js';
const Thread = ((await import(built)) as { ReadThread: typeof ReadThread }).ReadThread;

const folder = temporaryFolder();
const file = join(folder.path, 'graph.db');
const open: ReadThread[] = [];
let local: GraphStore;

beforeAll(async () => {
  local = await sqliteIn(folder.path);
  await seedShipped(local, [SAMPLE]);
});

afterAll(async () => {
  for (const thread of open) await thread.close();
  await local?.close();
  folder.remove();
});

function threaded(patienceMs = 10_000): { store: GraphStore; thread: ReadThread } {
  const thread = new Thread(`sqlite:${file}`, patienceMs);
  open.push(thread);
  return { store: thread.store(local), thread };
}

test('long calls answer in a thread as they do without one, and the others as they are', async () => {
  const { store } = threaded();
  const calls: ((of: GraphStore) => Promise<unknown>)[] = [
    (of) => of.searchPapers('linear', 20),
    (of) => of.searchPapers('linear', 0),
    (of) => of.searchConcepts('attention', 20),
    (of) => of.paperIdsWithWords('linear'),
    (of) => of.counts(),
    (of) => of.sources(),
    (of) => of.mentionsOfConcept('linear-attention', { gte: 0.5 }, { limit: 3 }),
    (of) => of.countMentionsOfConcept('linear-attention', {}),
    (of) => of.snapshot(),
    (of) => of.concepts(),
  ];
  expect(await Promise.all(calls.map((call) => call(store)))).toEqual(
    await Promise.all(calls.map((call) => call(local))),
  );
  expect((await store.searchPapers('linear', 20)).hits.length).toBeGreaterThan(1);
});

test('a failure keeps its code, and the next call is answered', async () => {
  const { store } = threaded();
  renameSync(file, `${file}.away`);
  // The first: the thread opens the store for it.
  await expect(store.counts()).rejects.toMatchObject({ name: 'PapergraphError', code: 'STORE_UNAVAILABLE' });
  renameSync(`${file}.away`, file);
  expect(await store.counts()).toEqual(await local.counts());
  renameSync(file, `${file}.away`);
  await expect(store.counts()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  renameSync(`${file}.away`, file);
  expect((await store.counts()).papers).toBe(55);
});

test('who waits too long is told so, and who waits at the end is let go', async () => {
  const { store } = threaded(-1);
  await expect(store.counts()).rejects.toMatchObject({ code: 'STORE_BUSY' });
  const ending = threaded();
  const first = ending.store.counts();
  const second = ending.store.sources();
  const closed = ending.thread.close();
  await expect(second).rejects.toThrow('The server is ending.');
  expect((await first).papers).toBe(55);
  await closed;
  await expect(ending.store.counts()).rejects.toThrow('The server is ending.');
});
