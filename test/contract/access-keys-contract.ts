import { expect, test } from '@jest/globals';
import type { AccessKey } from '../../src/model/access-key.js';
import type { GraphStore } from '../../src/store/port.js';
import { collect } from './fixtures.js';

export function accessKeysContract(current: () => GraphStore): void {
  const key = (name: string, changes: Partial<AccessKey> = {}): AccessKey => ({
    name,
    scopes: ['read', 'curate'],
    digest: name.padEnd(64, '0'),
    createdAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  });

  test('keeps keys by name, each until it is taken away', async () => {
    const store = current();
    expect(await store.accessKeys()).toEqual([]);
    for (const name of ['nightly', 'Ana Díaz', 'b']) expect(await store.addAccessKey(key(name))).toBe(true);
    expect(await store.accessKeys()).toEqual([key('Ana Díaz'), key('b'), key('nightly')]);
    expect(await store.removeAccessKey('b')).toBe(true);
    expect(await store.removeAccessKey('b')).toBe(false);
    expect(await store.accessKeys()).toEqual([key('Ana Díaz'), key('nightly')]);
  });

  test('leaves a key alone when another of its name is added', async () => {
    const store = current();
    await store.addAccessKey(key('a', { scopes: ['ingest'] }));
    expect(await store.addAccessKey(key('a', { digest: 'f'.repeat(64) }))).toBe(false);
    expect(await store.accessKeys()).toEqual([key('a', { scopes: ['ingest'] })]);
  });

  test('keys are no part of the graph: its snapshot stays, and nothing of them is exported', async () => {
    const store = current();
    const snapshot = { id: 'abc', builtAt: '2026-01-01T00:00:00.000Z' };
    await store.publishSnapshot(snapshot);
    await store.addAccessKey(key('a'));
    expect(await store.snapshot()).toEqual(snapshot);
    expect(await collect(store.allPapers())).toEqual([]);
    expect(await store.counts()).toMatchObject({ papers: 0, concepts: 0 });
  });
}
