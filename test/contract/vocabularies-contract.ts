import { expect, test } from '@jest/globals';
import { OWN_VOCABULARY, type Vocabulary } from '../../src/model/vocabulary.js';
import { snapshotIdOf } from '../../src/index/snapshot-id.js';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, byId, collect, concept, coOccurrence, corpusConcept, derived, mention, paper } from './fixtures.js';

const birds: Vocabulary = { name: 'birds', version: '2.1 "β"', license: 'CC BY 4.0', uri: 'https://example.org/birds' };
const stones: Vocabulary = { name: 'stones', version: null, license: null, uri: null };

export function vocabulariesContract(current: () => GraphStore): void {
  test('vocabularies come back by name, their concepts with all that they have', async () => {
    const concepts = [
      concept('birds:parrot', {
        vocabulary: 'birds',
        uri: 'https://example.org/birds/parrot?x=1#🦜',
        translations: [
          { text: 'Papagei', language: 'de', preferred: true },
          { text: 'オウム', language: 'ja', preferred: false },
        ],
        related: ['birds:seed', 'gone'],
        exactMatches: ['https://example.org/other/parrot', 'graph'],
      }),
      concept('birds:seed', { vocabulary: 'birds', language: null, related: ['birds:parrot'] }),
      concept('graph'),
    ];
    const vocabularies = [OWN_VOCABULARY, stones, birds];
    await current().replaceVocabulary(concepts, vocabularies);
    expect(await current().vocabularies()).toEqual([birds, OWN_VOCABULARY, stones]);
    expect(await current().concepts()).toEqual(byId(concepts));
    expect((await current().searchConcepts('papagei', 5)).hits.map(({ id }) => id)).toEqual(['birds:parrot']);
  });

  test('the list is replaced as one; left out, it stays', async () => {
    await current().replaceVocabulary([concept('a')], [birds, stones]);
    await current().replaceVocabulary([concept('b')]);
    expect(await current().vocabularies()).toEqual([birds, stones]);
    await current().replaceVocabulary([concept('b')], [{ ...birds, version: '3' }]);
    expect(await current().vocabularies()).toEqual([{ ...birds, version: '3' }]);
    await current().replaceVocabulary([], []);
    expect(await current().vocabularies()).toEqual([]);
  });

  test('a concept that leaves a vocabulary has nothing of it any more', async () => {
    const listed = concept('graph', { vocabulary: 'birds', uri: 'https://example.org/graph', related: ['a'] });
    await current().replaceVocabulary([listed], [birds]);
    await current().replaceVocabulary([], []);
    await current().replaceDerived(derived({ corpusConcepts: [corpusConcept('graph')] }), 'run-1');
    expect(await current().concepts()).toEqual([corpusConcept('graph')]);
  });

  test('version and license of a vocabulary that has concepts are content, those of one without are not', async () => {
    const id = async (...given: Parameters<GraphStore['replaceVocabulary']>) => {
      await current().replaceVocabulary(...given);
      return snapshotIdOf(current());
    };
    const parrot = concept('birds:parrot', { vocabulary: 'birds' });
    const first = await id([parrot], [birds]);
    expect(await id([parrot], [birds, stones])).toBe(first);
    expect(await id([parrot], [{ ...birds, version: '3' }])).not.toBe(first);
    expect(await id([{ ...parrot, related: ['x'] }], [birds])).not.toBe(first);
    expect(await id([parrot], [birds])).toBe(first);
  });

  test('a replacement that fails half way leaves everything as it was', async () => {
    const store = current();
    const a = paper('a', { abstract: 'A graph and a kernel.' });
    const concepts = [concept('graph', { related: ['kernel'] }), concept('kernel', { broader: ['graph'] })];
    await store.replaceVocabulary(concepts, [OWN_VOCABULARY, birds]);
    await store.upsertPapers([bundle(a, { mentions: [mention(a, 'graph', 'graph')] })], 'run-1');
    await store.replaceDerived(derived({ coOccurrences: [coOccurrence('graph', 'kernel')] }), 'run-1');
    await store.publishSnapshot({ id: 'abc', builtAt: '2025-01-01T00:00:00.000Z' });
    const everything = async () => ({
      vocabularies: await store.vocabularies(),
      concepts: await store.concepts(),
      snapshot: await store.snapshot(),
      papers: await collect(store.allPapers()),
      edges: await collect(store.allCoOccurrences()),
      counts: await store.counts(),
    });
    const before = await everything();
    const many = Array.from({ length: 50 }, (_, at) => concept(`birds:${at}`, { vocabulary: 'birds' }));
    // What no store can hold comes last: the old concepts are gone by then.
    const refused = { ...concept('birds:x'), name: {} as unknown as string };
    await expect(store.replaceVocabulary([...many, refused], [stones])).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });
}
