import { expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, byId, collect, concept, corpusConcept, coOccurrence, derived, mention, paper } from './fixtures.js';

export function conceptsContract(current: () => GraphStore): void {
  test('concepts come back as they were given, lists in their order, by id', async () => {
    const concepts = [
      concept('kullback-leibler-divergence', {
        name: 'Kullback–Leibler divergence',
        aliases: ['KL "distance"', 'relative entropy', "d'KL", '相対エントロピー'],
        kind: 'metric',
        definition: 'How far one distribution is from another; \\D_{KL}.',
        broader: ['statistics', 'divergence'],
      }),
      concept('statistics', { kind: 'field' }),
      concept('divergence', { kind: 'theory', aliases: [] }),
    ];
    await current().replaceVocabulary(concepts);
    expect(await current().concepts()).toEqual(byId(concepts));
    expect((await current().counts()).concepts).toBe(3);
  });

  test('a new vocabulary takes the place of the old one', async () => {
    await current().replaceVocabulary([
      concept('a', { aliases: ['first'], broader: ['b'], definition: 'Old words' }),
      concept('b'),
      concept('c'),
    ]);
    const now = [
      concept('a', { aliases: ['second', 'third'], broader: ['c', 'd'], kind: 'task' }),
      concept('c'),
      concept('d'),
    ];
    await current().replaceVocabulary(now);
    expect(await current().concepts()).toEqual(now);
    expect((await current().searchConcepts('first', 5)).total).toBe(0);
    expect((await current().searchConcepts('old', 5)).total).toBe(0);
    expect((await current().searchConcepts('third', 5)).hits.map(({ id }) => id)).toEqual(['a']);
    await current().replaceVocabulary([]);
    expect(await current().concepts()).toEqual([]);
  });

  test('mentions of a concept that stays are kept', async () => {
    const a = paper('a', { abstract: 'A graph.' });
    const found = mention(a, 'graph', 'graph');
    await current().replaceVocabulary([concept('graph')]);
    await current().upsertPapers([bundle(a, { mentions: [found] })], 'run-1');
    await current().replaceVocabulary([concept('graph', { aliases: ['network'] }), concept('kernel')]);
    expect(await current().mentionsOfPapers([a.id])).toEqual([found]);
    expect((await current().paperHashes([a.id])).get(a.id)).toBe(`hash of ${a.id}`);
  });

  test('a concept that goes takes its mentions along; papers that had them no longer have the hash of their content', async () => {
    const store = current();
    const a = paper('a', { abstract: 'A graph and a kernel.' });
    const b = paper('b', { abstract: 'A kernel.' });
    await store.replaceVocabulary([concept('graph'), concept('kernel')]);
    await store.upsertPapers(
      [
        bundle(a, { mentions: [mention(a, 'graph', 'graph'), mention(a, 'kernel', 'kernel')] }),
        bundle(b, { mentions: [mention(b, 'kernel', 'kernel')] }),
      ],
      'run-1',
    );
    await store.replaceDerived(derived({ coOccurrences: [coOccurrence('graph', 'kernel')] }), 'run-1');
    await store.replaceVocabulary([concept('kernel')]);
    expect((await store.mentionsOfPapers([a.id])).map(({ conceptId }) => conceptId)).toEqual(['kernel']);
    expect((await collect(store.structure())).map(({ conceptIds }) => conceptIds)).toEqual([['kernel'], ['kernel']]);
    expect(await collect(store.allCoOccurrences())).toEqual([]);
    expect((await store.counts()).mentions).toBe(2);
    // A seeding that is cut short here must read the paper again, even if the concept has come back by then.
    const hashes = await store.paperHashes([a.id, b.id]);
    expect(hashes.get(a.id)).toBe('');
    expect(hashes.get(b.id)).toBe(`hash of ${b.id}`);
  });

  test('corpus concepts stay when the vocabulary is replaced', async () => {
    const phrase = corpusConcept('message-passing', { name: 'Message passing', aliases: ['MP'] });
    await current().replaceVocabulary([concept('graph')]);
    await current().replaceDerived(derived({ corpusConcepts: [phrase] }), 'run-1');
    await current().replaceVocabulary([concept('kernel')]);
    expect(await current().concepts()).toEqual([concept('kernel'), phrase]);
  });

  test('a corpus concept that the vocabulary now names belongs to the vocabulary', async () => {
    await current().replaceDerived(derived({ corpusConcepts: [corpusConcept('graph')] }), 'run-1');
    const reviewed = concept('graph', { definition: 'Nodes and edges.' });
    await current().replaceVocabulary([reviewed]);
    expect(await current().concepts()).toEqual([reviewed]);
    await current().replaceDerived(derived(), 'run-2');
    expect(await current().concepts()).toEqual([reviewed]);
  });

  test('abbreviations come by number of papers, then by code unit', async () => {
    const store = current();
    const texts = ['LMC and lmc', 'LMC again LMC', 'Lmc', 'lmc', 'VAE', 'ÄÖ'];
    const papers = texts.map((abstract, i) => paper(`${i}`, { abstract }));
    await store.replaceVocabulary([concept('connectivity'), concept('autoencoder'), concept('other')]);
    const abbreviation = (i: number, id: string, surface: string) =>
      mention(papers[i], id, surface, 'abstract', 'abbreviation', 0.9);
    const second = { ...abbreviation(1, 'connectivity', 'LMC'), start: 10, end: 13 };
    await store.upsertPapers(
      [
        bundle(papers[0], {
          mentions: [abbreviation(0, 'connectivity', 'LMC'), abbreviation(0, 'connectivity', 'lmc')],
        }),
        bundle(papers[1], { mentions: [abbreviation(1, 'connectivity', 'LMC'), second] }),
        bundle(papers[2], { mentions: [abbreviation(2, 'connectivity', 'Lmc')] }),
        bundle(papers[3], { mentions: [abbreviation(3, 'connectivity', 'lmc')] }),
        bundle(papers[4], { mentions: [abbreviation(4, 'autoencoder', 'VAE'), mention(papers[4], 'other', 'VAE')] }),
        bundle(papers[5], { mentions: [abbreviation(5, 'connectivity', 'ÄÖ')] }),
      ],
      'run-1',
    );
    expect(await store.abbreviations()).toEqual(
      new Map([
        ['autoencoder', ['VAE']],
        ['connectivity', ['LMC', 'lmc', 'Lmc', 'ÄÖ']],
      ]),
    );
  });
}
