import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildIndex } from '../../src/index/build.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import { paperSeed, relatedPapers, relatedQuery, relatedReasons } from '../../src/index/related-papers.js';
import { normalizeTitle } from '../../src/model/identity.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

// The example of docs/related.md, in its order.
const TITLES = [
  'Landscaping Linear Mode Connectivity',
  'Analysis of Linear Mode Connectivity via Permutation-Based Weight Matching',
  'Using Degeneracy in the Loss Landscape for Mechanistic Interpretability',
];
const DOCUMENT = readFileSync('docs/related.md', 'utf8').replace(/\s+/g, ' ');
const folder = temporaryFolder();
let index: GraphIndex;
let rows: number[];

beforeAll(async () => {
  const papers = readFileSync(SAMPLE, 'utf8').trim().split('\n');
  const chosen = papers.filter((line) => TITLES.includes((JSON.parse(line) as { title: string }).title));
  const file = join(folder.path, 'three.jsonl');
  writeFileSync(file, chosen.join('\n'));
  const store = await sqliteIn(folder.path);
  await seedShipped(store, [file]);
  index = await buildIndex(store, (await store.snapshot())!);
  await store.close();
  const titles = Array.from({ length: 3 }, (_, row) => index.papers.title(row));
  rows = TITLES.map((title) => titles.indexOf(normalizeTitle(title)));
});
afterAll(() => folder.remove());

test('the worked example of docs/related.md is what the product computes', () => {
  const { words, matrix, transposed, factors } = index.terms;
  const query = relatedQuery(index, { like: [paperSeed(index, rows[0])], papers: [rows[0]] });
  const valueAt = (row: number, column: number) => {
    const at = matrix.indices.subarray(matrix.indptr[row], matrix.indptr[row + 1]).indexOf(column);
    return at < 0 ? 0 : matrix.values![matrix.indptr[row] + at];
  };
  const concept = words.strings.count + index.conceptRow('linear-mode-connectivity')!;
  const lines: string[] = [];
  for (const [name, column] of [
    ['connectivity', words.rowOf('connectivity')!],
    ['loss', words.rowOf('loss')!],
    ['_linear mode connectivity_, half', concept],
  ] as const) {
    const df = transposed.indptr[column + 1] - transposed.indptr[column];
    const asked = query.vector.values[query.vector.indices.indexOf(column)];
    const numbers = [factors[column], ...rows.map((row) => valueAt(row, column)), asked].map((x) => x.toFixed(3));
    lines.push(`| ${[name, df, ...numbers].join(' | ')} |`);
  }
  const { indices, scores } = relatedPapers(index, query);
  expect([...indices]).toEqual(rows.slice(1));
  indices.forEach((paper, at) => {
    const reasons = relatedReasons(index, query, paper);
    const shareOf = (wanted: string) => reasons.find(({ word }) => word === wanted)?.share.toFixed(3) ?? '0';
    const shares = `connectivity gives ${shareOf('connectivity')}, loss ${shareOf('loss')}`;
    lines.push(`${'BC'[at]} has the score ${scores[at].toFixed(3)}: ${shares}`);
  });
  for (const line of lines) expect(DOCUMENT).toContain(line.replace(/\s+/g, ' '));
});
