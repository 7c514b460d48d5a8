import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_TIMES } from '../../src/api/request-watch.js';
import { PapergraphError } from '../../src/model/errors.js';
import type { GraphStore } from '../../src/store/port.js';
import { accessServer, keyFor, type AccessServer } from '../support/access-server.js';
import { dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';
import { writeDatedPapers } from '../support/dated-papers.js';

const folder = temporaryFolder();
let store: GraphStore;
let server: AccessServer;
const open: AccessServer[] = [];
const serve = async (...options: Parameters<typeof accessServer>) => {
  const made = await accessServer(...options);
  open.push(made);
  return made;
};

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await writeDatedPapers(store);
  server = await serve(store);
});

afterAll(async () => {
  for (const each of open) await each.close();
  await store?.close();
  folder.remove();
});

/** An export with its parameters. */
const get = (file: string, parameters: Record<string, unknown> = {}, init?: RequestInit, of = server) => {
  const written = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return of.ask(`/export/${file}?${new URLSearchParams(written as [string, string][])}`, init);
};
const rowsOf = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));

describe('GET /export', () => {
  test('says what it is, under which name, and of which snapshot', async () => {
    const types: Record<string, string> = {
      'concepts.graphml': 'application/graphml+xml',
      'papers.gexf': 'application/gexf+xml',
      'mentions.vosviewer.json': 'application/json; charset=utf-8',
      'concepts.cyjs': 'application/json; charset=utf-8',
      'concepts.csv': 'text/csv; charset=utf-8; header=present',
      'papers.nodes.csv': 'text/csv; charset=utf-8; header=present',
      'mentions.parquet': 'application/vnd.apache.parquet',
      'papers.bib': 'application/x-bibtex; charset=utf-8',
      'papers.csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
      'graph.ttl': 'text/turtle; charset=utf-8',
    };
    for (const [file, type] of Object.entries(types)) {
      const response = await fetch(`${server.address}/export/${file}`);
      expect([file, response.status, response.headers.get('content-type')]).toEqual([file, 200, type]);
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`);
      expect(response.headers.get('papergraph-snapshot')).toBe('dated');
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
      const head = await fetch(`${server.address}/export/${file}`, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, type, '']);
    }
    expect(server.logged).toEqual([]);
  });

  test('counts and measures as the API does, in the papers and concepts of its filters', async () => {
    const where = '{concepts: {any: ["graph"]}, year: {gte: 2021}}';
    const query = `{
      coOccurrences(minCount: 1, first: 100, where: ${where}, among: {kind: {in: [TASK, METHOD]}}) {
        pairs { a { id } b { id } count expected lift }
      }
    }`;
    type Pair = { a: { id: string }; b: { id: string }; count: number; expected: number; lift: number };
    const { coOccurrences } = await dataOf<{ coOccurrences: { pairs: Pair[] } }>(store, query);
    const { text } = await get('concepts.csv', {
      where: { concepts: { any: ['graph'] }, year: { gte: 2021 } },
      among: { kind: { in: ['TASK', 'METHOD'] } },
      minCount: '1',
      measure: 'ASSOCIATION_STRENGTH',
    });
    expect(text.split('\r\n')[0]).toBe('source,target,weight,count,expected');
    const expected = coOccurrences.pairs.map(({ a, b, count, expected, lift }) =>
      [a.id, b.id, lift, count, expected].map(String),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(rowsOf(text).sort()).toEqual(expected.sort());
  });

  test('gives the strongest pairs, and papers by id', async () => {
    const all = rowsOf((await get('concepts.csv', { minCount: '1', measure: 'COUNT' })).text);
    const first = rowsOf((await get('concepts.csv', { minCount: '1', measure: 'COUNT', first: '2' })).text);
    expect(first.map(([, , weight]) => Number(weight))).toEqual(
      all
        .map(([, , weight]) => Number(weight))
        .sort((a, b) => b - a)
        .slice(0, 2),
    );
    const nodes = rowsOf((await get('concepts.nodes.csv', { minCount: '1', measure: 'COUNT', first: '2' })).text);
    expect(nodes.map(([id]) => id)).toEqual([...new Set(first.flatMap(([a, b]) => [a, b]))].sort());
    const strong = rowsOf((await get('concepts.csv', { minCount: '1', measure: 'COUNT', minScore: '3' })).text);
    expect(strong).toEqual(all.filter(([, , weight]) => Number(weight) >= 3));
    const papers = (await get('papers.bib', { first: '3', where: { text: 'walk' } })).text;
    expect(papers.match(/^@/gm)).toHaveLength(3);
    const sure = rowsOf((await get('mentions.csv', { minConfidence: '0.9' })).text);
    expect(sure.length).toBeGreaterThan(0);
    expect(sure.length).toBeLessThan(rowsOf((await get('mentions.csv')).text).length);
  });

  test.each<[string, string, Record<string, unknown>, string]>([
    [
      'an unknown file',
      'concepts.docx',
      {},
      'There is no export "concepts.docx". There are concepts, papers, mentions as .graphml',
    ],
    [
      'a filter that is no JSON',
      'concepts.csv',
      { where: '{year: 2020}' },
      '`where` is no JSON; write it as {"year": {"gte": 2020}}',
    ],
    [
      'a field that filters do not have',
      'concepts.csv',
      { where: { yeer: 1 } },
      '`where`: Field "yeer" is not defined by type "PaperFilterInput". Did you mean "year"?',
    ],
    [
      'a value of the wrong kind',
      'concepts.csv',
      { where: { year: { gte: 'x' } } },
      '`where` at year.gte: Int cannot represent',
    ],
    [
      'an unknown measure',
      'concepts.csv',
      { measure: 'LIFT' },
      '`measure`: Value "LIFT" does not exist in "AssociationMeasure" enum',
    ],
    ['a count that is too low', 'concepts.csv', { minCount: '0' }, '`minCount` must be at least 1.'],
    [
      'a count that is no number',
      'concepts.csv',
      { minCount: 'two' },
      '`minCount`: Int cannot represent non-integer value: "two"',
    ],
    ['too many', 'papers.bib', { first: '1000000' }, '`first` must be from 1 to 100000; all without it.'],
    ['a confidence that is none', 'mentions.csv', { minConfidence: '2' }, '`minConfidence` must be from 0 to 1.'],
    [
      'a concept that is not there',
      'papers.bib',
      { where: { concepts: { any: ['nowhere'] } } },
      'There is no concept "nowhere"',
    ],
    [
      'what plays no part',
      'papers.bib',
      { measure: 'NPMI' },
      '`measure` plays no part in this export; it takes `where`, `first`.',
    ],
    [
      'an unknown parameter',
      'papers.csv',
      { limit: '3' },
      '`limit` plays no part in this export; it takes `where`, `minScore`.',
    ],
  ])('refuses %s, and says what to do', async (_, file, parameters, message) => {
    const { status, errors } = await get(file, parameters);
    expect([status, errors?.[0].extensions?.code]).toEqual(
      file.endsWith('docx') ? [404, 'NOT_FOUND'] : [400, 'BAD_USER_INPUT'],
    );
    expect(errors![0].message).toContain(message);
    expect((await get(file, parameters, { method: 'HEAD' })).status).toBe(status);
  });

  test('tells no names like one that was wrong where introspection is off', async () => {
    const quiet = await serve(store, { introspection: false });
    const { errors } = await get('concepts.csv', { where: { yeer: 1 } }, {}, quiet);
    expect(errors![0].message).toBe('`where`: Field "yeer" is not defined by type "PaperFilterInput".');
  });

  test('refuses a parameter that is given twice, and a page elsewhere that embeds it', async () => {
    expect((await server.ask('/export/papers.bib?first=1&first=2')).errors![0].message).toContain(
      'given several times',
    );
    // `fetch` sends its own.
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    const embedded = httpRequest(`${server.address}/export/papers.bib`, { headers }).end();
    const { statusCode } = await new Promise<IncomingMessage>((resolve) => embedded.once('response', resolve));
    expect(statusCode).toBe(403);
    embedded.destroy();
  });

  test('is of the newest snapshot; one that asks for another is told what to do', async () => {
    const headers = { 'papergraph-snapshot': 'dated' };
    expect((await get('concepts.csv', {}, { headers })).status).toBe(200);
    const gone = await get('concepts.csv', {}, { headers: { 'papergraph-snapshot': 'another' } });
    expect([gone.status, gone.errors![0].extensions?.code]).toEqual([410, 'SNAPSHOT_GONE']);
    expect(gone.errors![0].message).toBe(
      'An export is of the newest snapshot; ask again without the header papergraph-snapshot, which names another.',
    );
  });
});

describe('an export costs, and needs a key where reading does', () => {
  test('as much as its papers and concepts, what it counts and its filters', async () => {
    const limited = await serve(store, { limits: { costPerMinute: 30_000 } });
    const left = async () => {
      const { data } = await limited.post({ query: '{ rateLimit { remaining } }' });
      return (data as unknown as { rateLimit: { remaining: number } }).rateLimit.remaining;
    };
    const before = await left();
    expect((await get('papers.bib', { where: { year: { gte: 1 } } }, {}, limited)).status).toBe(200);
    const between = await left();
    // 6 papers with a year, the filter, and asking what is left.
    expect(before - between).toBe(6 + 10 + 1);
    expect((await get('concepts.csv', {}, {}, limited)).status).toBe(200);
    // Pairs, of 5 concepts.
    expect(between - (await left())).toBe(20_000 + 5 + 1);
    const refused = await get('concepts.csv', {}, {}, limited);
    expect([refused.status, refused.errors![0].extensions?.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const small = await serve(store, { limits: { maxCost: 20_000 } });
    expect((await get('concepts.csv', {}, {}, small)).errors![0].extensions?.code).toBe('COST_LIMIT_EXCEEDED');
    expect((await get('papers.bib', {}, {}, small)).status).toBe(200);
  });

  test('only who has the scope `read` gets it', async () => {
    const closed = await serve(store, { reads: 'keys' });
    const [reader, curator] = [await keyFor(store, 'exports', ['read']), await keyFor(store, 'curator', ['curate'])];
    const outcome = async (headers: Record<string, string>, method = 'GET') =>
      (await fetch(`${closed.address}/export/papers.bib`, { headers, method })).status;
    expect(await outcome({})).toBe(401);
    expect(await outcome({}, 'HEAD')).toBe(401);
    expect(await outcome({ authorization: 'Bearer nothing' })).toBe(401);
    expect(await outcome(curator)).toBe(403);
    expect(await outcome(reader)).toBe(200);
  });

  test('a server of trusted operations gives none', async () => {
    const trusted = await serve(store, { trustedOnly: true });
    const { status, errors } = await get('papers.bib', {}, {}, trusted);
    expect([status, errors![0].message]).toEqual([403, expect.stringContaining('trusted operations only')]);
  });
});

describe('an export that cannot be finished', () => {
  /** The same store with another answer to one method. */
  const storeWith = (method: keyof GraphStore, answer: (...given: never[]) => unknown) =>
    new Proxy(store, {
      get: (target, name) => {
        const value: unknown = name === method ? answer : Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });

  /** A thousand edges between two papers at a time, until `ends` throws. */
  const near = (ids: string[], ends: (list: number) => void) =>
    storeWith('allRelatedness', async function* () {
      for (let list = 0; ; list++) {
        ends(list);
        // The pair comes from either end, and counts once.
        for (let at = 0; at < 2000; at++) {
          yield { from: ids[at % 2], to: ids[1 - (at % 2)], score: 1, rank: 1, reasons: [] };
        }
      }
    });
  const twoIds = async () => {
    const ids: string[] = [];
    for await (const { id } of store.allPaperHashes()) ids.push(id);
    return ids.slice(0, 2);
  };

  test('before its first piece is told, with what is wrong', async () => {
    const unavailable = () => Promise.reject(new PapergraphError('STORE_UNAVAILABLE', 'secret'));
    const away = await serve(storeWith('papersByIds', unavailable));
    const { status, errors } = await get('papers.bib', {}, {}, away);
    expect([status, errors![0]]).toEqual([
      503,
      { message: 'The database does not answer; try again in a moment.', extensions: { code: 'STORE_UNAVAILABLE' } },
    ]);
    const hanging = storeWith('papersByIds', () => new Promise(() => undefined));
    const late = await get('papers.bib', {}, {}, await serve(hanging, { times: { ...DEFAULT_TIMES, read: 50 } }));
    expect([late.status, late.errors![0].extensions?.code]).toEqual([504, 'TIMEOUT']);
    const emptied = await serve(storeWith('papersByIds', async () => []));
    expect((await get('papers.bib', {}, {}, emptied)).status).toBe(410);
  });

  test('after its first piece is cut off, so that nobody takes it for whole', async () => {
    const broken = near(await twoIds(), (list) => {
      if (list === 20) throw new Error('broken');
    });
    const server = await serve(broken);
    const answered = await fetch(`${server.address}/export/papers.csv`);
    expect(answered.status).toBe(200);
    await expect(answered.text()).rejects.toThrow();
    expect(server.logged).toEqual([expect.objectContaining({ message: 'broken' })]);
  });

  test('waits for its client, ends with it, and at its deadline', async () => {
    let lists = 0;
    const endless = near(await twoIds(), () => void lists++);
    const patient = await serve(endless);
    /** Lists that were read, once no more are. */
    const settled = async () => {
      for (let before = -1; before !== lists;) {
        before = lists;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return lists;
    };
    const begun = async ({ address }: AccessServer) => {
      const asked = httpRequest(`${address}/export/papers.csv`);
      asked.on('error', () => undefined);
      asked.end();
      const response = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
      response.on('error', () => undefined);
      response.pause();
      return { asked, response };
    };
    const leaving = await begun(patient);
    const atRest = await settled();
    leaving.asked.destroy();
    expect((await settled()) - atRest).toBeLessThanOrEqual(1);
    expect(patient.logged).toEqual([]);

    const hurried = await serve(endless, { times: { ...DEFAULT_TIMES, export: 500 } });
    const { response } = await begun(hurried);
    const cut = new Promise((resolve) => response.once('close', resolve));
    // It reads on only after the deadline.
    setTimeout(() => response.resume(), 1_000);
    await cut;
    expect(response.complete).toBe(false);
    expect(hurried.logged).toEqual([expect.objectContaining({ message: expect.stringMatching(/in time|not ready/) })]);
  });
});
