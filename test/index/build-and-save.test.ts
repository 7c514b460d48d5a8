import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sizeOfIndex } from '../../src/index/memory.js';
import { buildAndSave, loadIndex } from '../../src/index/saved-index.js';
import { sectionsOf } from '../../src/index/sections.js';
import type { Snapshot } from '../../src/model/run.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;
let snapshot: Snapshot;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  snapshot = (await store.snapshot())!;
});

afterAll(async () => {
  await store?.close();
  folder.remove();
});

const silent = (line: string) => expect(line).toBe('');

test('what is saved of a store is what is loaded', async () => {
  const path = join(folder.path, 'saved.index');
  const sections = await buildAndSave(store, snapshot, path, { log: silent });
  const index = await loadIndex(path, snapshot, silent);
  expect(index?.papers.count).toBe(55);
  expect(sectionsOf(index!)).toEqual(sections);
});

test('what was read while the snapshot was withdrawn is not saved, even if the same graph was published again', async () => {
  const path = join(folder.path, 'torn.index');
  for (const now of [null, { ...snapshot, id: 'another' }, { ...snapshot, builtAt: '2031-01-01T00:00:00.000Z' }]) {
    const changing = new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'snapshot') return async () => now;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await buildAndSave(changing, snapshot, path, { log: silent });
    expect(existsSync(path)).toBe(false);
  }
});

test('a building ends when it is asked to', async () => {
  let asked = 0;
  const signal = {
    throwIfAborted: () => {
      if (++asked === 3) throw new Error('asked to end');
    },
  };
  await expect(buildAndSave(store, snapshot, null, { log: silent, signal })).rejects.toThrow('asked to end');
  expect(asked).toBe(3);
});

test('the size is the same from the file and from the store', async () => {
  const path = join(folder.path, 'size.index');
  const built = await sizeOfIndex(store, snapshot, path);
  await buildAndSave(store, snapshot, path, { log: silent });
  expect(await sizeOfIndex(store, snapshot, path)).toEqual(built);
  expect(built.perPaper).toBeGreaterThan(30);
});
