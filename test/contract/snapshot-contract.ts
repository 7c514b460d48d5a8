import { expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import type { CoOccurrence } from '../../src/model/edges.js';
import { bundle, concept, coOccurrence, derived, paper, run } from './fixtures.js';

const published = { id: 'a1b2', builtAt: '2024-01-01T00:00:00.000Z' };

export function snapshotContract(current: () => GraphStore): void {
  test('there is none before the first, and the last one after', async () => {
    expect(await current().snapshot()).toBeNull();
    await current().publishSnapshot(published);
    expect(await current().snapshot()).toEqual(published);
    const next = { id: 'c3d4', builtAt: '2024-02-01T00:00:00.000Z' };
    await current().publishSnapshot(next);
    expect(await current().snapshot()).toEqual(next);
  });

  test.each<[string, (store: GraphStore) => Promise<void>]>([
    ['replaceVocabulary', (store) => store.replaceVocabulary([concept('graph')])],
    ['upsertPapers', (store) => store.upsertPapers([bundle(paper('a'))], 'run-1')],
    ['replaceDerived', (store) => store.replaceDerived(derived(), 'run-1')],
  ])('%s clears it', async (_, write) => {
    await current().publishSnapshot(published);
    await write(current());
    expect(await current().snapshot()).toBeNull();
  });

  test('a derivation that breaks off leaves it cleared', async () => {
    await current().publishSnapshot(published);
    function* broken(): Generator<CoOccurrence> {
      yield coOccurrence('graph', 'kernel');
      throw new RangeError('broken off');
    }
    await expect(current().replaceDerived(derived({ coOccurrences: broken() }), 'run-1')).rejects.toThrow('broken off');
    expect(await current().snapshot()).toBeNull();
    await current().replaceDerived(derived(), 'run-1');
  });

  test('runs and leases leave it alone', async () => {
    await current().publishSnapshot(published);
    await current().saveRun(run('run-1', '2024-01-01T00:00:00.000Z'));
    await current().acquireLease('one');
    await current().releaseLease('one');
    expect(await current().snapshot()).toEqual(published);
  });
}
