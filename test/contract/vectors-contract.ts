import { expect, test } from '@jest/globals';
import { toUnitLength } from '../../src/model/embedding.js';
import type { GraphStore, PaperVector } from '../../src/store/port.js';
import { bundle, paper } from './fixtures.js';

const unit = (...numbers: number[]) => toUnitLength(Float32Array.from(numbers));

export function vectorsContract(current: () => GraphStore): void {
  const papers = ['a', 'b', 'c', 'd'].map((key) => paper(key));
  const vector = (i: number, ...numbers: number[]): PaperVector => ({
    paperId: papers[i].id,
    textHash: `text of ${i}`,
    vector: unit(...numbers),
  });
  const seeded = async () => {
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    return current();
  };

  test('a store without vectors finds none', async () => {
    const store = await seeded();
    expect(await store.vectorModel()).toBeNull();
    expect(await store.nearestPapers(unit(1, 0), 5)).toEqual([]);
    expect(await store.vectorsOfPapers([papers[0].id])).toEqual(new Map());
    await store.saveVectors('m', []);
    expect(await store.vectorModel()).toBeNull();
  });

  test('vectors are stored, replaced and found by cosine', async () => {
    const store = await seeded();
    await store.saveVectors('m', [vector(0, 1, 0, 0), vector(1, 3, 4, 0)]);
    await store.saveVectors('m', [vector(2, 0, 0, 1), vector(0, 0, 1, 0)]);
    expect(await store.vectorModel()).toEqual({ model: 'm', dimensions: 3 });
    expect(await store.vectorsOfPapers([papers[1].id, papers[3].id, 'no'])).toEqual(
      new Map([[papers[1].id, unit(3, 4, 0)]]),
    );
    const hits = await store.nearestPapers(unit(0, 1, 0), 2);
    expect(hits.map(({ id }) => id)).toEqual([papers[0].id, papers[1].id]);
    expect(hits[0].score).toBeCloseTo(1, 6);
    expect(hits[1].score).toBeCloseTo(0.8, 6);
    expect(await store.nearestPapers(unit(1, 0), 2)).toEqual([]);
  });

  test('equal cosines come by id', async () => {
    const store = await seeded();
    await store.saveVectors(
      'm',
      [3, 1, 0, 2].map((i) => vector(i, 1, 1)),
    );
    const ids = papers.map(({ id }) => id).sort();
    expect((await store.nearestPapers(unit(1, 1), 4)).map(({ id }) => id)).toEqual(ids);
  });

  test('another model takes the place of the first, of other dimensions too', async () => {
    const store = await seeded();
    await store.saveVectors('m', [vector(0, 1, 0), vector(1, 0, 1)]);
    expect(await store.nearestPapers(unit(1, 0), 1)).toHaveLength(1);
    await store.saveVectors('n', [vector(1, 1, 0, 0)]);
    expect(await store.vectorModel()).toEqual({ model: 'n', dimensions: 3 });
    expect(await store.vectorHashes(papers.map(({ id }) => id))).toEqual(new Map([[papers[1].id, 'text of 1']]));
    expect((await store.nearestPapers(unit(1, 0, 0), 4)).map(({ id }) => id)).toEqual([papers[1].id]);
  });

  test('vectors of two dimensions are refused whole', async () => {
    const store = await seeded();
    await expect(store.saveVectors('m', [vector(0, 1, 0), vector(1, 1)])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await store.vectorModel()).toBeNull();
    await store.saveVectors('m', [vector(0, 1, 0)]);
    await expect(store.saveVectors('m', [vector(1, 1, 0, 0)])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await store.vectorHashes(papers.map(({ id }) => id))).size).toBe(1);
  });

  test('a paper that is written again keeps its vector; what is published stays so', async () => {
    const store = await seeded();
    await store.publishSnapshot({ id: 's', builtAt: '2026-01-01T00:00:00.000Z' });
    await store.saveVectors('m', [vector(0, 1, 0)]);
    expect((await store.snapshot())?.id).toBe('s');
    await store.upsertPapers([bundle({ ...papers[0], title: 'New' }, { hash: 'new' })], 'run-2');
    expect(await store.vectorHashes([papers[0].id])).toEqual(new Map([[papers[0].id, 'text of 0']]));
    expect((await store.nearestPapers(unit(1, 0), 1)).map(({ id }) => id)).toEqual([papers[0].id]);
  });
}
