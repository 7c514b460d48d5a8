import { describe, expect, test } from '@jest/globals';
import { inChunks } from '../../src/exporters/chunks.js';
import { bibtex } from '../../src/exporters/bibtex.js';
import { conceptNetwork } from '../../src/exporters/concept-network.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/exporters/formats.js';
import { mentionNetwork } from '../../src/exporters/mention-network.js';
import type { Network } from '../../src/exporters/network.js';
import { paperBatches } from '../../src/exporters/paper-batches.js';
import { paperNetwork } from '../../src/exporters/paper-network.js';
import { turtle } from '../../src/exporters/turtle.js';
import type { PaperRecord } from '../../src/model/paper.js';
import { paper, relatedness } from '../contract/fixtures.js';
import { graphOf } from '../index/graph.js';

const PAPERS = 4000;

/** Papers `p0` … with 2 of 60 concepts each: few enough for communities to be found without a thread. */
const index = graphOf(
  Array.from({ length: PAPERS }, (_, row) =>
    [...new Set(Array.from({ length: 2 }, (_, k) => `c${(row * (k + 1) + 7 * k + 1) % 60}`))].sort(),
  ),
);

/** A store of these papers that counts what was read of it. */
function countingStore() {
  const read = { papers: 0, largest: 0, edges: 0 };
  return {
    read,
    papersByIds: async (ids: string[]): Promise<PaperRecord[]> => {
      read.papers += ids.length;
      read.largest = Math.max(read.largest, ids.length);
      return ids.map((id) => ({ ...paper(id), id, title: `${id} `.repeat(40), abstract: 'It says. '.repeat(60) }));
    },
    mentionsOfPapers: async () => [],
    linksOfPapers: async () => [],
    async *allRelatedness() {
      for (let row = 0; row < PAPERS; row++) {
        for (let near = 1; near <= 5; near++) {
          read.edges++;
          const [from, to] = [index.papers.id(row), index.papers.id((row + near) % PAPERS)];
          yield { ...relatedness(paper('a'), paper('b'), near), from, to };
        }
      }
    },
  };
}

const selection = null;
const among = () => true;
const network = async (name: string, store: ReturnType<typeof countingStore>): Promise<Network> => {
  if (name === 'papers') return paperNetwork(index, store, { selection, minScore: null });
  if (name === 'mentions') return mentionNetwork(index, store, { selection, among, minConfidence: 0 });
  return conceptNetwork(index, { selection, among, measure: 'npmi', minCount: 1, minScore: null, first: null });
};

describe('an export', () => {
  const networks = (Object.entries(EXPORT_FORMATS) as [string, ExportFormat][]).filter(
    ([, { of }]) => of === 'network',
  );

  test.each(networks)('as %s reads no further than it is read, and comes in pieces', async (_, format) => {
    if (format.of !== 'network') return;
    for (const name of ['papers', 'mentions', 'concepts']) {
      const store = countingStore();
      let [taken, largest, bytes] = [0, 0, 0];
      let before = { ...store.read };
      for await (const chunk of inChunks(format.write(await network(name, store)))) {
        taken++;
        bytes += chunk.length;
        largest = Math.max(largest, chunk.length);
        // What fills a piece was read for it, and no more. A row group holds 20,000 rows.
        if (!format.extension.endsWith('parquet')) {
          expect(store.read.papers - before.papers).toBeLessThanOrEqual(1000);
          expect(store.read.edges - before.edges).toBeLessThanOrEqual(6000);
        }
        before = { ...store.read };
      }
      expect(store.read.largest).toBeLessThanOrEqual(500);
      expect(largest).toBeLessThan(400_000);
      if (bytes > 400_000) expect(taken).toBeGreaterThan(3);
    }
  });

  test('of papers and of the whole reads 500 papers at a time, and stops where its reader stops', async () => {
    for (const write of [
      (store: ReturnType<typeof countingStore>) => bibtex(paperBatches(index, store, selection)),
      (store: ReturnType<typeof countingStore>) => turtle(index, store, { selection, among, minConfidence: 0 }),
    ]) {
      const store = countingStore();
      let taken = 0;
      for await (const chunk of inChunks(write(store))) {
        taken++;
        expect(chunk.length).toBeLessThan(1_000_000);
        expect(store.read.papers).toBeLessThanOrEqual(taken * 500);
        if (taken === 2) break;
      }
      expect(store.read).toMatchObject({ papers: 1000, largest: 500 });
    }
  });

  test('of some papers ends with the last of them', async () => {
    const store = countingStore();
    const ids: string[] = [];
    for await (const papers of paperBatches(index, store, selection, 501)) ids.push(...papers.map(({ id }) => id));
    expect(ids).toEqual(Array.from({ length: 501 }, (_, row) => index.papers.id(row)));
    expect(store.read.papers).toBe(501);
  });

  test('whose papers are gone from the store ends with what to do', async () => {
    const store = { ...countingStore(), papersByIds: async () => [] };
    await expect(paperBatches(index, store, selection).next()).rejects.toThrow('export it again');
  });

  test('of near papers has each pair once, from whichever end it comes', async () => {
    const pairs: [number, number][] = [
      [0, 1],
      [0, 3],
      [1, 0],
      [1, 2],
      [2, 1],
      [3, 0],
      [3, 1],
    ];
    const store = {
      ...countingStore(),
      async *allRelatedness() {
        for (const [from, to] of pairs) yield { from: `p${from}`, to: `p${to}`, score: 0.5, rank: 1, reasons: [] };
      },
    };
    const edges: string[] = [];
    const some = paperNetwork(index, store, { selection, minScore: 0.1 });
    for await (const rows of some.edges()) edges.push(...rows.map(([a, b]) => `${a} ${b}`));
    expect(edges).toEqual(['p0 p1', 'p0 p3', 'p1 p2', 'p1 p3']);
  });
});
