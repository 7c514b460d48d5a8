import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import { TrustedOperations, documentHash, readManifest } from '../../src/access/trusted-operations.js';
import { neededScope } from '../../src/api/require-scope.js';
import { graphqlSchema } from '../../src/api/schema.js';
import type { Ingest } from '../../src/model/ports.js';
import type { GraphStore } from '../../src/store/port.js';
import { operationsManifest } from '../../scripts/operations-manifest.js';
import { accessServer, keyFor, type AccessServer } from '../support/access-server.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import * as explorer from '../../web/explorer/documents.js';

const manifest = readManifest(await operationsManifest('.'), 'made');

const folder = temporaryFolder();
let store: GraphStore;
const open: AccessServer[] = [];
const serve = async (...options: Parameters<typeof accessServer>) => {
  const server = await accessServer(...options);
  open.push(server);
  return server;
};

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
});

afterAll(async () => {
  await Promise.all(open.map((server) => server.close()));
  await store?.close();
  folder.remove();
});

const READ = { query: '{ corpus { paperCount } }' };
const HIDE = { query: 'mutation { hideConcept(input: { concept: "no such concept" }) { snapshot { id } } }' };
const INGEST = {
  query: 'mutation { ingestPapers(input: { papers: [{ title: "T" }], source: "s", dryRun: true }) { counts { new } } }',
};

const ingest: Ingest = {
  begin: async () => 'run-1',
  run: () => new Promise(() => undefined),
  preview: async () => ({ counts: { new: 1, updated: 0, unchanged: 0, skipped: 0 }, issues: [], snapshotId: 'none' }),
  close: async () => undefined,
};
const curate = () => Promise.reject(new Error('Nothing is curated here.'));
const outcome = ({ status, errors }: { status: number; errors?: { extensions?: { code?: string } }[] }) => [
  status,
  errors?.[0].extensions?.code,
];

describe('scopes', () => {
  test('let a key do what it is for, and say what else would be needed', async () => {
    const server = await serve(store, { ingest, curate, reads: 'keys' });
    const keys = {
      none: {},
      wrong: { authorization: 'Bearer pgk_wrong' },
      read: await keyFor(store, 'reader', ['read']),
      ingest: await keyFor(store, 'nightly', ['ingest']),
      curate: await keyFor(store, 'curator', ['curate']),
    };
    const outcomes: Record<string, unknown> = {};
    for (const [name, headers] of Object.entries(keys)) {
      outcomes[name] = [];
      for (const body of [READ, INGEST, HIDE])
        (outcomes[name] as unknown[]).push(outcome(await server.post(body, headers)));
    }
    const refused = [401, 'UNAUTHENTICATED'];
    const forbidden = [403, 'FORBIDDEN'];
    expect(outcomes).toEqual({
      none: [refused, refused, refused],
      wrong: [refused, refused, refused],
      read: [[200, undefined], forbidden, forbidden],
      ingest: [forbidden, [200, undefined], forbidden],
      // What stands behind the scope was asked, and failed.
      curate: [forbidden, forbidden, [200, 'INTERNAL_SERVER_ERROR']],
    });
    const { errors, headers } = await server.post(READ);
    expect(errors![0].message).toContain('a key with the scope `read`');
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect((await server.post(INGEST, keys.read)).errors![0].message).toBe(
      'The key "reader" is for `read`; this needs one with the scope `ingest`.',
    );
  });

  test('of reading are asked for the schema and through fragments too, not for a job or what is left', async () => {
    const server = await serve(store, { ingest, reads: 'keys' });
    const nightly = await keyFor(store, 'nightly 2', ['ingest']);
    for (const query of [
      '{ __schema { types { name } } }',
      '{ ...F } fragment F on Query { ...G } fragment G on Query { ... { corpus { paperCount } } }',
      '{ __type(name: "Paper") { name } }',
    ]) {
      expect(outcome(await server.post({ query }))).toEqual([401, 'UNAUTHENTICATED']);
    }
    const query = '{ __typename rateLimit { cost } job(id: "none") { state } }';
    expect(await server.post({ query }, nightly)).toMatchObject({ status: 200, data: { job: null } });
    expect(outcome(await server.post({ query: '{ rateLimit { cost } }' }))).toEqual([200, undefined]);
  });

  test('a key that is revoked is refused within seconds, also on a socket that is open', async () => {
    let told = () => undefined as void;
    const following: Ingest = {
      ...ingest,
      run: (_id, _task, tell) => new Promise(() => (told = () => tell({ stage: 'reading', papers: 1 }))),
    };
    const server = await serve(store, { ingest: following });
    const headers = await keyFor(store, 'short-lived', ['ingest']);
    const start = {
      query: 'mutation { ingestPapers(input: { papers: [{ title: "T" }], source: "s" }) { job { id } } }',
    };
    const { data } = await server.post(start, headers);
    const id = (data!.ingestPapers as { job: { id: string } }).job.id;
    const client = createSocketClient({
      url: `${server.address.replace('http', 'ws')}/graphql/stream`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: headers.authorization },
      retryAttempts: 0,
    });
    const events = client.iterate({
      query: 'subscription($id: ID!) { jobProgress(id: $id) { papersDone } }',
      variables: { id },
    });
    expect((await events.next()).value).toMatchObject({ data: { jobProgress: { papersDone: 0 } } });
    expect(await store.removeAccessKey('short-lived')).toBe(true);
    const revokedAt = Date.now();
    while (outcome(await server.post(INGEST, headers))[0] === 200)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Date.now() - revokedAt).toBeLessThan(4_000);
    const next = events.next();
    told();
    expect(JSON.stringify(await next.catch((error: unknown) => error))).toContain('UNAUTHENTICATED');
    await client.dispose();
  });
});

describe('what a client may spend', () => {
  test('is counted for each address, and each answer says what is left', async () => {
    const server = await serve(store, { limits: { costPerMinute: 60, maxCost: 50 }, proxies: ['127.0.0.1'] });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const query = '{ rateLimit { cost limit remaining } papers(first: 5) { edges { node { id } } } }';
    const first = await server.post({ query }, from('192.0.2.1'));
    expect(first.data!.rateLimit).toEqual({ cost: 12, limit: 60, remaining: 48 });
    const { resetAt } = first.extensions!.cost as { resetAt: string };
    expect(Date.parse(resetAt) - Date.now()).toBeGreaterThan(-1_000);
    expect(Date.parse(resetAt) - Date.now()).toBeLessThanOrEqual(60_000);
    // A minute may end between two of these; then more are answered.
    const answers = [];
    for (let i = 0; i < 60 && answers.at(-1)?.status !== 429; i++)
      answers.push(await server.post({ query: '{' }, from('192.0.2.1')));
    const last = answers.at(-1)!;
    expect(outcome(last)).toEqual([429, 'RATE_LIMITED']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(last.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(last.errors![0].message).toMatch(
      /^The request costs 1 more; of the 60 that a client may spend in a minute you have 0 left\./,
    );
    expect(outcome(await server.post({ query }, from('192.0.2.2')))).toEqual([200, undefined]);
  });

  test('does not let a request run that costs more than is left', async () => {
    const server = await serve(store, { limits: { costPerMinute: 60, maxCost: 50 } });
    const query = '{ papers(first: 15) { edges { node { id } } } }';
    const outcomes = [];
    for (let i = 0; i < 4; i++) outcomes.push(await server.post({ query }));
    const refused = outcomes.find(({ status }) => status === 429)!;
    expect(refused.errors![0].extensions).toEqual({ code: 'RATE_LIMITED', cost: 30, limit: 60, remaining: 28 });
    expect(refused.data).toBeUndefined();
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(outcome(await server.post({ query: '{ papers(first: 40) { edges { node { id } } } }' }))).toEqual([
      400,
      'COST_LIMIT_EXCEEDED',
    ]);
  });
});

describe('what is refused for want of a key', () => {
  test('costs the client no more than coming did', async () => {
    const server = await serve(store, {
      ingest,
      curate,
      reads: 'keys',
      limits: { costPerMinute: 30_000, maxCost: 30_000 },
    });
    const reader = await keyFor(store, 'no writer', ['read']);
    const big = { query: '{ papers(first: 100) { edges { node { related(first: 20) { totalCount } } } } }' };
    const within = `mutation { ...F } fragment F on Mutation { hide: hideConcept(input: { concept: "x" }) { snapshot { id } } }`;
    for (const [body, headers, expected] of [
      [HIDE, {}, [401, 'UNAUTHENTICATED']],
      [HIDE, reader, [403, 'FORBIDDEN']],
      [INGEST, reader, [403, 'FORBIDDEN']],
      [{ query: within }, {}, [401, 'UNAUTHENTICATED']],
      [big, {}, [401, 'UNAUTHENTICATED']],
      [HIDE, {}, [401, 'UNAUTHENTICATED']],
    ] as [object, Record<string, string>, unknown][]) {
      const answer = await server.post(body, headers);
      expect(outcome(answer)).toEqual(expected);
      expect(answer.extensions!.cost).toMatchObject({ cost: 1 });
    }
  });

  test('is known of every mutation before it runs', async () => {
    const mutations = Object.values((await graphqlSchema()).getMutationType()!.getFields());
    expect(mutations.length).toBeGreaterThan(5);
    expect(mutations.filter((field) => neededScope(field) === undefined).map(({ name }) => name)).toEqual([]);
  });
});

describe('/metrics', () => {
  const metrics = async () => ({ contentType: 'text/plain', text: 'up 1' });

  test('needs a key for reading where reading needs one', async () => {
    const server = await serve(store, { metrics, reads: 'keys' });
    const ask = async (headers: Record<string, string> = {}) => {
      const { status, text } = await server.ask('/metrics', { headers });
      return [status, text];
    };
    const reader = await keyFor(store, 'prometheus', ['read']);
    const writer = await keyFor(store, 'writer of metrics', ['ingest']);
    expect(await ask(reader)).toEqual([200, 'up 1']);
    expect((await ask(writer))[0]).toBe(403);
    expect(await ask()).toEqual([401, expect.stringContaining('UNAUTHENTICATED')]);
    expect((await server.ask('/metrics')).headers.get('www-authenticate')).toBe('Bearer');
    expect((await (await serve(store, { metrics })).ask('/metrics')).text).toBe('up 1');
  });
});

describe('what is refused before it is GraphQL', () => {
  test('has a code too', async () => {
    const server = await serve(store);
    const json = { 'content-type': 'application/json' };
    const large = JSON.stringify({ query: '#'.repeat(600_000) });
    const asked: [number, string, string, RequestInit?][] = [
      [404, 'NOT_FOUND', '/nowhere'],
      [
        411,
        'BAD_USER_INPUT',
        '/graphql',
        { method: 'POST', headers: json, body: new Blob(['{}']).stream(), duplex: 'half' } as RequestInit,
      ],
      [413, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: large }],
      [415, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a,b' }],
      [400, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: '{' }],
      [426, 'BAD_USER_INPUT', '/graphql/stream'],
      [405, 'BAD_USER_INPUT', '/graphql', { method: 'PUT', headers: json, body: '{}' }],
      [405, 'BAD_USER_INPUT', '/graphql?x=1', { method: 'DELETE' }],
      [404, 'NOT_FOUND', '/'],
      [400, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: '[{"query":"{__typename}"}]' }],
      [400, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: 'null' }],
      [400, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: '{"query":7}' }],
      [400, 'BAD_USER_INPUT', '/graphql', { method: 'POST', headers: json, body: '{"query":""}' }],
      [400, 'BAD_USER_INPUT', '/graphql?query=%7B__typename%7D'],
      [
        405,
        'BAD_USER_INPUT',
        '/graphql?query=mutation%7B__typename%7D',
        { headers: { 'apollo-require-preflight': '1' } },
      ],
      [
        406,
        'BAD_USER_INPUT',
        '/graphql',
        { method: 'POST', headers: { ...json, accept: 'image/png' }, body: '{"query":"{__typename}"}' },
      ],
    ];
    for (const [status, code, path, init] of asked) {
      expect([path, ...outcome(await server.ask(path, init))]).toEqual([path, status, code]);
    }
  });

  test('has a code too where it never becomes a request', async () => {
    const server = await serve(store);
    const raw = async (text: string) => {
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
      socket.end(text);
      const [head, body] = (await readText(socket)).split('\r\n\r\n');
      return [Number(head.split(' ')[1]), JSON.parse(body)] as const;
    };
    const long = `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
    for (const [status, text, message] of [
      [400, 'garbage\r\n\r\n', 'no request of HTTP'],
      [431, long, 'with POST'],
    ] as const) {
      expect(await raw(text)).toEqual([
        status,
        { errors: [{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }] },
      ]);
    }
  });

  test('says what to send instead of another kind of body', async () => {
    const server = await serve(store);
    const { errors } = await server.ask('/graphql', { method: 'POST', headers: { 'content-type': 'a/b' }, body: 'x' });
    expect(errors![0].message).toContain('`content-type: application/json`');
  });

  test('a persisted query without its hash is the caller’s to mend', async () => {
    const server = await serve(store);
    for (const persistedQuery of [{ version: 2, sha256Hash: 5 }, { version: 1 }, 'x']) {
      expect(outcome(await server.post({ extensions: { persistedQuery } }))).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  test('is told where queries are answered, if it came to where they are not', async () => {
    const server = await serve(store, { ingest });
    await keyFor(store, 'some follower', ['ingest']);
    const { status, errors } = await server.post(READ, {}, '/graphql/stream');
    expect([status, errors![0].message]).toEqual([
      401,
      expect.stringContaining('send queries and mutations to /graphql.'),
    ]);
  });
});

describe('pages of other origins', () => {
  const preflight = (server: AccessServer, origin: string) =>
    server.ask('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('are let in where they are named, and not otherwise', async () => {
    const named = await serve(store, { origins: ['https://charts.example.org'] });
    const off = await serve(store);
    const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin');
    expect(allowed(await preflight(named, 'https://charts.example.org'))).toBe('https://charts.example.org');
    expect(allowed(await preflight(named, 'https://evil.example.org'))).toBeNull();
    expect(allowed(await preflight(off, 'https://charts.example.org'))).toBeNull();
    const answer = await named.post(READ, { origin: 'https://charts.example.org' });
    expect(allowed(answer)).toBe('https://charts.example.org');
    expect(answer.headers.get('access-control-expose-headers')).toContain('papergraph-snapshot');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(allowed(await off.post(READ, { origin: 'https://charts.example.org' }))).toBeNull();
  });
});

describe('trusted operations', () => {
  const FIRST = readFileSync('schema/operations/01-papers-of-a-concept.graphql', 'utf8');
  const variables = { name: 'LMC' };

  test('are those of schema/operations, each under the hash of its file, and of the explorer', () => {
    const names = manifest.all.map(({ name }) => name);
    const asked = Object.entries(explorer).flatMap(([name, document]) =>
      name.endsWith('Document') ? [String(document)] : [],
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((document) => !manifest.holds(document))).toEqual([]);
    expect(names).toContain('PapersOfAConcept');
    expect(names).toContain('NightlyIngestProgress');
    expect(new Set(manifest.all.map(({ id }) => id)).size).toBe(names.length);
    expect(manifest.bodyOf(`sha256:${documentHash(FIRST)}`)).toBe(FIRST);
  });

  test.each([
    ['no JSON', '{', 'is JSON'],
    ['another format', '{"operations": []}', '"format": "apollo-persisted-query-manifest"'],
    [
      'an operation without a body',
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [null] }),
      'operation 1 needs',
    ],
    [
      'an id of another body',
      JSON.stringify({
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'a', body: '{ x }' }],
      }),
      'is not the SHA-256',
    ],
  ])('a manifest that is %s is refused with its name', (_what, text, message) => {
    expect(() => readManifest(text, 'm.json')).toThrow(/^m\.json: /);
    expect(() => readManifest(text, 'm.json')).toThrow(message);
  });

  test('are answered by their ids, and by nothing else than their documents', async () => {
    const server = await serve(store, { trusted: manifest, trustedOnly: true });
    const id = documentHash(FIRST);
    const apollo = { persistedQuery: { version: 1, sha256Hash: id } };
    for (const body of [
      { documentId: `sha256:${id}`, variables },
      { extensions: apollo, variables },
      { query: FIRST, variables },
      { query: FIRST, extensions: apollo, variables },
    ]) {
      expect(await server.post(body)).toMatchObject({
        status: 200,
        data: { concept: { name: 'linear mode connectivity' } },
      });
    }
    const address = (parameters: Record<string, unknown>) => {
      const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
      const pairs = Object.entries(parameters).map(([name, value]): [string, string] => [name, text(value)]);
      const headers = { 'apollo-require-preflight': 'yes' };
      return server.ask(`/graphql?${new URLSearchParams(pairs).toString()}`, { headers });
    };
    expect(await address({ documentId: `sha256:${id}`, variables })).toMatchObject({
      status: 200,
      data: { concept: {} },
    });
    expect(await address({ extensions: apollo, variables })).toMatchObject({ status: 200, data: { concept: {} } });
    const untrusted = [403, 'OPERATION_NOT_TRUSTED'];
    for (const body of [
      READ,
      { query: `${FIRST} `, variables },
      { query: '{ __schema { types { name } } }' },
      { query: '{' },
    ]) {
      expect(outcome(await server.post(body))).toEqual(untrusted);
    }
    expect(outcome(await address(READ))).toEqual(untrusted);
    const other = `sha256:${documentHash(READ.query)}`;
    expect(outcome(await server.post({ documentId: other }))).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(outcome(await server.post({ documentId: other, query: READ.query }))).toEqual(untrusted);
    expect(outcome(await server.post({ documentId: `sha256:${id}`, query: READ.query }))).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
    expect((await server.post([{ query: FIRST }])).status).toBe(400);
    const page = await server.ask('/graphql', { headers: { accept: 'text/html' } });
    expect(page.text).toContain('This server answers trusted operations only');
    expect(page.text).toContain(id);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('leave the explorer where it is, and no playground', async () => {
    writeFileSync(join(folder.path, 'index.html'), '<title>The explorer</title>');
    writeFileSync(join(folder.path, 'playground.html'), '<title>GraphiQL</title>');
    const server = await serve(store, { trusted: manifest, trustedOnly: true, playground: folder.path });
    const headers = { accept: 'text/html' };
    expect((await server.ask('/', { headers })).text).toContain('The explorer');
    expect((await server.ask('/graphql', { headers })).text).toContain('trusted operations only');
    const query = String(explorer.SuggestDocument);
    expect(await server.post({ query, variables: { prefix: 'li', first: 1 } })).toMatchObject({
      status: 200,
      data: { suggest: [{}] },
    });
  });

  test('may be named by their ids on any server, and be followed', async () => {
    const server = await serve(store, { trusted: manifest, ingest });
    expect(await server.post({ documentId: documentHash(FIRST), variables })).toMatchObject({
      status: 200,
      data: { concept: {} },
    });
    expect(outcome(await server.post(READ))).toEqual([200, undefined]);
    const only = await serve(store, { trusted: manifest, trustedOnly: true, ingest });
    const headers = { ...(await keyFor(store, 'follower', ['ingest'])), accept: 'text/event-stream' };
    const follow = 'subscription($id: ID!) { jobProgress(id: $id) { state } }';
    expect(outcome(await only.post({ query: follow, variables: { id: 'x' } }, headers, '/graphql/stream'))).toEqual([
      403,
      'OPERATION_NOT_TRUSTED',
    ]);
    const progress = manifest.all.find(({ name }) => name === 'NightlyIngestProgress')!;
    const { text } = await only.post({ documentId: progress.id, variables: { id: 'x' } }, headers, '/graphql/stream');
    expect(text).toContain('NOT_FOUND');
  });
});

describe('introspection', () => {
  test('can be off; then nothing tells of the schema, in messages neither', async () => {
    const server = await serve(store, { introspection: false });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Paper") { name } }']) {
      const { status, data, errors } = await server.post({ query });
      expect({ status, data }).toEqual({ status: 400, data: undefined });
      expect(errors![0].message).toContain('introspection has been disabled');
    }
    expect((await server.post({ query: '{ paper(id: 1) { titel } }' })).text).not.toMatch(/Did you mean|"title"/);
    expect((await (await serve(store)).post({ query: '{ paper(id: 1) { titel } }' })).text).toContain('Did you mean');
    const query = 'query Q($where: PaperFilterInput) { papers(first: 1, where: $where) { totalCount } }';
    const asked = { query, variables: { where: { yeer: 1 } } };
    expect((await server.post(asked)).errors![0].message).toMatch(
      /"yeer" is not defined by type "PaperFilterInput"\.$/,
    );
    expect((await (await serve(store)).post(asked)).text).toContain('Did you mean');
  });
});

test('no key stands in a log or an answer, whatever goes wrong with it', async () => {
  const failing = new Proxy(store, {
    get: (target, name) =>
      name === 'papersByIds'
        ? () => Promise.reject(new Error('the database failed'))
        : ((Reflect.get(target, name) as () => unknown).bind?.(target) ?? Reflect.get(target, name)),
  });
  const server = await serve(failing, { reads: 'keys', ingest, curate });
  const { authorization } = await keyFor(store, 'secret-holder', ['read', 'ingest']);
  const secret = authorization.slice('Bearer '.length);
  const texts: string[] = [];
  for (const headers of [
    { authorization },
    { authorization: `${authorization}x` },
    { authorization: secret },
    { authorization: `Basic ${secret}` },
  ]) {
    for (const body of [
      READ,
      HIDE,
      INGEST,
      { query: '{ papers(first: 1) { edges { node { title } } } }' },
      { query: '{' },
    ]) {
      texts.push((await server.post(body, headers)).text);
    }
    texts.push((await server.post({ query: '{ corpus { paperCount } }' }, headers, '/graphql/stream')).text);
    texts.push((await server.ask('/nowhere', { headers })).text);
  }
  expect(server.logged.length).toBeGreaterThan(0);
  const told =
    texts.join('\n') +
    server.logged.map((error) => `${String(error)} ${(error as Error).stack} ${JSON.stringify(error)}`).join('\n');
  expect(told).not.toContain(secret.slice(4));
});

test('an empty list of trusted operations trusts none', () => {
  expect(new TrustedOperations([]).holds('')).toBe(false);
});
