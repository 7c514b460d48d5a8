import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { buildIndex } from '../../src/index/build.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import type { Snapshot } from '../../src/model/run.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
});

afterAll(async () => {
  await store?.close();
  folder.remove();
});

test('the index is swapped when that of a new snapshot is ready, and not for one withdrawn meanwhile', async () => {
  const made: [string, boolean][] = [];
  let meanwhile = async (): Promise<void> => undefined;
  const current = await CurrentIndex.open(store, async (snapshot, published) => {
    made.push([snapshot.id, published]);
    const index = await buildIndex(store, snapshot);
    await meanwhile();
    return index;
  });
  expect(current.get().papers.count).toBe(0);
  expect(await current.refresh()).toBe(false);

  await seedShipped(store, [SAMPLE]);
  const published = (await store.snapshot()) as Snapshot;
  const old = current.get();
  meanwhile = () => store.publishSnapshot({ ...published, builtAt: '2031-01-01T00:00:00.000Z' });
  expect(await current.refresh()).toBe(false);
  expect(current.get()).toBe(old);

  let during: GraphIndex | undefined;
  meanwhile = async () => void (during = current.get());
  expect(await current.refresh()).toBe(true);
  expect(during).toBe(old);
  expect(current.get().papers.count).toBe(55);
  expect(await current.refresh()).toBe(false);
  expect(made).toEqual([
    ['unpublished', false],
    [published.id, true],
    [published.id, true],
  ]);
});

test('a failure in a row is told once, and none after the end', async () => {
  const current = await CurrentIndex.open(store);
  let looks = 0;
  current.refresh = () => {
    looks++;
    return Promise.reject(new Error(`look ${looks}`));
  };
  const told: unknown[] = [];
  await new Promise<void>((resolve) => {
    current.watch(
      () => undefined,
      (error) => {
        told.push(error);
        setTimeout(resolve, 2_500);
      },
    );
  });
  current.stop();
  expect(looks).toBeGreaterThan(1);
  expect(told).toEqual([new Error('look 1')]);
});
