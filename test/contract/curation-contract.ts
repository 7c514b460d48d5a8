import { expect, test } from '@jest/globals';
import type { CurationEntry } from '../../src/model/curation.js';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, collect, concept, corpusConcept, derived, mention, paper } from './fixtures.js';

export function curationContract(current: () => GraphStore): void {
  const a = paper('a', { abstract: 'A graph, a kernel and message passing.' });
  const b = paper('b', { abstract: 'Message passing in a graph.' });
  const read = new Map([
    [a.id, [mention(a, 'kernel', 'kernel', 'abstract', 'vocabulary', 0.5), mention(a, 'graph', 'graph')]],
    [b.id, [mention(b, 'graph', 'graph', 'abstract', 'abbreviation', 0.75)]],
  ]);
  const vocabulary = [concept('graph', { aliases: ['network'] }), concept('kernel', { broader: ['graph'] })];
  const phrase = corpusConcept('message-passing');
  const keyphrase = mention(b, 'message-passing', 'Message passing', 'abstract', 'keyphrase', 0.25);

  const entry = (id: string, changes: Partial<CurationEntry> = {}): CurationEntry => ({
    id,
    at: '2026-01-01T00:00:00.000Z',
    by: 'añejo "me"',
    note: null,
    operation: { kind: 'hide', concept: { id: 'graph', label: 'graph' } },
    effects: [{ conceptId: 'graph', before: 2, after: 0 }],
    moved: [{ paperId: a.id, field: 'abstract', start: 2, surface: 'graph', from: 'graph', to: null }],
    movedCount: 1,
    ...changes,
  });

  async function seeded(): Promise<GraphStore> {
    const store = current();
    await store.replaceVocabulary(vocabulary);
    await store.upsertPapers(
      [a, b].map((record) => bundle(record, { mentions: read.get(record.id) })),
      'run-1',
    );
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [keyphrase] }), 'run-1');
    return store;
  }

  /** "graph" is merged into the corpus's concept, "kernel" has another name; the mention of `b` is lost. */
  const shownKernel = { ...vocabulary[1], name: 'kernel machine', broader: ['message-passing'] };
  const merged = [mention(a, 'kernel', 'kernel', 'abstract', 'vocabulary', 0.5), mention(a, phrase.id, 'graph')];
  const curated = () =>
    derived({
      corpusConcepts: [phrase],
      keyphraseMentions: [keyphrase],
      curated: {
        concepts: [
          { given: vocabulary[0], shown: null },
          { given: vocabulary[1], shown: shownKernel },
        ],
        papers: [
          { paperId: a.id, hash: 'shown-a', mentions: merged },
          { paperId: b.id, hash: 'shown-b', mentions: [] },
        ],
        waiting: new Map([['c2', 'it is not there']]),
      },
    });

  async function isAsRead(store: GraphStore): Promise<void> {
    expect(await store.concepts()).toEqual([...vocabulary, phrase]);
    expect(await store.mentionsOfPapers([a.id])).toEqual([read.get(a.id)![1], read.get(a.id)![0]]);
    expect(await store.mentionsOfPapers([b.id])).toEqual([keyphrase, ...read.get(b.id)!]);
    const hashes = (await collect(store.allPaperHashes())).map(({ hash }) => hash);
    expect(hashes.sort()).toEqual([a, b].map(({ id }) => `hash of ${id}`).sort());
    expect(await store.abbreviations()).toEqual(new Map([['graph', ['graph']]]));
  }

  test('the log is kept in order, each entry once, and clears the snapshot', async () => {
    const store = current();
    expect(await store.curation()).toEqual([]);
    await store.publishSnapshot({ id: 's', builtAt: '2026-01-01T00:00:00.000Z' });
    const undo = entry('c1', { operation: { kind: 'undo', entry: 'c9' }, note: 'back' });
    await store.appendCuration([entry('c9'), undo]);
    expect(await store.snapshot()).toBeNull();
    await store.appendCuration([entry('c9', { by: 'another' }), entry('c5')]);
    await store.appendCuration([]);
    const expected = [entry('c9'), undo, entry('c5')].map((each) => ({ ...each, waiting: null }));
    expect(await store.curation()).toEqual(expected);
  });

  test('what is curated is shown, and what was read is kept', async () => {
    const store = await seeded();
    await store.appendCuration([entry('c1'), entry('c2')]);
    await store.replaceDerived(curated(), 'run-2');
    expect(await store.concepts()).toEqual([shownKernel, phrase]);
    expect(await store.givenConcepts()).toEqual(vocabulary);
    expect(await store.mentionsOfPapers([a.id])).toEqual([merged[1], merged[0]]);
    expect(await store.mentionsOfPapers([b.id])).toEqual([keyphrase]);
    expect(await store.abbreviations()).toEqual(new Map());
    expect((await store.counts()).mentions).toBe(3);
    expect((await store.searchConcepts('machine', 5)).hits.map(({ id }) => id)).toEqual(['kernel']);
    const structure = await collect(store.structure());
    expect(structure.find(({ id }) => id === a.id)!.conceptIds).toEqual(['kernel', 'message-passing']);
    const papers = await collect(store.allPapers());
    expect(new Map(papers.map((each) => [each.paper.id, each.mentions]))).toEqual(read);
    expect(papers.map(({ curatedHash }) => curatedHash).sort()).toEqual(['shown-a', 'shown-b']);
    const hashes = new Map((await collect(store.allPaperHashes())).map(({ id, hash }) => [id, hash]));
    expect(hashes.get(a.id)).toBe(`hash of ${a.id}+shown-a`);
    expect(await store.paperHashes([a.id])).toEqual(new Map([[a.id, `hash of ${a.id}`]]));
    expect((await store.curation()).map(({ waiting }) => waiting)).toEqual([null, 'it is not there']);
  });

  test('the next derivation begins from what was read', async () => {
    const store = await seeded();
    await store.appendCuration([entry('c2')]);
    for (const run of ['run-2', 'run-3']) await store.replaceDerived(curated(), run);
    expect(await store.mentionsOfPapers([a.id])).toEqual([merged[1], merged[0]]);
    expect(await store.givenConcepts()).toEqual(vocabulary);
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [keyphrase] }), 'run-4');
    await isAsRead(store);
    expect((await store.curation()).map(({ waiting }) => waiting)).toEqual([null]);
  });

  test('a paper that is written again, or a vocabulary, is as given until it is derived', async () => {
    const store = await seeded();
    await store.replaceDerived(curated(), 'run-2');
    await store.upsertPapers([bundle(b, { mentions: read.get(b.id)!.slice(0, 0), hash: 'second' })], 'run-3');
    await store.replaceVocabulary([vocabulary[1]]);
    expect(await store.givenConcepts()).toEqual([vocabulary[1]]);
    await store.replaceDerived(derived({ corpusConcepts: [phrase] }), 'run-4');
    expect(await store.concepts()).toEqual([vocabulary[1], phrase]);
    // Its mention of "graph" went with the concept.
    expect(await store.mentionsOfPapers([a.id])).toEqual([read.get(a.id)![0]]);
    expect(await store.paperHashes([a.id, b.id])).toEqual(
      new Map([
        [a.id, ''],
        [b.id, 'second'],
      ]),
    );
  });

  test('a paper may speak of a concept that is not shown; it is, until the graph is derived', async () => {
    const store = await seeded();
    await store.replaceDerived(curated(), 'run-2');
    const c = paper('c', { abstract: 'A graph again.' });
    await store.upsertPapers([bundle(c, { mentions: [mention(c, 'graph', 'graph')] })], 'run-3');
    expect(await store.mentionsOfPapers([c.id])).toEqual([mention(c, 'graph', 'graph')]);
    expect(await store.givenConcepts()).toEqual(vocabulary);
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [keyphrase] }), 'run-4');
    expect(await store.concepts()).toEqual([...vocabulary, phrase]);
  });

  test('mentions of a concept come the least confident first, from texts and keyphrases', async () => {
    const store = await seeded();
    const graph = [read.get(b.id)![0], read.get(a.id)![1]];
    expect(await store.mentionsOfConcept('graph', {})).toEqual(graph);
    expect(await store.mentionsOfConcept('graph', { lt: 1 })).toEqual([graph[0]]);
    expect(await store.mentionsOfConcept('graph', { gte: 0.75, lt: 0.75 })).toEqual([]);
    expect(await store.mentionsOfConcept('graph', { gte: 0.76 })).toEqual([graph[1]]);
    expect(await store.mentionsOfConcept('message-passing', {})).toEqual([keyphrase]);
    expect(await store.mentionsOfConcept('nothing', {})).toEqual([]);
  });
}
