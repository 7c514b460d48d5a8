import { expect, test } from '@jest/globals';
import { UNRANKED_CONFIDENCE, type Candidate } from '../../src/model/extraction.js';
import type { GraphStore } from '../../src/store/port.js';
import {
  byId,
  bundle,
  candidate,
  collect,
  concept,
  coOccurrence,
  corpusConcept,
  derived,
  link,
  mention,
  paper,
  relatedness,
} from './fixtures.js';

export function exportContract(current: () => GraphStore): void {
  test('every paper comes with all its content in the order in which it was given, and its run', async () => {
    const store = current();
    await store.replaceVocabulary([concept('graph'), concept('kernel')]);
    const a = paper('a', { title: 'Graph 🦜', abstract: 'A "graph" kernel and a kernel\\graph.' });
    const b = paper('b', { abstract: '' });
    const phrase = mention(a, 'phrase', 'kernel and', 'abstract', 'keyphrase', 0.5);
    const ofA = bundle(a, {
      mentions: [
        mention(a, 'kernel', 'graph" kernel'),
        mention(a, 'graph', 'graph" kernel', 'abstract', 'abbreviation', 0.7),
        mention(a, 'graph', 'Graph', 'title'),
      ],
      links: [link(a, 'https://z.example/'), link(a, 'https://a.example/', 'data')],
      candidates: [candidate(a, 'kernel', { abbreviation: 'K"' }), candidate(a, 'graph')],
    });
    await store.upsertPapers([ofA], 'run-1');
    await store.upsertPapers([bundle(b)], 'run-2');
    await store.replaceDerived(
      derived({ corpusConcepts: [corpusConcept('phrase')], keyphraseMentions: [phrase] }),
      'run-2',
    );
    const papers = (await collect(store.allPapers())).sort((x, y) => (x.runId < y.runId ? -1 : 1));
    expect(papers).toEqual([
      { ...ofA, runId: 'run-1', curatedHash: null },
      { ...bundle(b), runId: 'run-2', curatedHash: null },
    ]);
  });

  test('a candidate that was written before there were confidences has that of one that nothing ranked', async () => {
    const a = paper('a', { abstract: 'A kernel.' });
    const { confidence, ...old } = candidate(a, 'kernel');
    await current().upsertPapers([bundle(a, { candidates: [old as Candidate, candidate(a, 'kernel')] })], 'run-1');
    const expected = [UNRANKED_CONFIDENCE, confidence];
    const [{ candidates }] = await collect(current().candidates());
    expect(candidates.map((found) => found.confidence)).toEqual(expected);
    const [stored] = await collect(current().allPapers());
    expect(stored.candidates).toEqual(candidates);
  });

  test('papers and hashes come by id, past the size of any page', async () => {
    const papers = Array.from({ length: 2100 }, (_, i) => paper(`x-${i}`));
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    const sorted = byId(papers);
    expect(await collect(current().allPaperHashes())).toEqual(sorted.map(({ id }) => ({ id, hash: `hash of ${id}` })));
    expect((await collect(current().allPapers())).map((found) => found.paper)).toEqual(sorted);
  });

  test('edges come by their ends, numbers as they were given', async () => {
    const store = current();
    await store.replaceVocabulary(['d', 'b', 'a', 'c'].map((id) => concept(id)));
    const papers = byId(['1', '2', '3'].map((key) => paper(key)));
    await store.upsertPapers(
      [...papers].reverse().map((record) => bundle(record)),
      'run-1',
    );
    const edges = [
      coOccurrence('a', 'b', 1),
      coOccurrence('a', 'd', 7),
      coOccurrence('b', 'c', 2),
      coOccurrence('c', 'd', 3),
    ];
    const near = [
      relatedness(papers[0], papers[2], 1, 0.1 + 0.2),
      relatedness(papers[0], papers[1], 2, 1 / 3),
      relatedness(papers[1], papers[0], 1, 1e-12),
      relatedness(papers[2], papers[1], 1, 1),
    ];
    await store.replaceDerived(
      derived({ coOccurrences: [...edges].reverse(), relatedness: [...near].reverse() }),
      'run-1',
    );
    expect(await collect(store.allCoOccurrences())).toEqual(edges);
    expect(await collect(store.allRelatedness())).toEqual(near.map((edge) => ({ ...edge, reasons: [] })));
  });

  test('an empty store has nothing to export', async () => {
    expect(await collect(current().allPapers())).toEqual([]);
    expect(await collect(current().allPaperHashes())).toEqual([]);
    expect(await collect(current().allCoOccurrences())).toEqual([]);
    expect(await collect(current().allRelatedness())).toEqual([]);
    expect(await collect(current().structure())).toEqual([]);
  });
}
