import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/graph.js';
import { serving, until, type Serving } from '../support/serving.js';

const SECRET = 'a-secret-that-nobody-may-log';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const QUERY = `query Search($query: String!) { search(query: $query, kinds: [PAPER], first: 2) { totalCount edges { node { ... on Paper { title } } } } }`;

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

const folder = temporaryFolder();
const cwd = folder.path;
/** Bodies of what came to the collector that this test is. */
const received: string[] = [];
let collector: Server;
let server: Serving;
let stderr = '';

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(`${request.url} ${body}`);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const env = {
    PAPERGRAPH_METRICS: 'on',
    PAPERGRAPH_METRICS_OPERATIONS: 'Mine, AlsoMine',
    PAPERGRAPH_LOG: 'json',
    PAPERGRAPH_WRITE_KEY: SECRET,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    OTEL_BSP_SCHEDULE_DELAY: '50',
  };
  server = await serving(['--sample', '--store', 'sqlite:graph.db'], { cwd, env });
  server.child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const headers = {
    traceparent: `00-${TRACE}-${CALLER}-01`,
    'x-request-id': 'asked-1',
    authorization: `Bearer ${SECRET}`,
    cookie: SECRET,
  };
  await server.post(QUERY, { variables: { query: 'linear' }, headers });
  await server.post('query Mine { corpus { paperCount } }');
  for (let i = 0; i < 30; i++) await server.post(`query Made${i} { corpus { paperCount } }`);
  await server.post('{ nonsense }');
  await fetch(`${server.address}/graphql?query=${SECRET}`);
}, 60_000);

afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  collector?.close();
  folder.remove();
});

async function metrics(): Promise<string> {
  return (await fetch(`${server.address}/metrics`)).text();
}

/** The value of one series, by its beginning. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1));
}

describe('/metrics', () => {
  test('counts and times requests by operations that are known, with few label values', async () => {
    const text = await metrics();
    const labels = new Set(Array.from(text.matchAll(/operation="([^"]*)"/g), ([, label]) => label));
    expect([...labels].sort()).toEqual(['Mine', 'Search', 'none', 'other']);
    const requests = (operation: string, status = '200', outcome = 'ok') =>
      valueOf(text, `papergraph_requests_total{operation="${operation}",status="${status}",outcome="${outcome}"}`);
    expect([requests('Search'), requests('Mine'), requests('other')]).toEqual([1, 1, 30]);
    expect(requests('none', '400', 'GRAPHQL_VALIDATION_FAILED')).toBe(1);
    expect(requests('none', '400', 'BAD_USER_INPUT')).toBe(1);
    expect(text).not.toMatch(/status="4\d\d",outcome="ok"/);
    expect(valueOf(text, 'papergraph_request_seconds_count{operation="other"}')).toBe(30);
    expect(valueOf(text, 'papergraph_request_cost_count{operation="Search"}')).toBe(1);
    expect(valueOf(text, 'papergraph_store_call_seconds_count{method="searchPapers",outcome="ok"}')).toBe(1);
  });

  test('tells of the index, and of the process', async () => {
    const text = await metrics();
    expect(valueOf(text, 'papergraph_index_papers')).toBe(55);
    expect(valueOf(text, 'papergraph_index_bytes')).toBeGreaterThan(10_000);
    expect(valueOf(text, 'papergraph_index_age_seconds')).toBeLessThan(60);
    expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(text).not.toContain(SECRET);
  });
});

describe('PAPERGRAPH_LOG=json', () => {
  test('writes one line a request, without variables and secrets', async () => {
    const lines = () =>
      stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    await until(() => Promise.resolve(stderr.trim().split('\n').length >= 34), 2_000);
    const asked = lines().filter(({ request }) => request === 'asked-1');
    expect(asked).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
        request: 'asked-1',
        method: 'POST',
        path: '/graphql',
        kind: 'query',
        operation: 'Search',
        status: 200,
        cost: expect.any(Number) as unknown,
        ms: expect.any(Number) as unknown,
        storeCalls: 2,
        storeMs: expect.any(Number) as unknown,
      },
    ]);
    expect(lines().filter(({ status }) => status === 400)).toMatchObject([
      { path: '/graphql', errors: ['GRAPHQL_VALIDATION_FAILED'] },
      { path: '/graphql', errors: ['BAD_USER_INPUT'] },
    ]);
    expect(lines()).toHaveLength(34);
    expect(stderr).not.toContain(SECRET);
    expect(stderr).not.toContain('linear');
  });
});

describe('traces', () => {
  test('one span for the operation, within the trace of the caller, and one for each store call', async () => {
    const spans = () =>
      received.flatMap((each) => {
        const body = JSON.parse(each.slice(each.indexOf(' '))) as {
          resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
        };
        return body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
      });
    await until(() => Promise.resolve(spans().some(({ traceId }) => traceId === TRACE)), 5_000);
    expect(received.every((each) => each.startsWith('/v1/traces '))).toBe(true);
    const traced = spans().filter(({ traceId }) => traceId === TRACE);
    const operation = traced.find(({ kind }) => kind === 2)!;
    expect(operation).toMatchObject({ name: 'query Search', parentSpanId: CALLER });
    const calls = traced.filter(({ kind }) => kind === 3);
    expect(calls.map(({ name }) => name).sort()).toEqual(['papersByIds', 'searchPapers']);
    for (const call of calls) {
      expect(call.parentSpanId).toBe(operation.spanId);
      expect(call.attributes).toContainEqual({ key: 'db.system.name', value: { stringValue: 'sqlite' } });
    }
    const all = received.join();
    expect(all).toContain('{"key":"service.name","value":{"stringValue":"papergraph"}}');
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain('linear');
  });
});

test('all of it is off unless asked for, and a wrong setting is told', async () => {
  const quiet = await serving(['--store', 'sqlite:graph.db'], { cwd });
  expect((await fetch(`${quiet.address}/metrics`)).status).toBe(404);
  await quiet.post('{ corpus { paperCount } }');
  expect(await quiet.stop()).toMatchObject({ code: 0, stderr: '' });
  for (const name of ['PAPERGRAPH_METRICS', 'PAPERGRAPH_LOG', 'PAPERGRAPH_DEADLINE_MS']) {
    const env = { [name]: 'soon' };
    await expect(serving(['--store', 'sqlite:graph.db'], { cwd, env })).rejects.toThrow(
      `serve ended with 2: ${name} is`,
    );
  }
});
