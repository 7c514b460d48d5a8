import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ingest, IngestTask } from '../../src/model/ports.js';
import { shippedModels } from '../../src/cli/shipped.js';
import { OWN_VOCABULARY } from '../../src/model/vocabulary.js';
import { curate } from '../../src/seeder/curate.js';
import { ingestInto } from '../../src/seeder/ingest.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { ascending, bundle, concept } from './fixtures.js';

const TASK: IngestTask = {
  source: 'nightly',
  papers: [
    { id: 'a', title: 'Linear attention for time series', abstract: 'Linear attention forecasts time series.' },
    { title: ' ' },
    {
      doi: '10.1000/x',
      title: 'State space models',
      year: 2026,
      urls: ['javascript:alert(1)'],
      authors: ['A. Author'],
    },
  ],
};

/** What every store holds after papers were handed over. */
function ingestContract(open: () => Promise<GraphStore>): void {
  let store: GraphStore;
  let ingest: Ingest;
  let snapshotId: string | null;
  beforeAll(async () => {
    store = await open();
    const shipped = await readConceptsFile(SHIPPED_VOCABULARY);
    // A vocabulary of the store's own, which speaks of the first paper.
    const own = { name: 'weather', version: null, license: null, uri: null };
    await store.replaceVocabulary(
      [...shipped, concept('weather-forecasts', { name: 'forecasts', vocabulary: 'weather' })].sort((a, b) =>
        ascending(a.id, b.id),
      ),
      [OWN_VOCABULARY, own],
    );
    ingest = ingestInto(store, shipped, shippedModels);
  }, 60_000);
  afterAll(() => store?.close());

  const run = async (task: IngestTask) => {
    const papers: number[] = [];
    const id = await ingest.begin(task.source);
    const outcome = await ingest.run(id, task, (progress) => papers.push(progress.papers));
    return { id, papers, outcome };
  };

  test('a dry run says what would be written and what is wrong, and writes nothing', async () => {
    const { counts, issues, snapshotId: none } = await ingest.preview(TASK);
    expect({ counts, none }).toEqual({ counts: { new: 2, updated: 0, unchanged: 0, skipped: 1 }, none: null });
    expect(issues.map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'error'],
      [3, 'field'],
    ]);
    expect([await store.counts(), await store.runs(), await store.snapshot()]).toMatchObject([{ papers: 0 }, [], null]);
  });

  // The first run writes the whole vocabulary.
  const SLOW = 120_000;
  test(
    'papers are in the store when the run ends, under its id',
    async () => {
      const { id, papers, outcome } = await run(TASK);
      ({ snapshotId } = outcome);
      expect(outcome.counts).toEqual({ new: 2, updated: 0, unchanged: 0, skipped: 1 });
      expect(outcome.issues).toHaveLength(2);
      expect(papers).toContain(2);
      expect(await store.snapshot()).toMatchObject({ id: snapshotId });
      expect((await store.counts()).papers).toBe(2);
      const [last] = await store.runs();
      expect(last).toMatchObject({ id, source: 'nightly', counts: outcome.counts });
      expect(last.finishedAt).not.toBeNull();
    },
    SLOW,
  );

  test('the same papers again change nothing but the list of runs', async () => {
    expect((await ingest.preview(TASK)).counts).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
    const { outcome } = await run({ ...TASK, papers: [...TASK.papers].reverse() });
    expect(outcome).toMatchObject({ counts: { new: 0, updated: 0, unchanged: 2, skipped: 1 }, snapshotId });
    expect(await store.runs()).toHaveLength(2);
  });

  test(
    'a dry run counts as the run does, where the store is read again first and a curator has been there',
    async () => {
      const mentions = await store.mentionsOfPapers([...(await store.paperIdsByKeys(['source:nightly:a'])).values()]);
      expect(mentions.map(({ conceptId }) => conceptId)).toContain('weather-forecasts');
      await curate(store, { kind: 'hide', concept: 'weather-forecasts' }, { by: 'test', note: null });
      expect((await ingest.preview(TASK)).counts).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
      // As an older extractor would have read it.
      const [known] = await store.papersByIds([mentions[0].paperId]);
      await store.upsertPapers([bundle(known)], 'older');
      const [last] = await store.runs();
      const startedAt = new Date().toISOString();
      const settings = { ...last.settings, extractor: 'older' };
      await store.saveRun({ ...last, id: 'older', startedAt, finishedAt: startedAt, settings });
      const { counts } = await ingest.preview(TASK);
      expect(counts).toMatchObject({ new: 0, updated: 0, unchanged: 2 });
      expect((await run(TASK)).outcome.counts).toEqual(counts);
    },
    SLOW,
  );

  test('a paper with a known DOI is updated', async () => {
    const more = {
      source: 'nightly',
      papers: [{ doi: 'https://doi.org/10.1000/X', title: 'State space models, again' }],
    };
    expect((await ingest.preview(more)).counts).toMatchObject({ new: 0, updated: 1 });
    const { outcome } = await run(more);
    expect(outcome.counts).toMatchObject({ new: 0, updated: 1 });
    expect(outcome.snapshotId).not.toBe(snapshotId);
  });

  test('what is begun and cut short is known as unfinished, and nothing of it is written', async () => {
    const id = await ingest.begin('nightly');
    await ingest.close();
    await expect(ingest.run(id, { source: 'nightly', papers: [{ title: 'New' }] }, () => undefined)).rejects.toThrow();
    expect((await store.runs()).find((each) => each.id === id)?.finishedAt).toBeNull();
    expect((await store.counts()).papers).toBe(2);
  });
}

describe('papers handed over to SQLite', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  ingestContract(() => sqliteIn(folder.path));
});

await describeNeo4j('papers handed over to Neo4j', (settings) => {
  ingestContract(async () => {
    await emptyNeo4j();
    return openNeo4jStore(settings);
  });
});
