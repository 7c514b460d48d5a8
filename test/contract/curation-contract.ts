import { expect, test } from '@jest/globals';
import type { CurationEntry } from '../../src/model/curation.js';
import { TEXT_FIELDS, type Mention, type TextField } from '../../src/model/extraction.js';
import { fieldText } from '../../src/model/field-text.js';
import type { PaperRecord } from '../../src/model/paper.js';
import type { GraphStore } from '../../src/store/port.js';
import {
  bundle,
  coOccurrence,
  collect,
  concept,
  corpusConcept,
  derived,
  mention,
  paper,
  relatedness,
} from './fixtures.js';

export function curationContract(current: () => GraphStore): void {
  const a = paper('a', { abstract: 'A graph, a kernel and message passing.' });
  const b = paper('b', { abstract: 'Message passing in a graph.' });
  const read = new Map([
    [a.id, [mention(a, 'kernel', 'kernel', 'abstract', 'vocabulary', 0.5), mention(a, 'graph', 'graph')]],
    [b.id, [mention(b, 'graph', 'graph', 'abstract', 'abbreviation', 0.75)]],
  ]);
  const vocabulary = [concept('graph', { aliases: ['network'] }), concept('kernel', { broader: ['graph'] })];
  // As after a merge into it.
  const phrase = corpusConcept('message-passing', { related: ['kernel'], exactMatches: ['https://words.example/mp'] });
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

  test('concepts are shown under other names, and all else stays', async () => {
    const store = await seeded();
    await store.appendCuration([entry('c1'), entry('c2'), entry('c3')]);
    const [edge, near] = [coOccurrence('kernel', 'message-passing'), { ...relatedness(a, b, 1), reasons: [] }];
    await store.replaceDerived({ ...curated(), coOccurrences: [edge], relatedness: [near] }, 'run-2');
    await store.publishSnapshot({ id: 's', builtAt: '2026-01-01T00:00:00.000Z' });
    const named = { ...shownKernel, name: 'core', aliases: ['kernel machine', 'kernel'] };
    const passing = { ...phrase, name: 'passing', aliases: ['message passing'] };
    const hidden = { given: vocabulary[0], shown: null };
    await store.showConcepts({
      changed: [named, passing],
      concepts: [hidden, { given: vocabulary[1], shown: named }],
      waiting: new Map([['c3', 'it is gone']]),
    });
    expect(await store.snapshot()).toBeNull();
    expect(await store.concepts()).toEqual([named, passing]);
    expect(await store.givenConcepts()).toEqual(vocabulary);
    expect(await store.mentionsOfPapers([a.id])).toEqual([merged[1], merged[0]]);
    expect(await store.mentionsOfPapers([b.id])).toEqual([keyphrase]);
    expect((await store.searchConcepts('core', 5)).hits.map(({ id }) => id)).toEqual(['kernel']);
    expect(await collect(store.allCoOccurrences())).toEqual([edge]);
    expect(await collect(store.allRelatedness())).toEqual([near]);
    expect((await store.curation()).map(({ waiting }) => waiting)).toEqual([null, null, 'it is gone']);
    // As given again, but for what is hidden.
    await store.showConcepts({ changed: [vocabulary[1], phrase], concepts: [hidden], waiting: new Map() });
    expect(await store.concepts()).toEqual([vocabulary[1], phrase]);
    expect(await store.givenConcepts()).toEqual(vocabulary);
    expect((await store.curation()).map(({ waiting }) => waiting)).toEqual([null, null, null]);
    await store.replaceDerived(derived({ corpusConcepts: [phrase], keyphraseMentions: [keyphrase] }), 'run-4');
    await isAsRead(store);
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
    const all = (id: string, filter = {}) => store.mentionsOfConcept(id, filter, { limit: 100 });
    const graph = [read.get(b.id)![0], read.get(a.id)![1]];
    expect(await all('graph')).toEqual(graph);
    expect(await all('graph', { lt: 1 })).toEqual([graph[0]]);
    expect(await all('graph', { gte: 0.75, lt: 0.75 })).toEqual([]);
    expect(await all('graph', { gte: 0.76 })).toEqual([graph[1]]);
    expect(await all('message-passing')).toEqual([keyphrase]);
    expect(await all('nothing')).toEqual([]);
    const counts = [{}, { lt: 1 }, { gte: 0.76 }, { gte: 2 }].map((filter) =>
      store.countMentionsOfConcept('graph', filter),
    );
    expect(await Promise.all(counts)).toEqual([2, 1, 1, 0]);
    expect(await store.countMentionsOfConcept('message-passing', {})).toBe(1);
    expect(await store.countMentionsOfConcept('nothing', {})).toBe(0);
  });

  test('mentions of a concept are walked from any place, forwards and backwards', async () => {
    const store = current();
    const papers = ['x', 'y', 'z'].map((key) =>
      paper(key, { title: 'graph, graph', abstract: 'A graph of a graph: graph.', keywords: ['graph'] }),
    );
    await store.replaceVocabulary(vocabulary);
    const ofPaper = (record: PaperRecord) => {
      const text = (field: TextField) => [...fieldText(record, field).matchAll(/graph/g)];
      return TEXT_FIELDS.flatMap((field) =>
        text(field).map(({ index }, at) => ({
          ...mention(record, 'graph', 'graph', field, 'vocabulary', [0.5, 0.25, 1][at]),
          start: index,
          end: index + 'graph'.length,
        })),
      );
    };
    await store.upsertPapers(
      papers.map((record) => bundle(record, { mentions: ofPaper(record) })),
      'run-1',
    );
    const all = await store.mentionsOfConcept('graph', {}, { limit: 100 });
    const keyOf = ({ confidence, paperId, field, start }: Mention) =>
      [confidence.toFixed(2), paperId, TEXT_FIELDS.indexOf(field), String(start).padStart(3, '0')].join(' ');
    expect(all.map(keyOf)).toEqual(papers.flatMap(ofPaper).map(keyOf).sort());
    expect(all).toHaveLength(18);
    for (const at of [0, 5, 6, 17]) {
      const walk = { from: all[at], limit: 4 };
      expect(await store.mentionsOfConcept('graph', {}, walk)).toEqual(all.slice(at + 1, at + 5));
      const before = all.slice(Math.max(0, at - 4), at).reverse();
      expect(await store.mentionsOfConcept('graph', {}, { ...walk, backwards: true })).toEqual(before);
    }
    expect(await store.mentionsOfConcept('graph', { gte: 0.5 }, { limit: 1, from: all[0] })).toEqual([all[6]]);
    expect(await store.mentionsOfConcept('graph', { lt: 1 }, { limit: 1, backwards: true })).toEqual([all[14]]);
    // Nothing need stand there.
    const gone = { ...all[7], start: all[7].start + 1 };
    expect(await store.mentionsOfConcept('graph', {}, { from: gone, limit: 1 })).toEqual([all[8]]);
  });
}
