import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportLines } from '../../src/exporters/json-lines.js';
import { entryOf, type CurationRequest } from '../../src/model/curation.js';
import { curate } from '../../src/seeder/curate.js';
import { replayCuration } from '../../src/seeder/replay-curation.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { concept } from '../contract/fixtures.js';
import { describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { graphOf, papersFile, seeded, VOCABULARY } from './graph-of.js';

// A Neo4j that has just started takes half a minute for the first of these.
jest.setTimeout(240_000);

const folder = temporaryFolder();
afterAll(() => folder.remove());
const file = papersFile(folder.path);

const REQUESTS: CurationRequest[] = [
  { kind: 'merge', concepts: ['linear attention'], into: 'efficient-attention' },
  { kind: 'merge', concepts: ['Dependency parsing'], into: 'time-series' },
  { kind: 'rename', concept: 'efficient-attention', name: 'attention, made cheap' },
  {
    kind: 'split',
    concept: 'SEM',
    into: [
      { name: 'scanning electron microscopy', when: { phrase: 'electron microscopy' } },
      {
        name: 'structural equation model',
        kind: 'model',
        definition: 'Of paths.',
        when: { company: ['machine translation'] },
      },
    ],
  },
  { kind: 'hide', concept: 'sequence model' },
];

async function curated(store: GraphStore, requests = REQUESTS) {
  const results = [];
  for (const request of requests) results.push(await curate(store, request, { by: 'me', note: null }));
  return results;
}

async function logOf(store: GraphStore) {
  return (await store.curation()).map(entryOf);
}

async function mentionsOf(store: GraphStore): Promise<string[]> {
  const { mentions } = await graphOf(store);
  const titles = new Map(
    (await store.papersByIds(mentions.map(({ paperId }) => paperId))).map(({ id, keys }) => [id, keys[0].at(-1)]),
  );
  return mentions.map(({ paperId, conceptId, surface }) => `${titles.get(paperId)} ${surface}: ${conceptId}`).sort();
}

function survival(name: string, open: () => Promise<GraphStore>): void {
  describe(`what a curator did in ${name}`, () => {
    let store: GraphStore;
    let copies = 0;
    const another = () => sqliteIn(folder.path, `${name}-${copies++}.db`);
    beforeEach(async () => {
      await store?.close();
      store = await open();
    });
    afterAll(() => store?.close());

    test('is shown, and stays through later seedings, another vocabulary, more papers and an extractor change', async () => {
      const plain = await seeded(store, file);
      const before = await graphOf(store);
      const results = await curated(store);
      expect(results[0].entry).toMatchObject({
        by: 'me',
        operation: { kind: 'merge', into: { id: 'efficient-attention' } },
        effects: [
          { conceptId: 'efficient-attention', before: 2, after: 4 },
          { conceptId: 'linear-attention', before: 2, after: 0 },
        ],
        movedCount: 2,
      });
      expect(await mentionsOf(store)).toEqual([
        '1 Dependency parsing: time-series',
        '1 SEM: sem',
        '1 linear attention: efficient-attention',
        '1 time series: time-series',
        '2 SEM: structural-equation-model',
        '2 dependency parsing: time-series',
        '2 linear attention: efficient-attention',
        '2 machine translation: machine-translation',
        '3 Efficient attention: efficient-attention',
        '3 SEM: scanning-electron-microscopy',
        '3 Time series: time-series',
        '3 machine translation: machine-translation',
        '4 Efficient attention: efficient-attention',
        '4 Time series: time-series',
      ]);
      const [graph, shown] = [await graphOf(store), await mentionsOf(store)];
      expect(graph.concepts.find(({ id }) => id === 'efficient-attention')).toMatchObject({
        name: 'attention, made cheap',
        aliases: ['efficient attention', 'linear attention'],
        broader: [],
      });
      expect(graph.snapshot).toBe(results.at(-1)!.snapshotId);
      expect(graph.snapshot).not.toBe(before.snapshot);

      const again = await seeded(store, file);
      expect(again).toMatchObject({ changed: false, snapshotId: graph.snapshot });
      // Another vocabulary reads all papers again.
      const more = [...VOCABULARY, concept('survey')];
      const wider = await seeded(store, file, more);
      expect(wider).toMatchObject({ changed: true, notices: [expect.stringContaining('vocabulary has changed')] });
      const withoutSurvey = (await mentionsOf(store)).filter((text) => !text.endsWith(': survey'));
      expect(withoutSurvey).toEqual(shown);
      await seeded(store, file);
      // What an extractor of another version left is read again.
      const bundles = [];
      for await (const { paper, links } of store.allPapers()) {
        bundles.push({ paper, links, mentions: [], candidates: [], hash: 'of another version' });
      }
      await store.upsertPapers(bundles, 'run-old');
      await seeded(store, file);
      expect(await graphOf(store)).toEqual(graph);

      for (const { entry } of results.reverse()) {
        await curate(store, { kind: 'undo', entry: entry.id }, { by: 'me', note: 'no' });
      }
      expect(await graphOf(store)).toEqual(before);
      expect(plain.snapshotId).toBe(before.snapshot);
      // An undo is undone as anything is.
      const undo = (await logOf(store)).at(-1)!;
      await curate(store, { kind: 'undo', entry: undo.id }, { by: 'me', note: null });
      expect(await mentionsOf(store)).toContain('1 linear attention: efficient-attention');
    });

    test('stays split when later papers share the name of a part as a keyphrase', async () => {
      const keywords = ['crystal microscopy'];
      const papers = [
        { id: '8', title: 'On crystal microscopy', abstract: 'The SEM shows grains.', keywords },
        { id: '9', title: 'More crystal microscopy', abstract: 'Of grains.', keywords },
      ];
      await seeded(store, papersFile(folder.path, papers.slice(0, 1)));
      const part = { name: 'crystal microscopy', when: { phrase: 'crystal microscopy' } };
      await curated(store, [{ kind: 'split', concept: 'SEM', into: [part] }]);
      await seeded(store, papersFile(folder.path, papers));
      papersFile(folder.path);
      expect((await store.curation())[0].waiting).toBeNull();
      const mentions = await mentionsOf(store);
      expect(mentions).toContain('8 SEM: crystal-microscopy');
      expect(mentions).toContain('9 crystal microscopy: crystal-microscopy');
    });

    test('waits while its concept is not there, says so, and applies again when it is', async () => {
      await seeded(store, file);
      const [merge] = await curated(store, [{ kind: 'merge', concepts: ['SEM'], into: 'sequence model' }]);
      const graph = await graphOf(store);
      const without = VOCABULARY.filter(({ id }) => id !== 'sequence-model');
      const { notices } = await seeded(store, file, without);
      expect(notices).toContainEqual(
        `Curation ${merge.entry.id} (merge) waits: there is no concept "sequence-model" now. It is kept, and applies again when that changes.`,
      );
      expect((await store.curation())[0].waiting).toContain('sequence-model');
      expect(await mentionsOf(store)).toContain('1 SEM: sem');
      await seeded(store, file);
      expect((await store.curation())[0].waiting).toBeNull();
      expect(await graphOf(store)).toEqual(graph);
    });

    test('is under other names alone when it is renamed: the graph is as one that was derived whole', async () => {
      await seeded(store, file);
      const log = async () => [await graphOf(store), await logOf(store)] as const;
      const states = [];
      await curated(store, REQUESTS.slice(0, 2));
      for (const request of [
        REQUESTS[2],
        { kind: 'rename', concept: 'machine translation', name: 'translating' },
        { kind: 'rename', concept: 'SEM', name: 'S.E.M.' },
      ] as CurationRequest[]) {
        await curated(store, [request]);
        states.push(await log());
      }
      const renamed = (await logOf(store))[2];
      await curated(store, [{ kind: 'undo', entry: renamed.id }]);
      states.push(await log());
      for (const [graph, entries] of states) {
        const whole = await another();
        try {
          await replayCuration(whole, entries);
          await seeded(whole, file);
          expect(await graphOf(whole)).toEqual(graph);
          expect(await whole.givenConcepts()).toEqual(await store.givenConcepts());
        } finally {
          await whole.close();
        }
      }
      expect(states[0][1].at(-1)).toMatchObject({
        effects: [{ conceptId: 'efficient-attention', before: 4, after: 4 }],
        moved: [],
        movedCount: 0,
      });
      expect(states.at(-1)![0].concepts.map(({ name }) => name)).toContain('efficient attention');
    });

    test('says all that an undo brings back, and leaves no two concepts under one name', async () => {
      await seeded(store, file);
      const undo = (entry: string) => curate(store, { kind: 'undo', entry }, { by: 'me', note: null });
      const [hide, rename] = await curated(store, [
        { kind: 'hide', concept: 'time series' },
        { kind: 'rename', concept: 'SEM', name: 'Time-series' },
      ]);
      const before = await graphOf(store);
      await expect(undo(hide.entry.id)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: `Undoing ${hide.entry.id} would leave "Time-series" to 2 concepts: sem and time-series. That is so by ${rename.entry.id} (rename sem to "Time-series"): undo it first.`,
      });
      expect(await graphOf(store)).toEqual(before);
      expect(await store.curation()).toHaveLength(2);
      await undo(rename.entry.id);
      const { entry } = await undo(hide.entry.id);
      expect(entry).toMatchObject({ effects: [{ conceptId: 'time-series', before: 0, after: 3 }], movedCount: 3 });
      expect(entry.moved).toHaveLength(3);
      for (const moved of entry.moved) expect(moved).toMatchObject({ from: null, to: 'time-series' });
      // The rename would take the name again.
      const redo = (await logOf(store))[2];
      await expect(undo(redo.id)).rejects.toThrow('Merge sem and time-series, or give "Time-series" to neither.');

      const [first, second] = await curated(store, [
        { kind: 'merge', concepts: ['time series'], into: 'SEM' },
        { kind: 'merge', concepts: ['SEM'], into: 'sequence model' },
      ]);
      expect(second.entry.movedCount).toBe(6);
      // They are a third's by now, which the entry that is undone does not name.
      const back = await undo(first.entry.id);
      expect(back.entry).toMatchObject({
        effects: [
          { conceptId: 'sem', before: 0, after: 0 },
          { conceptId: 'sequence-model', before: 6, after: 3 },
          { conceptId: 'time-series', before: 0, after: 3 },
        ],
        movedCount: 3,
      });
      expect((await undo(back.entry.id)).entry).toMatchObject({
        movedCount: 3,
        moved: [{ to: 'sequence-model' }, {}, {}],
      });
    });

    test('replays on an empty store, and comes back with an export, to the same graph', async () => {
      await seeded(store, file);
      await curated(store);
      await curate(store, { kind: 'undo', entry: (await logOf(store))[1].id }, { by: 'you', note: 'was wrong' });
      const [graph, log] = [await graphOf(store), await logOf(store)];
      const replayed = await another();
      const restored = await another();
      try {
        const tornLog = log.filter((_, at) => at !== 1);
        await expect(replayCuration(replayed, tornLog)).rejects.toThrow(`undoes ${log[1].id}, which is neither in`);
        expect(await replayed.curation()).toEqual([]);
        expect(await replayCuration(replayed, [...log, ...log])).toEqual({ added: 6, snapshotId: null });
        await seeded(replayed, file);
        expect(await graphOf(replayed)).toEqual(graph);
        expect(await logOf(replayed)).toEqual(log);
        expect(await replayCuration(replayed, log)).toEqual({ added: 0, snapshotId: graph.snapshot });

        let text = '';
        for await (const line of exportLines(store)) text += line;
        const exported = join(folder.path, `${name}.export.jsonl`);
        writeFileSync(exported, text);
        await seeded(restored, exported);
        expect(await graphOf(restored)).toEqual(graph);
        expect(await logOf(restored)).toEqual(log);

        // An export that lost a line of the log.
        const lines = text.split('\n');
        const lost = lines.findIndex((line) => line.startsWith(`{"curation":{"id":"${log[1].id}"`));
        writeFileSync(exported, lines.toSpliced(lost, 1).join('\n'));
        const torn = await another();
        const { issues } = await seeded(torn, exported).finally(() => torn.close());
        expect(issues).toMatchObject([{ line: lost + 4 }]);
        expect(issues[0].message).toContain(`undoes ${log[1].id}, which is neither in`);
      } finally {
        await replayed.close();
        await restored.close();
      }
    });
  });
}

let count = 0;
survival('SQLite', () => sqliteIn(folder.path, `${count++}.db`));

await describeNeo4j('curation', (settings) => {
  survival('Neo4j', async () => {
    await emptyNeo4j();
    return openNeo4jStore(settings);
  });
});
