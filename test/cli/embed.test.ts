import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { countsOf, startEndpoint } from '../support/embeddings-endpoint.js';
import { papergraph } from './papergraph.js';

const cwd = mkdtempSync(join(tmpdir(), 'papergraph-embed-'));
const store = 'sqlite:graph.db';
let endpoint: Awaited<ReturnType<typeof startEndpoint>>;

beforeAll(async () => {
  endpoint = await startEndpoint(({ input }) => input.map((text) => countsOf(text, ['kernel', 'graph'])));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(cwd, { recursive: true, force: true });
});

const run = (args: string[], env: Record<string, string> = {}) =>
  papergraph([...args, '--store', store], { cwd, env }).ended;
const named = () => ({ PAPERGRAPH_EMBEDDINGS: endpoint.baseUrl, PAPERGRAPH_EMBEDDINGS_MODEL: 'counts' });
const write = (abstracts: string[]) => {
  const lines = abstracts.map((abstract, i) => JSON.stringify({ id: String(i), title: `Paper ${i}`, abstract }));
  writeFileSync(join(cwd, 'papers.jsonl'), lines.join('\n'));
};

test('papers are embedded once, and again when their text or the model has changed', async () => {
  write(['A kernel method.', 'Graphs and a kernel.', 'Something else.']);
  expect((await run(['seed', 'papers.jsonl'])).code).toBe(0);

  const first = await run(['embed'], named());
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^3 papers embedded by 127\.0\.0\.1:\d+\/counts, 0 had their vector\.\n$/);
  expect(endpoint.asked.flatMap(({ input }) => input)).toContain('Paper 0\nA kernel method.');

  write(['A kernel method.', 'Graphs and a kernel.', 'Something else, on graphs.']);
  await run(['seed', 'papers.jsonl']);
  expect((await run(['embed'], named())).stdout).toMatch(/^1 paper embedded by .*, 2 had their vector\.\n$/);
  expect((await run(['embed'], named())).stdout).toMatch(/^0 papers embedded by .*, 3 had their vector\.\n$/);

  const opened = await openSqliteStore(join(cwd, 'graph.db'));
  const hits = await opened.nearestPapers(Float32Array.from([0, 1, 0]), 3);
  const papers = await opened.papersByIds(hits.map(({ id }) => id));
  expect(papers.find(({ id }) => id === hits[0].id)?.abstract).toBe('Something else, on graphs.');
  await opened.close();

  const other = { ...named(), PAPERGRAPH_EMBEDDINGS_MODEL: 'other' };
  expect((await run(['embed'], other)).stdout).toMatch(/^3 papers embedded by .*\/other, 0 had/);
});

test('without a model, or with one that does not answer, it says what to do', async () => {
  write(['A kernel.']);
  await run(['seed', 'papers.jsonl']);
  const none = await run(['embed']);
  expect(none).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^No embedding model is named\. Set PAPER/),
  });
  const away = await run(['embed'], { ...named(), PAPERGRAPH_EMBEDDINGS: 'http://127.0.0.1:9/v1' });
  expect(away.stderr).toBe('The embedding endpoint at http://127.0.0.1:9 cannot be reached; is it running?\n');
  expect(away.code).toBe(1);
}, 30_000);
