import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indexPlace } from '../../src/cli/index-place.js';
import { temporaryFolder } from '../support/graph.js';
import { papergraph, serving } from './papergraph.js';

const folder = temporaryFolder();
const cwd = folder.path;
const STORE = ['--store', 'sqlite:graph.db'];
const saved = join(cwd, 'graph.db.index');

beforeAll(async () => {
  expect(await papergraph(['seed', resolve('seed/papers.jsonl'), ...STORE], { cwd }).ended).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => folder.remove());

/** A server that has been asked one question; `answer` is of the question, `told` what it wrote to stderr. */
async function serveOnce(store = STORE): Promise<{ answer: unknown; told: string }> {
  const { address, stop } = await serving(store, { cwd });
  const query = `{ corpus { paperCount } papers(first: 3) { edges { node { title } } }
    concept(name: "LMC") { name papers(first: 20) { edges { node { title } } } } suggest(prefix: "lin") { text } }`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer: unknown = await response.json();
  const { code, stderr } = await stop();
  expect(code).toBe(0);
  return { answer, told: stderr };
}

describe('papergraph serve', () => {
  test('saves the index beside the store, and loads it the next time, with the same answers', async () => {
    const first = await serveOnce();
    expect(first).toMatchObject({ told: '', answer: { data: { corpus: { paperCount: 55 } } } });
    const written = statSync(saved).mtimeMs;
    expect(await serveOnce()).toEqual(first);
    expect(statSync(saved).mtimeMs).toBe(written);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('builds the index anew where its file is damaged, says so in one line, and answers', async () => {
    const first = await serveOnce();
    const whole = readFileSync(saved);
    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1] ^= 1;
    writeFileSync(saved, damaged);
    const { answer, told } = await serveOnce();
    expect(answer).toEqual(first.answer);
    expect(told).toMatch(/^The saved index graph\.db\.index cannot be used: its part \S+ is damaged\. .*\n$/);
    expect(readFileSync(saved)).toEqual(whole);
  });

  test('makes another index for another graph', async () => {
    for (const name of ['graph.db', 'graph.db.index']) copyFileSync(join(cwd, name), join(cwd, `more-${name}`));
    writeFileSync(join(cwd, 'more.jsonl'), '{"title":"A fifty-sixth paper, on time series"}\n');
    const store = ['--store', 'sqlite:more-graph.db'];
    expect(await papergraph(['seed', 'more.jsonl', ...store], { cwd }).ended).toMatchObject({ code: 0 });
    const { answer, told } = await serveOnce(store);
    expect(answer).toMatchObject({ data: { corpus: { paperCount: 56 } } });
    expect(told).toBe('The saved index more-graph.db.index is of another snapshot. It is made anew.\n');
    rmSync(join(cwd, 'more-graph.db.index'));
    expect((await serveOnce(store)).told).toBe('There is no saved index more-graph.db.index. It is made anew.\n');
    expect(readFileSync(join(cwd, 'more-graph.db.index'))).not.toEqual(readFileSync(saved));
  });

  test('keeps no index of a store in memory', async () => {
    const { answer, told } = await serveOnce(['--sample', '--store', 'sqlite::memory:']);
    expect({ answer, told }).toMatchObject({ told: '', answer: { data: { corpus: { paperCount: 55 } } } });
    expect(readdirSync(cwd).filter((name) => name.includes('memory'))).toEqual([]);
  });

  test('answers from a place where the index cannot be saved, and says so in one line', async () => {
    // A folder stands where the file would: also for the superuser, whom no permission keeps from writing.
    copyFileSync(join(cwd, 'graph.db'), join(cwd, 'taken.db'));
    mkdirSync(join(cwd, 'taken.db.index', 'full'), { recursive: true });
    const { answer, told } = await serveOnce(['--store', 'sqlite:taken.db']);
    expect(answer).toMatchObject({ data: { corpus: { paperCount: 55 } } });
    expect(told.trim().split('\n')).toEqual([
      expect.stringContaining('cannot be used: EISDIR'),
      expect.stringContaining('cannot be saved'),
    ]);
  });
});

describe('the thread that builds an index', () => {
  const snapshot = { id: 'any', builtAt: '2025-01-01T00:00:00.000Z' };

  test('ends by itself when it is asked to, and saves nothing', async () => {
    const path = join(cwd, 'stopped.index');
    const stop = Int32Array.of(1);
    const workerData = { address: `sqlite:${join(cwd, 'graph.db')}`, snapshot, path, stop };
    const worker = new Worker(resolve('dist/cli/index-worker.js'), { workerData });
    const messages: unknown[] = [];
    worker.on('message', (message) => messages.push(message));
    const code = await new Promise((fulfill, reject) => worker.on('exit', fulfill).on('error', reject));
    expect({ code, messages }).toEqual({
      code: 0,
      messages: [{ kind: 'failed', code: null, message: 'The building of the index was stopped.' }],
    });
    expect(existsSync(path)).toBe(false);
  });

  test('tells what is wrong with the store, with its code', async () => {
    const workerData = { address: 'sqlite:none/graph.db', snapshot, path: null, stop: new Int32Array(1) };
    const worker = new Worker(resolve('dist/cli/index-worker.js'), { workerData });
    const told = await new Promise((fulfill, reject) => worker.once('message', fulfill).on('error', reject));
    expect(told).toEqual({
      kind: 'failed',
      code: 'BAD_INPUT',
      message: expect.stringContaining('papergraph seed') as unknown,
    });
  });
});

describe('papergraph stats', () => {
  test('tells the memory of the index, the same with a file and without', async () => {
    const stats = async () => (await papergraph(['stats', ...STORE], { cwd }).ended).stdout;
    const built = await stats();
    const told =
      / {2}index (\S+) kB of memory: (\d+) bytes a paper \((\d+)\), (18) a mention \((\d+),[^)]*\), (\d+) a concept \((\d+), the whole/;
    const [size, paper, papers, mention, mentions, concept, concepts] = told.exec(built)?.slice(1).map(Number) ?? [];
    const sum = paper * papers + mention * mentions + concept * concepts;
    expect(Math.abs(sum / 1e3 - size)).toBeLessThan(0.01 * size);
    await serveOnce();
    expect(await stats()).toBe(built);
  });
});

test('the place of an index: beside a file, and one for each database of a server', () => {
  expect(indexPlace('sqlite:a/graph.db', {})).toBe('a/graph.db.index');
  const [one, other, third] = [
    indexPlace('neo4j://a', {}),
    indexPlace('neo4j://a', { NEO4J_DATABASE: 'b' }),
    indexPlace('neo4j://c', {}),
  ];
  expect(one).toMatch(/^\.papergraph\/neo4j-[0-9a-f]{16}\.index$/);
  expect(new Set([one, other, third]).size).toBe(3);
});
