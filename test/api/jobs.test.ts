import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Keys } from '../../src/access/keys.js';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import { PapergraphError } from '../../src/model/errors.js';
import type { Ingest, IngestOutcome } from '../../src/model/ports.js';
import type { GraphStore } from '../../src/store/port.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';

const KEY = 'correct-horse-battery-staple';
const AUTHORIZATION = { Authorization: `Bearer ${KEY}` };
const folder = temporaryFolder();
const logged: unknown[] = [];
let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;
/** Ends the run that goes on. */
let finish: (outcome: IngestOutcome | Error) => void = () => undefined;
let tell: (papers: number) => void = () => undefined;
let begun = 0;

/** Takes papers, and does with them what a test says. */
const ingest: Ingest = {
  begin: () => Promise.resolve(`run-${++begun}`),
  run: (_id, _task, progress) =>
    new Promise((resolve, reject) => {
      tell = (papers) => progress({ stage: 'reading', papers });
      finish = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
    }),
  preview: ({ papers }) =>
    Promise.resolve({
      counts: { new: papers.length - 1, updated: 0, unchanged: 0, skipped: 1 },
      issues: [{ severity: 'error', source: 'api', line: 2, lastLine: 2, message: 'a paper needs a "title"' }],
      snapshotId: null,
    }),
  close: () => Promise.resolve(),
};

const OUTCOME: IngestOutcome = {
  counts: { new: 2, updated: 0, unchanged: 0, skipped: 0 },
  issues: [],
  snapshotId: 'after',
};

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  const current = await CurrentIndex.open(store);
  const wired = { store, current, playground: null, host: '127.0.0.1', port: 0, ingest };
  server = await startServer({ ...wired, log: (error) => logged.push(error), keys: new Keys(KEY, async () => []) });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

const INGEST = `mutation($input: IngestPapersInput!) {
  ingestPapers(input: $input) { job { id state papersTotal } counts { new skipped } issues { index leftOut message } }
}`;
const PROGRESS = 'subscription($id: ID!) { jobProgress(id: $id) { state papersDone counts { new } snapshotId error } }';
const PAPERS = [{ title: 'One' }, { title: 'Two' }];

async function post(query: string, variables: object, headers: Record<string, string> = AUTHORIZATION) {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: never; errors?: { extensions: { code: string } }[] };
  return { status: response.status, data: data as Record<string, never> | null, code: errors?.[0].extensions.code };
}

async function start(): Promise<string> {
  const { data } = await post(INGEST, { input: { papers: PAPERS } });
  expect(data!.ingestPapers).toMatchObject({ job: { papersTotal: 2 }, counts: null, issues: [] });
  return (data!.ingestPapers as { job: { id: string } }).job.id;
}

interface Event {
  data?: { jobProgress: { state: string; papersDone: number | null } } | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
  extensions?: unknown;
}

const clients = {
  'server-sent events': () =>
    createSseClient({ url: `${server.address}/graphql/stream`, headers: AUTHORIZATION, retryAttempts: 0 }),
  'a WebSocket': () =>
    createSocketClient({
      url: `${server.address.replace('http', 'ws')}/graphql/stream`,
      webSocketImpl: WebSocket,
      connectionParams: AUTHORIZATION,
      retryAttempts: 0,
    }),
};

describe.each(Object.entries(clients))('progress over %s', (_name, makeClient) => {
  async function follow(id: string, onEvent: (event: Event) => void): Promise<Event[]> {
    const client = makeClient();
    const events: Event[] = [];
    for await (const event of client.iterate({ query: PROGRESS, variables: { id } })) {
      events.push(event as Event);
      onEvent(event as Event);
    }
    await client.dispose();
    return events;
  }

  test('comes as it is made, and ends with the job', async () => {
    const id = await start();
    const events = await follow(id, ({ data }) => {
      const { state, papersDone } = data!.jobProgress;
      if (state === 'RUNNING' && papersDone === 0) tell(1);
      if (state === 'RUNNING' && papersDone === 1) finish(OUTCOME);
    });
    const states = events.map(({ data }) => [data!.jobProgress.state, data!.jobProgress.papersDone]);
    expect(states).toEqual([
      ['RUNNING', 0],
      ['RUNNING', 1],
      ['DONE', 2],
    ]);
    expect(events.at(-1)).toMatchObject({
      data: { jobProgress: { counts: { new: 2 }, snapshotId: 'after', error: null } },
      extensions: { snapshot: 'unpublished' },
    });
    // Of one that has ended, there is its end.
    expect(await follow(id, () => undefined)).toEqual(events.slice(-1));
  });

  test('tells that a job has failed, and not why where that is no business of the client', async () => {
    logged.length = 0;
    const id = await start();
    const secret = new Error('MATCH (p {password: "hunter2"})');
    const events = await follow(id, ({ data }) => {
      if (data!.jobProgress.state === 'RUNNING') finish(secret);
    });
    expect(events.at(-1)).toMatchObject({ data: { jobProgress: { state: 'FAILED' } } });
    expect(JSON.stringify(events)).not.toContain('hunter2');
    expect(logged).toEqual([secret]);
  });

  test('of a job that never was is an error', async () => {
    const [event] = await follow('nowhere', () => undefined);
    expect(event.errors?.[0].extensions).toEqual({ code: 'NOT_FOUND' });
  });

  test('answers no query', async () => {
    const client = makeClient();
    const { value } = await client.iterate({ query: '{ corpus { paperCount } }' }).next();
    await client.dispose();
    expect((value as Event).errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });
});

describe('what is no subscription', () => {
  const WRONG: [string, unknown, number, string][] = [
    ['no request', null, 400, 'BAD_USER_INPUT'],
    ['a list', [{ query: PROGRESS }], 400, 'BAD_USER_INPUT'],
    ['no query', {}, 400, 'BAD_USER_INPUT'],
    ['no object of variables', { query: PROGRESS, variables: 5 }, 400, 'BAD_USER_INPUT'],
    ['no GraphQL', { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['not of the schema', { query: 'subscription { nope }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['no operation', { query: PROGRESS, operationName: 'Nope' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['no variables', { query: PROGRESS }, 400, 'BAD_USER_INPUT'],
  ];
  const stream = (body: unknown, headers: Record<string, string>) =>
    fetch(`${server.address}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...AUTHORIZATION, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(3_000),
    });

  test.each(WRONG)('is refused with a code: %s', async (_what, body, status, code) => {
    const answer = await stream(body, { accept: 'text/event-stream' });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('needs to take events, and says so', async () => {
    const body = { query: PROGRESS, variables: { id: 'x' } };
    for (const accept of ['*/*', 'application/json']) {
      const answer = await stream(body, { accept });
      expect(answer.status).toBe(406);
      expect(await answer.json()).toMatchObject({
        errors: [
          { message: expect.stringContaining('accept: text/event-stream'), extensions: { code: 'BAD_USER_INPUT' } },
        ],
      });
    }
    expect((await stream(body, { accept: 'text/event-stream, */*' })).status).toBe(200);
    expect((await stream('x', { 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('costs a WebSocket nothing else that it follows', async () => {
    const client = createSocketClient({
      url: `${server.address.replace('http', 'ws')}/graphql/stream`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: AUTHORIZATION.Authorization },
      retryAttempts: 0,
      lazy: false,
    });
    for (const [, body, , code] of WRONG.slice(4)) {
      const failed = await client
        .iterate(body as { query: string })
        .next()
        .catch((error: unknown) => error);
      expect(failed).toMatchObject([{ extensions: { code } }]);
    }
    await client.dispose();
  });
});

describe('without the key', () => {
  test.each([
    ['ingestPapers', INGEST, { input: { papers: PAPERS } }],
    ['a dry run', INGEST, { input: { papers: PAPERS, dryRun: true } }],
    ['job', 'query($id: ID!) { job(id: $id) { state } }', { id: 'run-1' }],
  ])('%s is refused', async (_name, query, variables) => {
    expect(await post(query, variables, {})).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  test('nothing is followed', async () => {
    const body = JSON.stringify({ query: PROGRESS, variables: { id: 'run-1' } });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const response = await fetch(`${server.address}/graphql/stream`, { method: 'POST', headers, body });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const client = createSocketClient({
      url: `${server.address.replace('http', 'ws')}/graphql/stream`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: 'Bearer wrong' },
      retryAttempts: 0,
    });
    await expect(client.iterate({ query: PROGRESS, variables: { id: 'x' } }).next()).rejects.toMatchObject({
      code: 4403,
    });
  });

  test('a large request is not read', async () => {
    const papers = [{ title: 'x'.repeat(600_000) }];
    expect((await post(INGEST, { input: { papers, dryRun: true } })).status).toBe(200);
    const body = JSON.stringify({ query: INGEST, variables: { input: { papers } } });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${server.address}/graphql`, { method: 'POST', headers, body })).status).toBe(413);
  });
});

describe('ingestPapers', () => {
  test('says of a dry run what it would do, and what is wrong', async () => {
    const { data } = await post(INGEST, { input: { papers: PAPERS, dryRun: true } });
    expect(data!.ingestPapers).toEqual({
      job: null,
      counts: { new: 1, skipped: 1 },
      issues: [{ index: 1, leftOut: true, message: 'a paper needs a "title"' }],
    });
  });

  test.each([
    ['no paper', { papers: [] }],
    ['1001 papers', { papers: Array.from({ length: 1001 }, () => PAPERS[0]) }],
    ['a source without a name', { papers: PAPERS, source: ' ' }],
  ])('refuses %s', async (_name, input) => {
    expect((await post(INGEST, { input })).code).toBe('BAD_USER_INPUT');
  });

  test('refuses more when twenty wait, and takes them in their order', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await start());
    expect(await post(INGEST, { input: { papers: PAPERS } })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    const stateOf = async (id: string) =>
      ((await post('query($id: ID!) { job(id: $id) { state } }', { id })).data!.job as { state: string }).state;
    expect([await stateOf(ids[0]), await stateOf(ids[1])]).toEqual(['RUNNING', 'QUEUED']);
    finish(new PapergraphError('BAD_INPUT', 'There is no paper in it.'));
    while ((await stateOf(ids[0])) === 'RUNNING') continue;
    expect([await stateOf(ids[0]), await stateOf(ids[1])]).toEqual(['FAILED', 'RUNNING']);
    for (let i = 1; i < 20; i++) {
      finish(OUTCOME);
      while ((await stateOf(ids[i])) !== 'DONE') continue;
    }
  });

  test('a subscription is not answered by a POST to /graphql', async () => {
    expect(await post(PROGRESS, { id: 'run-1' })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

test('a run that was begun and did not end is told as such, one that did as done', async () => {
  const settings = { neighbors: 50, minCooccurrence: 1, extractor: '' };
  const run = { startedAt: '2026-01-01T00:00:00.000Z', source: 'api', settings };
  const counts = { new: 3, unchanged: 0, updated: 0, skipped: 0 };
  await store.saveRun({ ...run, id: 'run-cut', finishedAt: null, counts });
  await store.saveRun({ ...run, id: 'run-whole', finishedAt: '2026-01-01T00:00:01.000Z', counts });
  const { data } = await post(
    '{ cut: job(id: "run-cut") { state counts { new } } whole: job(id: "run-whole") { state counts { new } } none: job(id: "x") { id } }',
    {},
  );
  expect(data).toEqual({
    cut: { state: 'UNFINISHED', counts: null },
    whole: { state: 'DONE', counts: { new: 3 } },
    none: null,
  });
});
