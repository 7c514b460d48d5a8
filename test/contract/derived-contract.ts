import { expect, test } from '@jest/globals';
import { mentionWeight, type GraphStore } from '../../src/store/port.js';
import {
  ascending,
  bundle,
  byId,
  collect,
  concept,
  coOccurrence,
  corpusConcept,
  derived,
  mention,
  paper,
  relatedness,
} from './fixtures.js';

export function derivedContract(current: () => GraphStore): void {
  const a = paper('a', { abstract: 'A graph, with message passing and message passing.' });
  const b = paper('b', { abstract: 'Message passing in a graph.' });
  const inA = mention(a, 'message-passing', 'message passing', 'abstract', 'keyphrase', 0.75);
  const inB = mention(b, 'message-passing', 'Message passing', 'abstract', 'keyphrase', 0.5);
  const phrase = corpusConcept('message-passing', { name: 'Message passing', aliases: ['MP', 'belief'] });

  async function seeded(): Promise<GraphStore> {
    const store = current();
    await store.replaceVocabulary([concept('graph')]);
    await store.upsertPapers(
      [a, b].map((record) => bundle(record, { mentions: [mention(record, 'graph', 'graph')] })),
      'run-1',
    );
    return store;
  }

  test('corpus concepts, keyphrases and edges are there after it', async () => {
    const store = await seeded();
    const edges = [coOccurrence('graph', 'message-passing', 2)];
    const near = [relatedness(a, b, 1), relatedness(b, a, 1)];
    await store.replaceDerived(
      { corpusConcepts: [phrase], keyphraseMentions: [inA, inB], coOccurrences: edges, relatedness: near },
      'run-1',
    );
    expect(await store.concepts()).toEqual([concept('graph'), phrase]);
    expect(await store.mentionsOfPapers([a.id])).toEqual([mention(a, 'graph', 'graph'), inA]);
    expect(await store.mentionsOfPapers([b.id])).toEqual([inB, mention(b, 'graph', 'graph')]);
    expect(await store.counts()).toEqual({ papers: 2, concepts: 2, mentionedConcepts: 2, mentions: 4, links: 0 });
    expect(await collect(store.allCoOccurrences())).toEqual(edges);
    const expected = near.map((edge) => ({ ...edge, reasons: [] }));
    expect(await collect(store.allRelatedness())).toEqual(expected.sort((x, y) => ascending(x.from, y.from)));
    expect((await store.searchConcepts('belief', 5)).hits.map(({ id }) => id)).toEqual(['message-passing']);
  });

  test('a second derivation leaves nothing of the first', async () => {
    const store = await seeded();
    await store.replaceDerived(
      {
        corpusConcepts: [phrase, corpusConcept('belief')],
        keyphraseMentions: [inA, inB],
        coOccurrences: [coOccurrence('graph', 'message-passing', 2)],
        relatedness: [relatedness(a, b, 1), relatedness(b, a, 1)],
      },
      'run-1',
    );
    const kept = corpusConcept('belief', { aliases: ['faith'] });
    await store.replaceDerived(
      derived({
        corpusConcepts: [kept],
        coOccurrences: [coOccurrence('belief', 'graph')],
        relatedness: [relatedness(b, a, 1)],
      }),
      'run-2',
    );
    expect(await store.concepts()).toEqual([kept, concept('graph')]);
    expect(await store.mentionsOfPapers([a.id])).toEqual([mention(a, 'graph', 'graph')]);
    expect(await collect(store.allCoOccurrences())).toEqual([coOccurrence('belief', 'graph')]);
    expect((await collect(store.allRelatedness())).map(({ from }) => from)).toEqual([b.id]);
    expect((await store.searchConcepts('passing', 5)).total).toBe(0);
    await store.replaceDerived(derived(), 'run-3');
    expect(await store.concepts()).toEqual([concept('graph')]);
    expect(await store.counts()).toEqual({ papers: 2, concepts: 1, mentionedConcepts: 1, mentions: 2, links: 0 });
  });

  test('a keyphrase among the keywords is derived as one in a text is', async () => {
    const store = current();
    const listed = { ...a, keywords: ['graph', 'message passing'] };
    const own = mention(listed, 'graph', 'graph', 'keywords', 'author-keyword', 0.95);
    const derivedMention = mention(listed, 'message-passing', 'message passing', 'keywords', 'author-keyword', 0.9);
    await store.replaceVocabulary([concept('graph')]);
    await store.upsertPapers([bundle(listed, { mentions: [own] })], 'run-1');
    const keyphraseMentions = [inA, derivedMention];
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions }), 'run-1');
    expect(await store.mentionsOfPapers([a.id])).toEqual([inA, own, derivedMention]);
    expect((await collect(store.allPapers())).map(({ mentions }) => mentions)).toEqual([[own]]);
    await store.replaceDerived(derived(), 'run-2');
    expect(await store.mentionsOfPapers([a.id])).toEqual([own]);
  });

  test('keyphrases of one paper and concept add up to one weight', async () => {
    const store = await seeded();
    const second = { ...inA, start: a.abstract.lastIndexOf('message'), end: a.abstract.lastIndexOf('.') };
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [second, inB, inA] }), 'run-1');
    const weights = new Map((await collect(store.structure())).map((found) => [found.id, found]));
    expect(weights.get(a.id)!.conceptIds).toEqual(['graph', 'message-passing']);
    expect(weights.get(a.id)!.weights).toEqual([1, mentionWeight([inA, second])]);
    expect(weights.get(b.id)!.weights).toEqual([1, 1]);
  });

  test('keyphrases of a paper whose text is replaced go with the text', async () => {
    const store = await seeded();
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [inA, inB] }), 'run-1');
    await store.upsertPapers([bundle({ ...a, abstract: 'Short.' }, { hash: 'second' })], 'run-2');
    expect(await store.mentionsOfPapers([a.id])).toEqual([]);
    expect(await store.mentionsOfPapers([b.id])).toContainEqual(inB);
  });

  test('edges may come from a generator, and be many', async () => {
    const store = current();
    const papers = Array.from({ length: 120 }, (_, i) => paper(`n-${i}`));
    const concepts = Array.from({ length: 120 }, (_, i) => concept(`c${String(i).padStart(3, '0')}`));
    await store.replaceVocabulary(concepts);
    await store.upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    function* pairs() {
      for (const x of concepts) for (const y of concepts) if (x.id < y.id) yield coOccurrence(x.id, y.id, 3);
    }
    function* neighbors() {
      for (const from of papers) for (let rank = 1; rank <= 40; rank++) yield relatedness(from, papers[rank], rank);
    }
    await store.replaceDerived(derived({ coOccurrences: pairs(), relatedness: neighbors() }), 'run-1');
    expect(await collect(store.allCoOccurrences())).toEqual([...pairs()]);
    const order = byId(papers).flatMap(({ id }) => Array.from({ length: 40 }, (_, i) => `${id} ${i + 1}`));
    expect((await collect(store.allRelatedness())).map(({ from, rank }) => `${from} ${rank}`)).toEqual(order);
  });
}
