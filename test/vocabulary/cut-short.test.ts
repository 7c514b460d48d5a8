import { afterAll, expect, test } from '@jest/globals';
import type { Vocabularies } from '../../src/model/vocabulary.js';
import { changeVocabularies } from '../../src/seeder/change-vocabularies.js';
import { curate } from '../../src/seeder/curate.js';
import { withVocabulary } from '../../src/seeder/stored-vocabularies.js';
import type { GraphStore } from '../../src/store/port.js';
import { concept } from '../contract/fixtures.js';
import { graphOf, papersFile, seeded, VOCABULARY } from '../curation/graph-of.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { models } from '../support/models.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const added = concept('made:survey', { name: 'survey', vocabulary: 'made' });
const change = (known: Vocabularies) =>
  withVocabulary(known, { name: 'made', version: null, license: null, uri: null }, [added]);
const add = (store: GraphStore, signal?: AbortSignal) =>
  changeVocabularies(store, VOCABULARY, () => models, 'vocabulary made', change, { signal });

test('what is cut short after the vocabulary was changed is finished by the same import, or by a seeding', async () => {
  const file = papersFile(folder.path);
  const stores = await Promise.all(['whole', 'import', 'seed'].map((name) => sqliteIn(folder.path, `${name}.db`)));
  const [whole, imported, seededAgain] = stores;
  try {
    for (const store of stores) await seeded(store, file);
    await add(whole);
    const graph = await graphOf(whole);
    expect(graph.mentions.map(({ conceptId }) => conceptId)).toContain('made:survey');
    for (const store of [imported, seededAgain]) {
      await expect(add(store, AbortSignal.abort())).rejects.toThrow();
      expect(await store.snapshot()).toBeNull();
      const hide = curate(store, { kind: 'hide', concept: 'SEM' }, { by: 'me', note: null });
      await expect(hide).rejects.toThrow('finish it first: run it again');
    }
    expect(await add(imported)).toMatchObject({ changed: true });
    await seeded(seededAgain, file);
    expect(await graphOf(imported)).toEqual(graph);
    expect(await graphOf(seededAgain)).toEqual(graph);
  } finally {
    for (const store of stores) await store.close();
  }
});
