import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { papergraph, serving, type Ended } from './papergraph.js';

const folder = temporaryFolder();
const cwd = folder.path;
const SAMPLE = resolve('seed/papers.jsonl');
const run = (...args: string[]): Promise<Ended> => papergraph(args, { cwd }).ended;

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

let seeded: Ended;
beforeAll(async () => {
  seeded = await run('seed', SAMPLE);
});
afterAll(() => folder.remove());

describe('the settings of papergraph serve', () => {
  const cases: [string, Record<string, string>, string[], RegExp][] = [
    ['a port', { PORT: 'xyz' }, [], /PORT is "xyz"; it takes a number from 0 to 65535/],
    [
      'a collector',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'nonsense' },
      ['--port', '0'],
      /OTEL_EXPORTER_OTLP_ENDPOINT takes an address/,
    ],
    [
      'names of operations',
      { PAPERGRAPH_METRICS: 'on', PAPERGRAPH_METRICS_OPERATIONS: 'a b,{}' },
      ['--port', '0'],
      /PAPERGRAPH_METRICS_OPERATIONS names "a b"/,
    ],
    ['a manifest', {}, ['--port', '0', '--trusted-only', '.'], /this is a folder; --trusted-only takes a manifest/],
  ];

  test.each(cases)('are refused by name, with exit code 2: %s', async (_, env, args, expected) => {
    const { code, stdout, stderr } = await papergraph(['serve', ...args], { cwd, env }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});

describe('papergraph seed', () => {
  test('prints one summary, and makes the default store', () => {
    expect(seeded).toMatchObject({ code: 0, stderr: '' });
    expect(seeded.stdout).toMatch(
      /^Seeded sqlite:.*graph\.db in \d+\.\d s\n {2}papers {4}55 new, 0 unchanged, 0 updated, 0 skipped\n/,
    );
    expect(seeded.stdout).toMatch(/55 papers, \d+ mentions of \d+ concepts, 10 links/);
    expect(readdirSync(join(cwd, '.papergraph'))).toContain('graph.db');
  });

  test('says so when nothing has changed', async () => {
    const { code, stdout } = await run('seed', SAMPLE);
    expect(code).toBe(0);
    expect(stdout).toContain('0 new, 55 unchanged');
    expect(stdout).toContain('Nothing has changed');
  });

  const cases: [string, () => string[], RegExp][] = [
    ['a missing file', () => ['nowhere.txt'], /nowhere\.txt/],
    ['a folder', () => [(mkdirSync(join(cwd, 'folder'), { recursive: true }), 'folder')], /folder/],
    ['an empty file', () => [file('empty.txt', '')], /empty\.txt.*empty/],
    [
      'a file that is not text',
      () => [
        file(
          'noise.bin',
          Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
        ),
      ],
      /noise\.bin.*not.*text/i,
    ],
    ['text of no known format', () => [file('config.ini', '[a]\nb = c\nd = e\n')], /config\.ini/],
    ['an unknown format', () => [SAMPLE, '--format', 'bibtex'], /bibtex.*jsonl/s],
    ['an unknown store', () => [SAMPLE, '--store', 'mysql://x'], /mysql:\/\/x.*sqlite:PATH/],
    ['its password untold', () => [SAMPLE, '--store', 'mysql://u:sec/r@et@x/y'], /"mysql:\/\/\*\*\*@x\/y" is no store/],
    ['a password in an address', () => [SAMPLE, '--store', 'neo4j://neo4j:hunter2@localhost'], /NEO4J_PASSWORD/],
  ];

  test.each(cases)('refuses %s in one clear message, with exit code 2', async (_, args, expected) => {
    const { code, stdout, stderr } = await run('seed', ...args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/ {4}at |hunter2|Unexpected/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('keeps the rest of a faulty file, and names the lines', async () => {
    const path = file(
      'faulty.jsonl',
      '{"title":"A good paper"}\n{"title":\n{"abstract":"no title"}\n{"id":"x","title":"One"}\n{"id":"x","title":"Two"}\n',
    );
    const { code, stdout } = await run('seed', path, '--store', 'sqlite:faulty.db');
    expect(code).toBe(0);
    expect(stdout).toContain('3 skipped');
    for (const line of [2, 3, 5]) expect(stdout).toMatch(new RegExp(`faulty\\.jsonl:${line} `));
  });

  test('ends with 2 where no entry could be read, and with 1 where not all files could', async () => {
    const faulty = file('all-faulty.jsonl', '{"abstract":"no title"}\n');
    const good = file('good.jsonl', '{"title":"A good paper"}\n');
    expect((await run('seed', faulty, '--store', 'sqlite:codes.db')).code).toBe(2);
    expect((await run('seed', good, 'missing.jsonl', '--store', 'sqlite:codes.db')).code).toBe(1);
    expect((await run('seed', good, faulty, '--store', 'sqlite:codes.db')).code).toBe(0);
  });

  test('refuses a database that is none, and one of a newer version', async () => {
    file('text.db', 'this is a letter, not a database, and it goes on for a while\n'.repeat(100));
    const none = await run('seed', SAMPLE, '--store', 'sqlite:text.db');
    expect(none.code).not.toBe(0);
    expect(none.stderr).toMatch(/text\.db/);
    expect(readFileSync(join(cwd, 'text.db'), 'utf8')).toContain('this is a letter');
  });

  test('ends by Ctrl-C with a store that opens, and can be run again', async () => {
    const papers = Array.from(
      { length: 40_000 },
      (_, i) => `{"id":"${i}","title":"Time series and linear attention, part ${i}"}\n`,
    );
    const path = file('many.jsonl', papers.join(''));
    const args = ['seed', path, '--store', 'sqlite:many.db'];
    const { child, ended } = papergraph(args, { cwd });
    // It listens for the signal by the time that it makes the file.
    await waitFor(() => existsSync(join(cwd, 'many.db')) || undefined);
    setTimeout(() => child.kill('SIGINT'), 500);
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: expect.stringContaining('run the same command again') as unknown,
    });
    const stats = await run('stats', '--store', 'sqlite:many.db');
    expect(stats.code).toBe(0);
    file('many.jsonl', papers.slice(0, 600).join(''));
    const again = await run(...args);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/\d+ new, \d+ unchanged/);
  }, 60_000);
});

test('an interrupted wait for another seeder kept nothing, and says so', async () => {
  const store = await sqliteIn(cwd, 'held.db');
  await store.acquireLease('pid 1 on another machine (abc123)');
  const { child, ended } = papergraph(['seed', SAMPLE, '--store', 'sqlite:held.db'], { cwd });
  child.stderr?.on('data', (chunk: Buffer) => chunk.toString().includes('waiting') && child.kill('SIGINT'));
  const { code, stderr } = await ended;
  await store.close();
  expect(code).toBe(130);
  expect(stderr).toMatch(/\nStopped\. Nothing was read yet; run the same command again to finish\.\n$/);
});

describe('papergraph query', () => {
  test('prints the answer as JSON', async () => {
    const query = 'query($name: String!) { concept(name: $name) { name papers(first: 20) { totalCount } } }';
    const { code, stdout } = await run('query', query, '--variables', '{"name":"LMC"}');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      data: { concept: { name: 'linear mode connectivity', papers: { totalCount: 2 } } },
      extensions: { snapshot: expect.stringMatching(/^[0-9a-f]{16,}$/) as unknown },
    });
  });

  test('prints errors, and ends with 1', async () => {
    const { code, stdout } = await run('query', '{ nonsense }');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toHaveProperty('errors.0.message');
  });

  test('tells what is wrong with the variables, and where there is no graph', async () => {
    const variables = await run('query', '{ corpus { paperCount } }', '--variables', '[1]');
    expect(variables).toMatchObject({ code: 2, stderr: expect.stringContaining('JSON object') as unknown });
    const nothing = await run('query', '{ corpus { paperCount } }', '--store', 'sqlite:none/graph.db');
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('papergraph seed') as unknown });
    expect(readdirSync(cwd)).not.toContain('none');
  });
});

describe('papergraph stats and export', () => {
  test('stats counts, and lists sources and runs', async () => {
    const { code, stdout } = await run('stats');
    expect(code).toBe(0);
    expect(stdout).toMatch(/55 papers, \d+ mentions of \d+ concepts/);
    expect(stdout).toContain('sample (jsonl): 55 papers');
  });

  test('export writes what seed reads back to the same snapshot', async () => {
    expect(await run('export', 'graph.jsonl')).toMatchObject({ code: 0 });
    const back = await run('seed', 'graph.jsonl', '--store', 'sqlite:copy.db');
    const snapshot = /snapshot {2}(\w+)/.exec(seeded.stdout)?.[1];
    expect(snapshot).toBeTruthy();
    expect(back.stdout).toContain(`snapshot  ${snapshot}`);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('an export that was cut short is told, and what is in it kept', async () => {
    await run('export', 'whole.jsonl.gz');
    const lines = gunzipSync(readFileSync(join(cwd, 'whole.jsonl.gz')))
      .toString()
      .split('\n');
    const papers = lines.flatMap((line, at) => (line.startsWith('{"paper":') ? [at] : []));
    const cut = file('cut.jsonl', lines.slice(0, papers[20]).join('\n'));
    const { code, stdout, stderr } = await run('seed', cut, '--store', 'sqlite:cut.db');
    expect({ code, kept: stdout.includes('20 new') }).toEqual({ code: 1, kept: true });
    expect(stderr).toMatch(/cut\.jsonl: cut short or damaged, 20 of 55 papers are in it/);
  });

  test('export leaves alone what is no ordinary file', async () => {
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'link.jsonl'));
    expect(await run('export', 'link.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no ordinary file') as unknown,
    });
    expect(readlinkSync(join(cwd, 'link.jsonl'))).toBe(join(cwd, 'elsewhere'));
  });

  test('export to - is standard output', async () => {
    const { code, stdout, stderr } = await run('export', '-');
    expect({ code, stderr, names: readdirSync(cwd).includes('-') }).toEqual({ code: 0, stderr: '', names: false });
    expect(stdout.split('\n', 1)[0]).toContain('"papers":55');
  });

  test.each([
    ['stats', []],
    ['export', ['-']],
    ['query', ['{ papers(first: 20) { edges { node { title abstract } } } }']],
  ])('%s ends without a word where its reader has enough', async (command, args) => {
    const { child, ended } = papergraph([command, ...args], { cwd });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('stats and the API count the same concepts, and one is no plural', async () => {
    file('one.jsonl', '{"title":"Linear mode connectivity"}\n');
    const store = ['--store', 'sqlite:one.db'];
    expect((await run('seed', 'one.jsonl', ...store)).stdout).toContain('1 paper, 1 mention of 1 concept, 0 links');
    const { stdout } = await run('query', '{ corpus { conceptCount } }', ...store);
    expect(JSON.parse(stdout)).toMatchObject({ data: { corpus: { conceptCount: 1 } } });
  });

  test('an unfinished seeding is told by query, export and serve', async () => {
    file('half.jsonl', '{"title":"Linear mode connectivity"}\n');
    const store = ['--store', 'sqlite:half.db'];
    await run('seed', 'half.jsonl', ...store);
    const opened = await sqliteIn(cwd, 'half.db');
    await opened.upsertPapers([], 'none');
    await opened.replaceVocabulary(await opened.concepts());
    expect(await opened.snapshot()).toBeNull();
    await opened.close();
    const told =
      /^A seeding or import of sqlite:\S+ is under way or was cut short: .* `papergraph seed` or .* again to finish it\.\n$/;
    expect((await run('query', '{ corpus { paperCount } }', ...store)).stderr).toMatch(told);
    expect((await run('export', 'half-export.jsonl', ...store)).stderr).toMatch(told);
    const { child, ended } = papergraph(['serve', '--port', '0', ...store], { cwd });
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Ctrl-C') && child.kill('SIGINT'));
    expect((await ended).stderr).toMatch(told);
  });

  test('export into a folder that is not there is told', async () => {
    expect(await run('export', 'not/there.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('make it first') as unknown,
    });
  });
});

describe('papergraph serve', () => {
  const ready = (args: string[]) => serving(args, { cwd });

  const post = async (address: string, query: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return response.json();
  };

  test('seeds the sample the first time, prints a query to try that answers, and serves the pages', async () => {
    const first = await ready(['--sample', '--store', 'sqlite:served.db']);
    expect(first.printed()).toContain('Seeded the sample: 55 papers');
    const printed = await waitFor(() => (first.printed().includes('Ctrl-C') ? first.printed() : undefined));
    expect(printed).toMatch(/Ready in \d+\.\d s/);
    const body = /-d '(\{.*\})'/.exec(printed)?.[1] ?? '';
    const answer = await post(first.address, (JSON.parse(body) as { query: string }).query);
    expect(answer).toHaveProperty('data.concept.papers.totalCount', 2);
    const page = await fetch(`${first.address}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const path = /src="(\/assets\/playground-[^"]+\.js)"/.exec(await page.text())?.[1] ?? 'none';
    const script = await fetch(`${first.address}${path}`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect((await script.text()).length).toBeGreaterThan(10_000);
    const explorer = await fetch(first.address);
    expect(explorer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(explorer.headers.get('cache-control')).not.toContain('immutable');
    expect(await explorer.text()).toContain('/assets/explorer-');
    expect((await first.stop()).code).toBe(0);

    const second = await ready(['--sample', '--store', 'sqlite:served.db']);
    expect(second.printed()).not.toContain('Seeded the sample');
    expect((await second.stop()).code).toBe(0);
  });

  test('takes up what another process seeds meanwhile', async () => {
    const server = await ready(['--store', 'sqlite:growing.db']);
    await waitFor(() => server.printed().includes('papergraph seed FILE --store sqlite:growing.db') || undefined);
    const count = async () =>
      ((await post(server.address, '{ corpus { paperCount } }')) as { data: { corpus: { paperCount: number } } }).data
        .corpus.paperCount;
    expect(await count()).toBe(0);
    expect((await run('seed', SAMPLE, '--store', 'sqlite:growing.db')).code).toBe(0);
    expect(await waitFor(async () => ((await count()) === 55 ? 55 : undefined))).toBe(55);
    file('more.jsonl', '{"title":"A fifty-sixth paper, on time series"}\n');
    expect((await run('seed', 'more.jsonl', '--store', 'sqlite:growing.db')).code).toBe(0);
    expect(await waitFor(async () => ((await count()) === 56 ? 56 : undefined))).toBe(56);
    await server.stop();
  });

  test('says that a port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await run('serve', '--port', String(port));
    taken.close();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`Port ${port} is in use`) as unknown });
  });
});

describe('a database that is not there', () => {
  test('is told in one line, with exit code 3, within 10 seconds', async () => {
    const started = Date.now();
    const { code, stderr } = await run('stats', '--store', 'bolt://127.0.0.1:1');
    expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 3, lines: 1 });
    expect(stderr).toContain('127.0.0.1:1');
    // The limit that users are promised, not a measure of speed.
    expect(Date.now() - started).toBeLessThan(10_000);
  }, 20_000);
});

describe('what is no Neo4j', () => {
  test('is told, with exit code 3', async () => {
    const other = createHttpServer((_, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await run('stats', '--store', `bolt://127.0.0.1:${port}`);
    other.close();
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/is not Neo4j.*\n$/) as unknown });
  }, 20_000);

  test('and never answers, ends within 10 seconds', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const started = Date.now();
    const { code } = await run('stats', '--store', `bolt://127.0.0.1:${port}`);
    expect(code).toBe(3);
    // The limit that users are promised, not a measure of speed.
    expect(Date.now() - started).toBeLessThan(10_000);
    silent.close();
  }, 20_000);
});

describe('the command line', () => {
  test.each([[['--help']], [['seed', '--help']], [['--version']]])('%j prints and ends with 0', async (args) => {
    const { code, stdout } = await run(...args);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(3);
  });

  test.each([[['seed']], [['frobnicate']], [['serve', '--port', 'x']], [['serve', '--port', '70000']]])(
    '%j is refused with 2',
    async (args) => {
      const { code, stderr } = await run(...args);
      expect({ code, told: stderr.includes('error:') }).toEqual({ code: 2, told: true });
    },
  );
});

/** Asks until the answer is there, for at most 20 s. */
async function waitFor<T>(answer: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await answer();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The answer did not come.');
}
