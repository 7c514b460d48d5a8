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
  // As when a mutation waits for it and the watch looks for it: it is made once.
  expect(await Promise.all([current.refresh(), current.refresh()])).toEqual([true, false]);
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

test('before there is an index, what asks for one is told, and it is prepared again until that works', async () => {
  let away = true;
  let prepared = 0;
  const current = new CurrentIndex(store, undefined, () => {
    prepared++;
    return away ? Promise.reject(new Error('away')) : Promise.resolve();
  });
  expect(current.isReady).toBe(false);
  expect(() => current.get()).toThrow('The server is starting');
  await expect(current.refresh()).rejects.toThrow('away');
  away = false;
  expect(await current.refresh()).toBe(true);
  expect(await current.refresh()).toBe(false);
  expect({ isReady: current.isReady, prepared }).toEqual({ isReady: true, prepared: 2 });
});

test('a store that was put in the place of another is taken up once it is published; a seeding of the same is not', async () => {
  const seeding = new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'snapshot' && replaced) return () => Promise.resolve(published);
      if (name === 'runs' && replaced === 'by another') return () => Promise.resolve([]);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  let replaced: 'by itself' | 'by another' | null = null;
  let published: Snapshot | null = null;
  const current = await CurrentIndex.open(seeding);
  const { snapshot } = current.get();
  replaced = 'by itself';
  expect(await current.refresh()).toBe(false);
  expect(current.get().snapshot).toBe(snapshot);
  replaced = 'by another';
  for (let look = 0; look < 2; look++) {
    expect(await current.refresh()).toBe(false);
    expect([current.isReady, current.find(snapshot.id) === null]).toEqual([false, true]);
    expect(() => current.get()).toThrow('its database is being made anew');
  }
  published = { ...snapshot, builtAt: '2031-01-01T00:00:00.000Z' };
  expect(await current.refresh()).toBe(true);
  expect(current.get().snapshot).toBe(published);
  replaced = 'by itself';
  published = null;
  expect(await current.refresh()).toBe(false);
  expect(current.isReady).toBe(true);
});
