import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { PAGE, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { describeNumbers } from './numbers.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('the sample that ships', () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await sqliteIn(folder.path, 'sample.db');
    const { counts, issues } = await seedShipped(store, [SAMPLE]);
    expect({ new: counts.new, issues }).toEqual({ new: 55, issues: [] });
  });
  afterAll(() => store?.close());

  describeNumbers(() => store);

  test('tells each paper in 2 to 4 sentences', () => {
    for (const line of readFileSync(SAMPLE, 'utf8').trim().split('\n')) {
      const { title, abstract } = JSON.parse(line) as { title: string; abstract: string };
      const sentences = abstract.split(/(?<=[.!?])\s+(?=[A-Z])/).length;
      expect({ title, sentences, told: sentences >= 2 && sentences <= 4 }).toMatchObject({ told: true });
    }
  });
});

describe('the vocabulary that ships', () => {
  test('holds at least 500 concepts, each with a definition, of every kind', async () => {
    const concepts = await readConceptsFile(SHIPPED_VOCABULARY);
    expect(concepts.length).toBeGreaterThanOrEqual(500);
    expect(concepts.filter(({ definition }) => !definition || definition.includes('\n'))).toEqual([]);
    expect(new Set(concepts.map(({ kind }) => kind)).size).toBe(7);
  });
});

if (existsSync(PAGE)) {
  describe('the trending page', () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await sqliteIn(folder.path, 'page.db');
      const { counts } = await seedShipped(store, [PAGE]);
      expect(counts).toEqual({ new: 55, unchanged: 0, updated: 0, skipped: 0 });
    });
    afterAll(() => store?.close());

    describeNumbers(() => store);

    test('shares no sentence with the sample', () => {
      const page = readFileSync(PAGE, 'utf8').replace(/\s+/g, ' ');
      const sentences = readFileSync(SAMPLE, 'utf8')
        .trim()
        .split('\n')
        .flatMap((line) => (JSON.parse(line) as { abstract: string }).abstract.split(/(?<=[.!?])\s+/));
      expect(sentences.filter((sentence) => page.includes(sentence))).toEqual([]);
    });

    test('seeded over the sample, makes the same 55 papers', async () => {
      const both = await sqliteIn(folder.path, 'both.db');
      await seedShipped(both, [SAMPLE]);
      const { counts, store: held } = await seedShipped(both, [PAGE]);
      await both.close();
      expect(counts).toMatchObject({ new: 0, updated: 55 });
      expect(held).toMatchObject({ papers: 55, links: 10 });
    });
  });
} else {
  test('the trending page is not here', () => {
    console.warn(`${PAGE} is not here: its numbers were not checked, only those of the sample.`);
  });
}
