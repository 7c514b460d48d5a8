import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { measured } from '../support/fault-table.js';
import { SAMPLE, temporaryFolder } from '../support/graph.js';
import { serving, servingAs, TAKEN_UP_MS, until, type Answer, type Serving } from '../support/serving.js';
import { papergraph } from './papergraph.js';

const KEY = 'correct-horse-battery-staple';
const DEADLINE_MS = 2_500;
const env = { PAPERGRAPH_DEADLINE_MS: String(DEADLINE_MS), PAPERGRAPH_WRITE_KEY: KEY };
const authorization = { Authorization: `Bearer ${KEY}` };
const GOOD =
  '{ papers(first: 2) { edges { node { title links { url } } } } search(query: "linear", first: 2) { totalCount } }';
const INGEST = `mutation($papers: [GivenPaperInput!]!) { ingestPapers(input: { source: "weather", papers: $papers }) { job { id } } }`;

const folder = temporaryFolder();
const cwd = folder.path;
const codesOf = ({ errors = [] }: Answer) => [...new Set(errors.map(({ extensions }) => extensions.code))];
const paperCount = async (server: Serving) =>
  ((await server.post('{ corpus { paperCount } }')).data?.corpus as { paperCount: number } | undefined)?.paperCount;

async function seedSample(store: string): Promise<void> {
  expect(await papergraph(['seed', resolve(SAMPLE), '--store', store], { cwd }).ended).toMatchObject({ code: 0 });
}

/** Milliseconds until a good request is answered as `expected`. */
function recovered(server: Serving, expected: Answer['data']): Promise<number> {
  return until(async () => {
    const { data, errors } = await server.post(GOOD);
    return !errors && JSON.stringify(data) === JSON.stringify(expected);
  }, 15_000);
}

afterAll(() => folder.remove());

describe('a server on a SQLite file', () => {
  let server: Serving;
  let expected: Answer['data'];
  const file = join(cwd, 'graph.db');

  beforeAll(async () => {
    await seedSample('sqlite:graph.db');
    server = await serving(['--store', 'sqlite:graph.db'], { cwd, env });
    expected = (await server.post(GOOD)).data;
  }, 60_000);
  afterAll(async () => {
    server?.child.kill('SIGKILL');
    await server?.ended;
  });

  test('locked by another process: reads go on, a change says so', async () => {
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const asked = server.post(INGEST, { variables: { papers: [{ title: 'Rain' }] }, headers: authorization });
    await sleep(100);
    const reading = await server.post(GOOD);
    expect(reading.data).toEqual(expected);
    expect((await server.ready()).status).toBe(200);
    const refused = await asked;
    expect(codesOf(refused)).toEqual(['STORE_BUSY']);
    other.exec('ROLLBACK');
    other.close();
    const recoveredMs = await recovered(server, expected);
    measured(
      'SQLite locked by another process, a mutation',
      '`STORE_BUSY`; reads are answered',
      refused.ms,
      recoveredMs,
    );
  });

  test('gone: told at once, and taken up where it is put back', async () => {
    renameSync(file, `${file}.away`);
    const away = await server.post(GOOD);
    expect(codesOf(away)).toEqual(['STORE_UNAVAILABLE']);
    expect((await server.ready()).status).toBe(503);
    renameSync(`${file}.away`, file);
    const recoveredMs = await recovered(server, expected);
    expect((await server.ready()).status).toBe(200);
    measured('SQLite file gone, then put back', '`STORE_UNAVAILABLE`; ready 503', away.ms, recoveredMs);
  });

  test('another store in its place: taken up, and never shown as the old one', async () => {
    for (const name of readdirSync(cwd)) if (/^graph\.db(?:-wal|-shm)?$/.test(name)) rmSync(join(cwd, name));
    writeFileSync(
      join(cwd, 'other.jsonl'),
      '{"title":"One paper on the linear weather"}\n{"title":"Another on rain"}\n',
    );
    const seeding = papergraph(['seed', 'other.jsonl', '--store', 'sqlite:graph.db'], { cwd }).ended;
    const codes = new Set<string>();
    const from = performance.now();
    const ms = await until(async () => {
      const answer = await server.post(GOOD);
      for (const code of codesOf(answer)) codes.add(code);
      // Nor is it shown half made.
      expect(answer.extensions?.snapshot).not.toBe('unpublished');
      return (await paperCount(server)) === 2;
    }, 20_000);
    expect(await seeding).toMatchObject({ code: 0 });
    await until(async () => (await server.post(GOOD)).errors === undefined, 5_000);
    expect([...codes].filter((code) => !['STORE_UNAVAILABLE', 'STORE_BUSY', 'SNAPSHOT_GONE'].includes(code))).toEqual(
      [],
    );
    const { data } = await server.post('{ papers(first: 5) { edges { node { title } } } }');
    expect(JSON.stringify(data)).toContain('Another on rain');
    measured(
      'SQLite file made anew by a seeding',
      '`STORE_UNAVAILABLE` or `SNAPSHOT_GONE`, then the new graph',
      ms,
      null,
    );
    expect(performance.now() - from).toBeLessThan(25_000);
  }, 40_000);

  test('1,000 clients that vanish half way cost nothing that lasts', async () => {
    const good = (await server.post(GOOD)).data;
    const files = () => readdirSync(`/proc/${server.child.pid}/fd`).length;
    const before = process.platform === 'linux' ? files() : 0;
    const { port } = new URL(server.address);
    const body = JSON.stringify({ query: GOOD });
    const head = (length: number) =>
      `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    // By turns: after half of its head, after half of its body, after all of it, while it is answered.
    const sent = [
      head(9).slice(0, 40),
      head(body.length * 2) + body,
      head(body.length) + body,
      head(body.length) + body,
    ];
    const vanish = (i: number) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(sent[i % 4], () => setTimeout(() => socket.resetAndDestroy(), i % 4 === 3 ? 5 : 0));
        });
        socket.on('error', () => undefined).on('close', () => resolve());
      });
    const from = performance.now();
    for (let i = 0; i < 1_000; i += 100) await Promise.all(Array.from({ length: 100 }, (_, j) => vanish(i + j)));
    const ms = performance.now() - from;
    const recoveredMs = await recovered(server, good);
    measured('1,000 clients vanish half way', 'nothing', ms, recoveredMs);
    if (process.platform === 'linux') await until(async () => files() <= before + 5, 5_000);
  }, 30_000);
});

describe('a seeding while a server is asked', () => {
  test('every answer is whole, and two servers serve the new snapshot within 5 s', async () => {
    const store = ['--store', 'sqlite:seeded.db'];
    await seedSample('sqlite:seeded.db');
    const servers = await Promise.all([1, 2].map(() => serving(store, { cwd, env })));
    const lines = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({
        id: `w${i}`,
        title: `Linear weather ${i}`,
        abstract: `We study linear attention and a graph neural network for weather ${i}. Its loss landscape is flat.`,
      }),
    );
    writeFileSync(join(cwd, 'weather.jsonl'), lines.join('\n'));
    const seeding = papergraph(['seed', 'weather.jsonl', ...store], { cwd }).ended;
    let running = true;
    void seeding.then(() => (running = false));
    const times: number[] = [];
    const ask = async () => {
      const query = `{ search(query: "linear", kinds: [PAPER], first: 100) { totalCount edges { node { __typename } } }
        papers(first: 5) { totalCount edges { node { title concepts(first: 3) { edges { evidence { surface sentence { text start end } } } } } } } }`;
      const answer = await servers[0].post(query);
      expect(answer.errors).toBeUndefined();
      const { search } = answer.data as { search: { totalCount: number; edges: unknown[] } };
      expect(search.edges).toHaveLength(Math.min(search.totalCount, 100));
      for (const mention of evidenceIn(answer.data)) {
        if (mention.sentence === null) continue;
        const { text, start, end } = mention.sentence;
        expect(text.slice(start, end)).toBe(mention.surface);
      }
      times.push(answer.ms);
    };
    while (running) await Promise.all([ask(), ask(), ask(), ask(), sleep(20)]);
    expect(await seeding).toMatchObject({ code: 0 });
    const taken = await Promise.all(
      servers.map((each) => until(async () => (await paperCount(each)) === 95, TAKEN_UP_MS)),
    );
    times.sort((a, b) => a - b);
    const slowest = times[Math.floor(times.length * 0.99)];
    measured(
      'index rebuilt under load (4 clients)',
      `answers of the old snapshot; 99 % within`,
      slowest,
      Math.max(...taken),
    );
    for (const each of servers) expect((await each.stop()).code).toBe(0);
  }, 60_000);
});

interface Evidence {
  surface: string;
  sentence: { text: string; start: number; end: number } | null;
}

function evidenceIn(value: unknown): Evidence[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('surface' in value) return [value as Evidence];
  return Object.values(value).flatMap(evidenceIn);
}

describe('a full disk', () => {
  const disk = join(cwd, 'disk');
  const store = `sqlite:${join(disk, 'graph.db')}`;
  const main = resolve('dist/cli/main.js');
  const serve = `exec "${process.execPath}" "${main}" serve --sample --port 0 --store "${store}"`;

  /** On a small disk of its own where this user may mount one, else under a limit to the size of files. */
  async function started(): Promise<{ server: Serving; mounted: boolean }> {
    mkdirSync(disk);
    const script = `mount -t tmpfs -o size=12m tmpfs "${disk}" && ${serve}`;
    const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] as const };
    const start = (command: string, args: string[]) =>
      servingAs(spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    try {
      return { server: await start('unshare', ['-rm', 'sh', '-c', script]), mounted: true };
    } catch {
      // In blocks of 1 KiB.
      return { server: await start('bash', ['-c', `ulimit -f 6144; ${serve}`]), mounted: false };
    }
  }

  test('reads go on, a change fails whole, and the next works once there is room', async () => {
    const { server, mounted } = await started();
    const good = (await server.post(GOOD)).data;
    const room = join(`/proc/${server.child.pid}/root`, disk, 'ballast');
    if (mounted) fill(room);
    const abstract = 'Rain falls on the neural network, and it learns. '.repeat(6_000);
    const papers = Array.from({ length: 20 }, (_, i) => ({
      id: `r${i}`,
      title: `Rain ${i}`,
      abstract: `${i} ${abstract}`,
    }));
    const ended = async () => {
      const answer = await server.post(INGEST, { variables: { papers }, headers: authorization });
      if (answer.errors) return { seen: codesOf(answer).join(), ms: answer.ms };
      const { id } = (answer.data as { ingestPapers: { job: { id: string } } }).ingestPapers.job;
      let state = '';
      const ms = await until(async () => {
        const { data } = await server.post(`{ job(id: "${id}") { state } }`, { headers: authorization });
        state = (data as { job: { state: string } }).job.state;
        return state !== 'QUEUED' && state !== 'RUNNING';
      }, 20_000);
      return { seen: state, ms };
    };
    const full = await ended();
    expect(['FAILED', 'INTERNAL_SERVER_ERROR']).toContain(full.seen);
    expect((await server.post(GOOD)).data).toEqual(good);
    let recoveredMs: number | null = null;
    if (mounted) {
      rmSync(room);
      const from = performance.now();
      papers.splice(1);
      expect((await ended()).seen).toBe('DONE');
      recoveredMs = performance.now() - from;
      await until(async () => (await paperCount(server)) === 56, 5_000);
    }
    const { code, stderr } = await server.stop();
    expect(code).toBe(0);
    expect(stderr).toMatch(mounted ? /disk is full/ : /disk/);
    measured('disk of SQLite full, a mutation', 'the job is `FAILED`; reads are answered', full.ms, recoveredMs);
  }, 90_000);
});

function fill(path: string): void {
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }
}
