import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import openCytoscape from 'cytoscape';
import { EXPORT_FILES } from '../../src/api/exports/export-target.js';
import type { ApiContext } from '../../src/api/context.js';
import { portable } from '../../src/exporters/portable-text.js';
import type { GraphStore } from '../../src/store/port.js';
import { exported } from '../support/exported.js';
import { contextOf, dataOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { pythonEnvironment } from '../support/python-environment.js';
import { TITLES, writeTrouble } from './fixture.js';

const PACKAGES = ['networkx==3.4.2', 'pandas==2.3.3', 'pyarrow==21.0.0', 'rdflib==7.6.0', 'jsonschema==4.26.0'];

type Cells = Record<string, string | number | null>;
interface OpenedNetwork {
  directed: boolean;
  nodes: Cells[];
  edges: [string, string, Cells][];
}
interface Pair {
  a: { id: string };
  b: { id: string };
  count: number;
  expected: number;
}

const folder = temporaryFolder();
const stores: Record<string, GraphStore> = {};
const contexts: Record<string, ApiContext> = {};
let opened: Record<string, unknown> | null = null;
const found = <T>(file: string) => opened![file] as T;

beforeAll(async () => {
  stores.sample = await sqliteIn(folder.path, 'sample.db');
  await seedShipped(stores.sample, [SAMPLE]);
  stores.trouble = await sqliteIn(folder.path, 'trouble.db');
  await writeTrouble(stores.trouble);
  for (const [name, store] of Object.entries(stores)) {
    contexts[name] = await contextOf(store);
    mkdirSync(join(folder.path, name));
    for (const file of EXPORT_FILES) writeFileSync(join(folder.path, name, file), await exported(contexts[name], file));
  }
  const tool = await pythonEnvironment('export-readers-1', PACKAGES);
  if (typeof tool === 'string') {
    console.warn(`No Python programs here (${tool}): exports were opened by cytoscape.js alone.`);
    expect(process.env.PAPERGRAPH_REQUIRE_PYTHON).not.toBe('1');
    return;
  }
  const script = [
    resolve('test/exporters/open_files.py'),
    folder.path,
    resolve('test/exporters/vosviewer.schema.json'),
  ];
  const options = { env: { ...process.env, PYTHONUTF8: '1' }, maxBuffer: 2 ** 28 };
  const { stdout } = await promisify(execFile)(join(tool.bin, 'python'), script, options);
  opened = JSON.parse(stdout) as Record<string, unknown>;
}, 300_000);

afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
  folder.remove();
});

const whereOpened = (name: string, check: () => Promise<void> | void) =>
  test(name, async () => {
    if (opened) await check();
  });

const ends = ({ edges }: OpenedNetwork) => edges.map(([a, b]) => [a, b].sort().join(' ')).sort();

describe('networkx opens', () => {
  whereOpened('every network as GraphML and GEXF, with the same nodes and edges', () => {
    for (const from of ['sample', 'trouble']) {
      for (const name of ['concepts', 'papers', 'mentions']) {
        const xml = found<OpenedNetwork>(`${from}/${name}.graphml`);
        const gexf = found<OpenedNetwork>(`${from}/${name}.gexf`);
        const rows = found<Cells[]>(`${from}/${name}.csv`);
        expect(xml.directed).toBe(name === 'mentions');
        expect(gexf.directed).toBe(xml.directed);
        expect(gexf.nodes.map(({ id }) => id)).toEqual(xml.nodes.map(({ id }) => id));
        expect(gexf.nodes.map(({ label }) => label)).toEqual(xml.nodes.map(({ label }) => label));
        expect(ends(gexf)).toEqual(ends(xml));
        expect(ends(xml)).toEqual(rows.map(({ source, target }) => [source, target].sort().join(' ')).sort());
        expect(xml.edges.length).toBeGreaterThan(3);
      }
    }
  });

  whereOpened('the numbers that the API gives', async () => {
    const query = `{ coOccurrences(first: 500) { totalCount pairs { a { id } b { id } count expected } } }`;
    const { coOccurrences } = await dataOf<{ coOccurrences: { totalCount: number; pairs: Pair[] } }>(
      stores.sample,
      query,
    );
    const { nodes, edges } = found<OpenedNetwork>('sample/concepts.graphml');
    expect(edges).toHaveLength(coOccurrences.totalCount);
    const byEnds = new Map(edges.map(([a, b, cells]) => [[a, b].sort().join(' '), cells]));
    for (const { a, b, count, expected } of coOccurrences.pairs) {
      expect(byEnds.get([a.id, b.id].sort().join(' '))).toMatchObject({ count, expected });
    }
    const { concept } = await dataOf<{
      concept: {
        paperCount: number;
        community: { rank: number };
        cooccurring: { edges: { score: number; node: { id: string } }[] };
      };
    }>(
      stores.sample,
      `{ concept(id: "linear-attention") { paperCount(includeNarrower: false) community { rank }
        cooccurring(first: 100, minCount: 2) { edges { score node { id } } } } }`,
    );
    const node = nodes.find(({ id }) => id === 'linear-attention');
    expect(node).toMatchObject({
      label: 'linear attention',
      papers: concept.paperCount,
      community: concept.community.rank,
    });
    expect(concept.cooccurring.edges.length).toBeGreaterThan(0);
    for (const { score, node } of concept.cooccurring.edges) {
      expect(byEnds.get(['linear-attention', node.id].sort().join(' '))?.weight).toBe(score);
    }
  });
});

describe('signs that formats trip over come back', () => {
  const titles = TITLES.map(portable);
  const sorted = (texts: unknown[]) => [...texts].sort();
  const labels = (nodes: Cells[]) => sorted(nodes.map(({ label }) => label));

  whereOpened('from GraphML, GEXF, Parquet and CSV', () => {
    for (const file of ['papers.graphml', 'papers.gexf']) {
      expect(labels(found<OpenedNetwork>(`trouble/${file}`).nodes)).toEqual(sorted(titles));
    }
    const { rows, types, groups } = found<{ rows: Cells[]; types: string[]; groups: number }>(
      'trouble/papers.nodes.parquet',
    );
    expect(labels(rows)).toEqual(sorted(titles));
    expect(types.slice(0, 4)).toEqual(['string', 'string', 'int32', 'string']);
    expect(groups).toBe(1);
    const guarded = titles.map((title) => (/^[=+\-@\t\r]/.test(title) ? `'${title}` : title));
    expect(labels(found<Cells[]>('trouble/papers.nodes.csv'))).toEqual(sorted(guarded));
  });

  whereOpened('from VOSviewer JSON, which keeps to its format', () => {
    const { items, links } = found<{ items: Cells[]; links: Cells[] }>('trouble/papers.vosviewer.json');
    expect(labels(items)).toEqual(sorted(titles));
    expect(links).toHaveLength(found<Cells[]>('trouble/papers.csv').length);
    const concepts = found<{ items: { cluster: number; weights: Cells }[]; links: Cells[] }>(
      'sample/concepts.vosviewer.json',
    );
    expect(concepts.items.every(({ cluster, weights }) => cluster >= 1 && Number(weights.Papers) >= 2)).toBe(true);
    // Counts, which VOSviewer measures itself.
    expect(concepts.links.every(({ strength }) => Number.isInteger(strength) && Number(strength) >= 2)).toBe(true);
  });

  test.each(['papers.bib', 'papers.csl.json'])('from %s, by citation-js', (file) => {
    const { data } = new Cite(readFileSync(join(folder.path, 'trouble', file), 'utf8'));
    expect(sorted(data.map(({ title }) => title))).toEqual(sorted(titles));
    const count = (wanted: string) => data.filter(({ type }) => type === wanted).length;
    const [journal, proceedings] = [count('article-journal'), count('paper-conference')];
    expect([journal, proceedings]).toEqual([1, 2].map((venue) => TITLES.filter((_, at) => at % 3 === venue).length));
    expect(data.map((paper) => paper['container-title'])).toContain('Journal of {Trouble} & Co');
    expect(data.map(({ DOI }) => DOI)).toContain('10.1000/a_(b)2');
    const names = data.flatMap(({ author }) =>
      (author ?? []).map(({ family, given, literal, 'non-dropping-particle': von, 'dropping-particle': de }) =>
        [given, von ?? de, family ?? literal].filter((part) => part !== undefined).join(' '),
      ),
    );
    expect([...new Set(names)].sort()).toEqual([
      'Ludwig van Beethoven',
      'Madonna',
      'Nees Jan van Eck',
      'Smith and Sons',
      'Zoë Ångström',
      '王小明',
    ]);
    const dates = data.map(({ issued }) => issued?.['date-parts'][0]);
    expect(dates.filter((date) => date === undefined)).toHaveLength(TITLES.filter((_, at) => at % 5 === 0).length);
    expect(dates.some((date) => date !== undefined && date.length > 1)).toBe(true);
  });

  whereOpened('from Turtle, by rdflib, with mentions that cut their quotes out of the text', () => {
    interface Graph {
      papers: Record<string, { title: string; subjects: string[] }>;
      concepts: Record<string, string[]>;
      quotes: [string, string][];
    }
    const { papers, concepts, quotes } = found<Graph>('trouble/graph.ttl');
    expect(sorted(Object.values(papers).map(({ title }) => title))).toEqual(sorted(titles));
    expect(Object.keys(concepts).sort()).toEqual(['attention', 'graph', 'kernel', 'walk', 'été']);
    expect(concepts['été']).toEqual(['été 🦜 & "co"']);
    expect(concepts.kernel).toEqual(['kernel', 'kernel auf Deutsch']);
    expect(quotes.length).toBeGreaterThan(TITLES.length);
    expect(quotes.filter(([cut, exact]) => cut !== exact)).toEqual([]);
    const sample = found<Graph>('sample/graph.ttl');
    expect(Object.keys(sample.papers)).toHaveLength(55);
    expect(sample.quotes.filter(([cut, exact]) => cut !== exact)).toEqual([]);
  });
});

describe('cytoscape.js opens', () => {
  test.each(['concepts', 'papers', 'mentions'])('%s.cyjs', (name) => {
    const file = readFileSync(join(folder.path, 'trouble', `${name}.cyjs`), 'utf8');
    const { elements } = JSON.parse(file) as { elements: openCytoscape.ElementsDefinition };
    const graph = openCytoscape({ headless: true, elements });
    const edges =
      readFileSync(join(folder.path, 'trouble', `${name}.csv`), 'utf8')
        .trim()
        .split('\r\n').length - 1;
    expect(graph.edges()).toHaveLength(edges);
    expect(graph.edges().filter((edge) => !Number.isFinite(edge.data('weight')))).toHaveLength(0);
    if (name === 'papers')
      expect(
        graph
          .nodes()
          .map((node) => node.data('label') as string)
          .sort(),
      ).toEqual(TITLES.map(portable).sort());
    graph.destroy();
  });
});
