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
    ['query($n: Int = 5) { papers(first: $n) { totalCount } }', { n: null }, '"first" of non-null type "Int!"'],
  ])('are the caller’s to mend: %s %j', async (query, variables, expected) => {
    expect(await refusal(query, variables)).toContain(expected);
  });

  test.each(['mutation', 'subscription'])('a %s is refused: there are only queries', async (kind) => {
    expect(await refusal(`${kind} { x }`)).toContain(`Schema is not configured to execute ${kind} operation`);
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
