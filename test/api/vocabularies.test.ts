import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { curate } from '../../src/seeder/curate.js';
import { finishRun } from '../../src/seeder/finish-run.js';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, concept, mention, paper, run } from '../contract/fixtures.js';
import { ask, dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;

/**
 * animal ─ bird ─ parrot, owl      (level 0, 1, 2)
 * place ─ forest, cave             (level 0, 1)
 */
const BIRDS = { vocabulary: 'birds', language: 'en' };
const CONCEPTS = [
  concept('animal', BIRDS),
  concept('bird', { ...BIRDS, broader: ['animal'], related: ['cave', 'forest'] }),
  concept('cave', { ...BIRDS, broader: ['place'], related: ['bird'] }),
  concept('forest', { ...BIRDS, broader: ['place'], related: ['bird'] }),
  concept('owl', { ...BIRDS, broader: ['bird'], uri: 'http://birds.example/owl' }),
  concept('parrot', {
    ...BIRDS,
    broader: ['bird'],
    aliases: ['psittacine'],
    exactMatches: ['http://elsewhere.example/parrot', 'w:parrot'],
    translations: [
      { text: 'loro', language: 'es', preferred: true },
      { text: 'papagayo', language: 'es', preferred: false },
      { text: 'Papagei', language: 'de', preferred: true },
    ],
  }),
  concept('place', BIRDS),
  concept('w:owl', { vocabulary: 'words', name: 'owls of words', exactMatches: ['http://birds.example/owl'] }),
  concept('w:parrot', { vocabulary: 'words', name: 'parrots of words' }),
];
/** Which concepts each paper speaks of. */
const PAPERS = [['parrot', 'forest'], ['owl', 'forest'], ['owl', 'cave', 'place'], ['parrot'], ['cave', 'bird']];

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  const license = { version: null, license: null, uri: null };
  await store.replaceVocabulary(CONCEPTS, [
    { name: 'birds', ...license },
    { name: 'words', ...license },
  ]);
  const bundles = PAPERS.map((ids, at) => {
    const record = paper(String(at), { abstract: ids.join(' ') });
    return bundle(record, { mentions: ids.map((id) => mention(record, id, id)) });
  });
  const begun = run('run-1', '2026-01-01T00:00:00.000Z');
  await store.upsertPapers(bundles, begun.id);
  await finishRun(store, begun, {});
});
afterAll(async () => {
  await store?.close();
  folder.remove();
});

describe('a concept of a vocabulary', () => {
  test('has labels in all languages, or in one', async () => {
    const { concept: found } = await dataOf<{ concept: object }>(
      store,
      `{ concept(id: "parrot") { all: labels { text language preferred } es: labels(language: "ES") { text preferred }
        en: labels(language: "en") { text } none: labels(language: "fr") { text } } }`,
    );
    expect(found).toEqual({
      all: [
        { text: 'parrot', language: 'en', preferred: true },
        { text: 'psittacine', language: 'en', preferred: false },
        { text: 'loro', language: 'es', preferred: true },
        { text: 'papagayo', language: 'es', preferred: false },
        { text: 'Papagei', language: 'de', preferred: true },
      ],
      es: [
        { text: 'loro', preferred: true },
        { text: 'papagayo', preferred: false },
      ],
      en: [{ text: 'parrot' }, { text: 'psittacine' }],
      none: [],
    });
  });

  const RELATIONS = `{ bird: concept(id: "bird") { related { id } }
    cave: concept(id: "cave") { related { id } }
    owl: concept(id: "owl") { exactMatches { uri concept { id vocabulary { name } } } }
    parrot: concept(id: "parrot") { exactMatches { uri concept { id } } }
    others: concept(id: "w:parrot") { exactMatches { uri concept { id } } } }`;

  test('names what is related to it, and what means the same, whichever side says so', async () => {
    expect(await dataOf(store, RELATIONS)).toEqual({
      bird: { related: [{ id: 'cave' }, { id: 'forest' }] },
      cave: { related: [{ id: 'bird' }] },
      owl: { exactMatches: [{ uri: 'w:owl', concept: { id: 'w:owl', vocabulary: { name: 'words' } } }] },
      parrot: {
        exactMatches: [
          { uri: 'http://elsewhere.example/parrot', concept: null },
          { uri: 'w:parrot', concept: { id: 'w:parrot' } },
        ],
      },
      others: { exactMatches: [{ uri: 'parrot', concept: { id: 'parrot' } }] },
    });
  });

  test('co-occurs with concepts of a level, each with all that are narrower', async () => {
    const query = (level: number, id = 'place') =>
      `{ concept(id: "${id}") { cooccurring(first: 10, level: ${level}, measure: JACCARD) { totalCount edges { count score node { id } } } } }`;
    // Papers of places: 0, 1, 2, 4; of birds: all.
    expect(await dataOf(store, query(0))).toEqual({
      concept: { cooccurring: { totalCount: 1, edges: [{ count: 4, score: 4 / 5, node: { id: 'animal' } }] } },
    });
    expect(await dataOf(store, query(1))).toEqual({
      concept: { cooccurring: { totalCount: 1, edges: [{ count: 4, score: 4 / 5, node: { id: 'bird' } }] } },
    });
    expect(await dataOf(store, query(2))).toEqual({
      concept: {
        cooccurring: {
          totalCount: 2,
          edges: [
            { count: 2, score: 2 / 4, node: { id: 'owl' } },
            { count: 1, score: 1 / 5, node: { id: 'parrot' } },
          ],
        },
      },
    });
    expect(await dataOf(store, query(7))).toEqual({ concept: { cooccurring: { totalCount: 0, edges: [] } } });
    const { errors } = await ask(store, query(-1));
    expect(errors?.[0].message).toBe('`level` must be 0 or more.');
  });

  test('that is merged leaves its relations to the one that stays', async () => {
    const merged = await curate(
      store,
      { kind: 'merge', concepts: ['cave', 'w:owl'], into: 'forest' },
      { by: 'me', note: null },
    );
    expect(await dataOf(store, RELATIONS.replace('id: "cave"', 'id: "forest"'))).toMatchObject({
      bird: { related: [{ id: 'forest' }] },
      cave: { related: [{ id: 'bird' }] },
      owl: { exactMatches: [{ uri: 'forest', concept: { id: 'forest' } }] },
    });
    await curate(store, { kind: 'undo', entry: merged.entry.id }, { by: 'me', note: null });
    expect(await dataOf(store, RELATIONS)).toMatchObject({ bird: { related: [{ id: 'cave' }, { id: 'forest' }] } });
  });
});
