import { expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, paper, run } from './fixtures.js';

export function runsContract(current: () => GraphStore): void {
  test('runs come newest first, as they were saved', async () => {
    const first = run('run-b', '2024-01-01T00:00:00.000Z', {
      finishedAt: '2024-01-01T00:00:09.500Z',
      source: 'añejo "page", second\\file',
      counts: { new: 3, unchanged: 2, updated: 1, skipped: 4 },
      settings: { neighbors: 7, minCooccurrence: 2, extractor: 'e"1' },
    });
    const second = run('run-a', '2024-06-01T00:00:00.000Z');
    const third = run('run-c', '2025-01-01T00:00:00.000Z');
    expect(await current().runs()).toEqual([]);
    for (const each of [second, third, first]) await current().saveRun(each);
    expect(await current().runs()).toEqual([third, second, first]);
  });

  test('saving a run again updates it', async () => {
    const begun = run('run-1', '2024-01-01T00:00:00.000Z');
    await current().saveRun(begun);
    const finished = {
      ...begun,
      finishedAt: '2024-01-01T00:01:00.000Z',
      counts: { new: 1, unchanged: 0, updated: 0, skipped: 0 },
    };
    await current().saveRun(finished);
    expect(await current().runs()).toEqual([finished]);
  });

  test('each paper names the run that last wrote it', async () => {
    const [a, b] = [paper('a'), paper('b')];
    await current().upsertPapers([bundle(a), bundle(b)], 'run-1');
    await current().upsertPapers([bundle(b, { hash: 'second' })], 'run-2');
    const expected = [[a.id, 'run-1'] as const, [b.id, 'run-2'] as const].sort();
    expect(await current().runsOfPapers([b.id, a.id, 'nothing', a.id])).toEqual(new Map(expected));
    expect(await current().runsOfPapers([])).toEqual(new Map());
  });
}
