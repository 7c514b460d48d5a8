import { describe, expect, test } from '@jest/globals';
import { inChunks } from '../../src/exporters/chunks.js';
import { bibtex } from '../../src/exporters/bibtex.js';
import { cslJson } from '../../src/exporters/csl-json.js';
import { conceptNetwork } from '../../src/exporters/concept-network.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/exporters/formats.js';
import { mentionNetwork } from '../../src/exporters/mention-network.js';
import type { Network } from '../../src/exporters/network.js';
import { paperBatches } from '../../src/exporters/paper-batches.js';
import { paperNetwork } from '../../src/exporters/paper-network.js';
import { turtle } from '../../src/exporters/turtle.js';
import type { PaperRecord } from '../../src/model/paper.js';
import { mention, paper, relatedness } from '../contract/fixtures.js';
import { graphOf } from '../index/graph.js';

const PAPERS = 4000;

/** Papers `p0` … with 2 of 60 concepts each: few enough for communities to be found without a thread. */
const index = graphOf(
  Array.from({ length: PAPERS }, (_, row) =>
    [...new Set(Array.from({ length: 2 }, (_, k) => `c${(row * (k + 1) + 7 * k + 1) % 60}`))].sort(),
  ),
);

/** Fifty mentions for each of some papers: what is written of them is long. */
const mentionsOfPapers = async (ids: string[]) =>
  ids
    .filter((id) => id.length < 4)
    .flatMap((id) =>
      Array.from({ length: 50 }, (_, at) => mention(paper(id, { abstract: 'It' }), `c${at}`, 'It', 'abstract')),
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
const network = async (name: string, store: Parameters<typeof paperNetwork>[1]): Promise<Network> => {
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
        // What fills a piece was read for it, and no more. A row group holds 5,000 rows.
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

  test('of papers and of the whole reads 100 papers at a time, and stops where its reader stops', async () => {
    for (const write of [
      (store: ReturnType<typeof countingStore>) => bibtex(paperBatches(index, store, selection)),
      (store: ReturnType<typeof countingStore>) => turtle(index, store, { selection, among, minConfidence: 0 }),
    ]) {
      const store = countingStore();
      let taken = 0;
      for await (const chunk of inChunks(write(store))) {
        taken++;
        expect(chunk.length).toBeLessThan(1_000_000);
        expect(store.read.papers).toBeLessThanOrEqual(taken * 100);
        if (taken === 2) break;
      }
      expect(store.read).toMatchObject({ papers: 200, largest: 100 });
    }
  });

  test.each(Object.entries(EXPORT_FORMATS) as [string, ExportFormat][])(
    'as %s lets other work have its turn, however long it is',
    async (_, format) => {
      const store = { ...countingStore(), mentionsOfPapers };
      for (const name of format.of === 'network' ? ['papers', 'mentions'] : ['']) {
        // What was read and written since other work last had its turn.
        let [papers, length, turns] = [0, 0, 0];
        const most = { papers: 0, length: 0 };
        const others = () => {
          [papers, length, turns] = [0, 0, turns + 1];
          turn = setImmediate(others);
        };
        let turn = setImmediate(others);
        const papersByIds = async (ids: string[]) => {
          most.papers = Math.max(most.papers, (papers += ids.length));
          return store.papersByIds(ids);
        };
        const counted = { ...store, papersByIds };
        const written =
          format.of === 'graph'
            ? format.write(index, counted, { selection, among, minConfidence: 0 })
            : format.of === 'papers'
              ? format.write(paperBatches(index, counted, selection))
              : format.write(await network(name, counted));
        try {
          for await (const chunk of inChunks(written)) most.length = Math.max(most.length, (length += chunk.length));
        } finally {
          clearImmediate(turn);
        }
        expect(most.papers).toBeLessThanOrEqual(100);
        expect(most.length).toBeLessThan(400_000);
        expect(turns).toBeGreaterThan(most.papers === 0 ? 1 : PAPERS / 100 - 1);
      }
    },
  );

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

describe('a paper', () => {
  const only = async function* (fields: Partial<PaperRecord>) {
    yield [{ ...paper('p0'), ...fields }];
  };
  const textOf = async (parts: AsyncIterable<string>) => {
    let text = '';
    for await (const part of parts) text += part;
    return text;
  };

  test.each([
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King Jr, Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr' }],
    ['Gates, William H. III', { family: 'Gates', given: 'William H.', suffix: 'III' }],
    ['Ludwig van Beethoven Sr.', { family: 'van Beethoven', given: 'Ludwig', suffix: 'Sr.' }],
    ['Davis II', { family: 'Davis', suffix: 'II' }],
    ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
    ['IV', { literal: 'IV' }],
    [',', { literal: ',' }],
    ['Metin And', { family: 'And', given: 'Metin' }],
    ['王 小明', { literal: '王 小明' }],
    ['王, 小明', { family: '王', given: '小明' }],
    ['Анна Каренина', { literal: 'Анна Каренина' }],
    ['Ada Lovelace and Charles Babbage and others', { literal: 'Ada Lovelace and Charles Babbage and others' }],
    ['Lovelace, Ada and Babbage, Charles', { literal: 'Lovelace, Ada and Babbage, Charles' }],
  ])('by %s has that name in CSL-JSON', async (name, expected) => {
    const [item] = JSON.parse(await textOf(cslJson(only({ authors: [name] })))) as { author: object[] }[];
    expect(item.author).toEqual([expected]);
  });

  test('is at its DOI, whatever signs that holds', async () => {
    const doi = '10.1002/1521-3773(20010316)40:6<9823::aid-anie9823>3.0.co;2-#';
    const one = graphOf([['c1']]);
    for (const [given, path] of [
      [doi, '10.1002/1521-3773(20010316)40:6%3C9823::aid-anie9823%3E3.0.co;2-%23'],
      ['10.1000/a?b%20c', '10.1000/a%3Fb%2520c'],
    ]) {
      const papersByIds = async (ids: string[]) => ids.map((id) => ({ ...paper(id), id, doi: given }));
      const store = { ...countingStore(), papersByIds };
      expect(await textOf(turtle(one, store, { selection, among, minConfidence: 0 }))).toContain(
        `<https://doi.org/${path}>`,
      );
    }
  });
});
