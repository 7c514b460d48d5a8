import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportLines } from '../../src/exporters/json-lines.js';
import type { Concept } from '../../src/model/concept.js';
import { joinedExtractors, lastExtractor } from '../../src/model/run.js';
import { seed } from '../../src/seeder/seed.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { concept, run } from '../contract/fixtures.js';
import { describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';
import { models } from '../support/models.js';

// A Neo4j that has just started takes half a minute for the first of these.
jest.setTimeout(120_000);

const folder = temporaryFolder();
afterAll(() => folder.remove());

const vocabulary: Concept[] = [concept('linear-attention'), concept('time-series')];
const PAPERS = [
  { id: '1', title: 'On linear attention', keywords: ['Time series', 'kernel herding', 'tidal flats'] },
  { id: '2', title: 'More linear attention', abstract: 'With kernel herding.', keywords: ['Kernel Herding'] },
];
const papers = join(folder.path, 'papers.jsonl');
writeFileSync(papers, PAPERS.map((paper) => `${JSON.stringify(paper)}\n`).join(''));

async function seeded(store: GraphStore, file = papers) {
  const notices: string[] = [];
  const summary = await seed(store, vocabulary, models, [file], { notice: (line) => notices.push(line) });
  return { ...summary, notices };
}

/** Makes the store as an extractor of another version would have left it: papers without mentions. */
async function leftByAnother(store: GraphStore, version: string): Promise<void> {
  const bundles = [];
  for await (const { paper, links } of store.allPapers()) {
    bundles.push({ paper, links, mentions: [], candidates: [], hash: `as ${version} left it` });
  }
  await store.upsertPapers(bundles, 'run-old');
  await store.publishSnapshot({ id: 'old', builtAt: '2025-01-01T00:00:00.000Z' });
  const startedAt = new Date(Date.now() + 1).toISOString();
  const settings = { neighbors: 50, minCooccurrence: 1, extractor: version };
  await store.saveRun(run('run-old', startedAt, { finishedAt: startedAt, settings }));
  await new Promise((resolve) => setTimeout(resolve, 5));
}

async function mentionsOf(store: GraphStore): Promise<string[]> {
  const ids = [];
  for await (const { id } of store.allPaperHashes()) ids.push(id);
  return (await store.mentionsOfPapers(ids)).map(
    ({ conceptId, field, surface, method, confidence }) =>
      `${conceptId} in ${field} as ${surface}, ${method} ${confidence}`,
  );
}

function extractorVersions(name: string, open: () => Promise<GraphStore>): void {
  describe(`${name}, seeded with another version of the extractor`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      await store?.close();
      store = await open();
    });
    afterAll(() => store?.close());

    test('is read again, and says so', async () => {
      const first = await seeded(store);
      expect(first.notices).toEqual([]);
      const mentions = await mentionsOf(store);
      const version = lastExtractor(await store.runs())!;
      await leftByAnother(store, '0.abc');
      const again = await seeded(store);
      expect(again.notices).toEqual([
        `The extractor has changed (0.abc → ${version}): reading the store's 2 papers again.`,
      ]);
      expect(again).toMatchObject({ changed: true, snapshotId: first.snapshotId });
      expect(await mentionsOf(store)).toEqual(mentions);
    });

    test('is left alone with the same version, but for the list of runs', async () => {
      const first = await seeded(store);
      const again = await seeded(store);
      expect(again).toMatchObject({ changed: false, snapshotId: first.snapshotId, counts: { unchanged: 2 } });
      expect(again.notices).toEqual([]);
      expect(await store.runs()).toHaveLength(2);
    });

    test('has author keywords as mentions: of the vocabulary, and where two papers list or say one', async () => {
      await seeded(store);
      const mentions = await mentionsOf(store);
      expect(mentions.filter((text) => text.includes('keyword')).sort()).toEqual([
        'kernel-herding in keywords as Kernel Herding, author-keyword 0.9',
        'kernel-herding in keywords as kernel herding, author-keyword 0.9',
        'time-series in keywords as Time series, author-keyword 0.95',
      ]);
      expect(mentions).toContain('kernel-herding in abstract as kernel herding, keyphrase 0.9');
    });

    test('names the version on each mention', async () => {
      await seeded(store);
      const data = await dataOf<{ papers: { edges: { node: { concepts: { edges: { evidence: object[] }[] } } }[] } }>(
        store,
        '{ papers(first: 20) { edges { node { concepts(first: 20) { edges { evidence { method extractorVersion } } } } } } }',
      );
      const evidence = data.papers.edges.flatMap(({ node }) => node.concepts.edges.flatMap((edge) => edge.evidence));
      expect(evidence.length).toBeGreaterThan(4);
      const extractorVersion = lastExtractor(await store.runs());
      for (const mention of evidence) expect(mention).toMatchObject({ extractorVersion });
    });

    test('an export of another version is known for one, and read again with the next papers', async () => {
      const first = await seeded(store);
      const version = lastExtractor(await store.runs())!;
      await leftByAnother(store, '0.abc');
      let text = '';
      for await (const line of exportLines(store)) text += line;
      const graph = join(folder.path, `${name}.export.jsonl`);
      writeFileSync(graph, text);
      const copy = await sqliteIn(folder.path, `${name}-copy.db`);
      try {
        await seeded(copy, graph);
        expect(lastExtractor(await copy.runs())).toBe('0.abc');
        const both = await seed(copy, vocabulary, models, [papers, graph]);
        expect(both.snapshotId).not.toBe(first.snapshotId);
        expect(lastExtractor(await copy.runs())).toBe(`0.abc + ${version}`);
        const last = await seeded(copy);
        expect(last.notices).toEqual([expect.stringContaining(`(0.abc + ${version} → ${version})`)]);
        expect(last.snapshotId).toBe(first.snapshotId);
      } finally {
        await copy.close();
      }
    });
  });
}

let count = 0;
extractorVersions('SQLite', () => sqliteIn(folder.path, `${count++}.db`));

await describeNeo4j('Neo4j', (settings) => {
  extractorVersions('Neo4j', async () => {
    await emptyNeo4j();
    return openNeo4jStore(settings);
  });
});

test('the extractor of a store is that of its newest finished run', () => {
  const settings = (extractor: string) => ({ neighbors: 50, minCooccurrence: 1, extractor });
  const at = '2025-01-01T00:00:00.000Z';
  const finished = (version: string) => run(`run-${version}`, at, { finishedAt: at, settings: settings(version) });
  expect(lastExtractor([])).toBeNull();
  expect(lastExtractor([run('run-3', at, { settings: settings('3') }), finished('2'), finished('1')])).toBe('2');
  expect(joinedExtractors(['2', '1 + 2', null, '2'])).toBe('1 + 2 + unknown');
});
