import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { exampleOperations } from '../support/operations.js';

const folder = temporaryFolder();
const logged: unknown[] = [];
let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
  server = await startServer({
    store,
    current: await CurrentIndex.open(store),
    playground: null,
    host: '127.0.0.1',
    port: 0,
    log: (error) => logged.push(error),
  });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

interface Answer {
  status: number;
  data?: Record<string, never> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

async function post(query: string, variables?: unknown, operationName?: string): Promise<Answer> {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** The message of an answer that refuses the whole request as the caller's mistake, and of which the log knows nothing. */
async function refusal(query: string, variables?: unknown, operationName?: string): Promise<string> {
  logged.length = 0;
  const { status, data, errors } = await post(query, variables, operationName);
  const code = errors?.[0]?.extensions?.code;
  expect({ status, data, code, logged }).toEqual({ status: 400, data: undefined, code: 'BAD_USER_INPUT', logged: [] });
  return errors![0].message;
}

describe('variables and operations that cannot be', () => {
  const WHERE = 'query($w: PaperFilterInput) { papers(where: $w) { totalCount } }';
  const FIRST = 'query($n: Int!) { papers(first: $n) { totalCount } }';

  test.each([
    [WHERE, { w: { bogus: 1 } }, 'Field "bogus" is not defined by type "PaperFilterInput"'],
    [WHERE, { w: 'x' }, 'Expected type "PaperFilterInput" to be an object'],
    [FIRST, {}, 'Variable "$n" of required type "Int!" was not provided'],
    [FIRST, undefined, 'Variable "$n" of required type "Int!" was not provided'],
    [FIRST, { n: 'many' }, 'Int cannot represent non-integer value: "many"'],
    ['query($n: Int = 5) { suggest(prefix: "a", first: $n) { text } }', { n: null }, '"first" of non-null type "Int!"'],
  ])('are the caller’s to mend: %s %j', async (query, variables, expected) => {
    expect(await refusal(query, variables)).toContain(expected);
  });

  test('a subscription is refused, with where it is followed', async () => {
    expect(await refusal('subscription { jobProgress(id: "x") { state } }')).toContain('/graphql/stream');
  });

  test('an operation that the document does not hold is named as such', async () => {
    for (const name of [undefined, 'C']) {
      const { status, errors } = await post(`query A { __typename } query B { __typename }`, {}, name);
      expect({ status, code: errors?.[0].extensions?.code }).toEqual({
        status: 400,
        code: 'OPERATION_RESOLUTION_FAILURE',
      });
    }
  });
});

describe('the cost of a request', () => {
  const under100Papers = (fields: string) => `{ papers(first: 100) { edges { node { ${fields} } } } }`;
  const times = (count: number, field: string) =>
    Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ');

  test('is refused as the caller’s mistake where it is too high', async () => {
    const nested = 'related(first: 100) { edges { node { related(first: 100) { edges { node { id } } } } } }';
    expect(await refusal(under100Papers(nested))).toMatch(
      /may ask for \d+ fields; 100000 are the most\. Lower `first`/,
    );
  });

  test('counts what is computed, not only what is answered', async () => {
    const CONCEPT = 'concepts(first: 100) { edges { node {';
    for (const query of [
      under100Papers(times(140, 'related(first: 1) { totalCount }')),
      `{ ${CONCEPT} ${times(20, 'cooccurring(first: 1) { totalCount }')} } } } }`,
      `{ ${CONCEPT} ${times(20, 'neighborhood(maxNodes: 1) { truncated }')} } } } }`,
      `{ ${times(900, 'search(query: "linear") { totalCount }')} }`,
      `{ ${times(600, 'suggest(prefix: "a", first: 100) { text }')} }`,
      `{ ${times(600, 'path(from: "linear-attention", to: "time-series") { length }')} }`,
      `{ ${times(60, `coOccurrenceMatrix(concepts: [${'"time series" '.repeat(20)}]) { paperCount }`)} }`,
    ]) {
      expect(await refusal(query)).toContain('`related`');
    }
  });

  test('leaves room for dashboards and for every example', async () => {
    for (const query of [
      under100Papers('related(first: 100) { edges { score node { id } } }'),
      under100Papers(
        'title concepts(first: 5) { edges { node { name } } } related(first: 5) { edges { score node { title } } }',
      ),
      '{ concepts(first: 100) { edges { node { name cooccurring(first: 10) { edges { score node { name } } } } } } }',
      '{ concepts(first: 20) { edges { node { name neighborhood(maxNodes: 30) { nodes { concept { name } } edges { score } } } } } }',
      '{ concept(name: "time series") { neighborhood(depth: 4, maxNodes: 500) { nodes { concept { name } } edges { score source { id } target { id } } } } }',
    ]) {
      const { status, errors } = await post(query);
      expect({ query, status, errors }).toEqual({ query, status: 200, errors: undefined });
    }
    for (const { file, query, variables } of exampleOperations()) {
      const { status, errors } = await post(query, variables);
      expect({ file, status, errors }).toEqual({ file, status: 200, errors: undefined });
    }
  });
});

describe('nesting that is too deep', () => {
  const WHERE = 'query($w: PaperFilterInput) { papers(where: $w) { totalCount } }';
  const nots = (depth: number): object => (depth === 0 ? { venue: { eq: 'x' } } : { not: nots(depth - 1) });
  const notsText = (depth: number) => `${'{not: '.repeat(depth)}{venue: {eq: "x"}}${'}'.repeat(depth)}`;
  const chain = (length: number, below: string) =>
    Array.from({ length }, (_, at) => `fragment F${at} on Paper { ${below.replace('…', `...F${at + 1}`)} }`).join(' ');

  test.each([
    ['brackets of a list', `{ nodes(ids: ${'['.repeat(5000)}"x"${']'.repeat(5000)}) { id } }`],
    ['brackets that are not closed', `{ nodes(ids: ${'['.repeat(5000)}`],
    ['filters', `{ papers(where: ${notsText(2000)}) { totalCount } }`],
    ['selections', `${'{ paper '.repeat(3000)}${'}'.repeat(3000)}`],
    ['types', `query($w: ${'['.repeat(4000)}Int${']'.repeat(4000)}) { __typename }`],
  ])('is refused in the document: %s', async (_what, query) => {
    expect(await refusal(query)).toMatch(/nested too deeply.*64/);
  });

  test('is refused in variables, whether posted or in the address', async () => {
    expect(await refusal(WHERE, { w: nots(2000) })).toMatch(/nested too deeply.*64/);
    const address = new URL(`${server.address}/graphql`);
    address.searchParams.set('query', WHERE);
    address.searchParams.set('variables', `{"w":${'{"not":'.repeat(500)}{}${'}'.repeat(500)}}`);
    const response = await fetch(address, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('nested too deeply');
  });

  test.each([
    [900, '…'],
    [400, 'related(first: 1) { edges { node { … } } }'],
    [80, `${'... on Paper { '.repeat(20)}…${'}'.repeat(20)}`],
  ])('is bounded where %i fragments lead to one another: %s', async (length, below) => {
    logged.length = 0;
    const query = `{ papers(first: 1) { edges { node { ...F0 } } } } ${chain(length, below)} fragment F${length} on Paper { id }`;
    const { status, errors } = await post(query);
    expect({ status, message: errors?.[0].message ?? '', logged }).toEqual({
      status: errors ? 400 : 200,
      message: expect.not.stringMatching(/call stack|on the server/),
      logged: [],
    });
  });

  test('is only what is open at once, and no brackets of strings and comments', async () => {
    const query = `{ # ${'['.repeat(100)}
      ${Array.from({ length: 100 }, (_, at) => `a${at}: suggest(prefix: "{{", first: 1) { text }`).join(' ')}
      search(query: """${'['.repeat(100)}""") { totalCount }
    }`;
    expect(await post(query)).toMatchObject({ status: 200 });
    expect(await post(WHERE, { w: nots(50) })).toMatchObject({ status: 200 });
    expect(await post(`{ papers(where: ${notsText(50)}) { totalCount } }`)).toMatchObject({ status: 200 });
  });
});

describe('an address that cannot be read', () => {
  test.each(['/%zz', '/graphql%'])('is refused in the shape of every error: %s', async (path) => {
    const response = await fetch(`${server.address}${path}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toEqual({ errors: [{ message: expect.stringContaining('address') }] });
  });
});
