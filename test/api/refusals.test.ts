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
  extensions?: Record<string, unknown>;
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
  const WHERE = 'query($w: PaperFilterInput) { papers(first: 20, where: $w) { totalCount } }';
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

  test('is refused where it is too high, with what it is and what it may be', async () => {
    const nested = 'related(first: 100) { edges { node { related(first: 100) { edges { node { id } } } } } }';
    const { status, data, errors } = await post(under100Papers(nested));
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    const { message, extensions } = errors![0];
    // 100 papers with 100 each of 100 more: each an edge and a node below a connection that costs 100.
    const cost = 1 + 200 + 100 * (101 + 200 + 100 * (101 + 200));
    expect(extensions).toEqual({ code: 'COST_LIMIT_EXCEEDED', cost, limit: 100_000 });
    expect(message).toContain(`may cost ${cost}; 100000 is the most. Lower \`first\``);
  });

  test('counts what is computed, not only what is answered', async () => {
    const CONCEPT = 'concepts(first: 100) { edges { node {';
    for (const query of [
      under100Papers(times(12, 'related(first: 1) { totalCount }')),
      `{ ${CONCEPT} ${times(12, 'cooccurring(first: 1) { totalCount }')} } } } }`,
      `{ ${CONCEPT} ${times(12, 'neighborhood(maxNodes: 1) { truncated }')} } } } }`,
      `{ ${times(50, `coOccurrenceMatrix(concepts: [${'"time series" '.repeat(20)}]) { paperCount }`)} }`,
      `{ ${times(6, 'coOccurrences { totalCount }')} }`,
      `{ ${times(12, `papers(first: 1, where: { and: [${'{ text: "x" } '.repeat(100)}] }) { totalCount }`)} }`,
    ]) {
      const { errors } = await post(query);
      expect({ query, code: errors?.[0].extensions?.code }).toEqual({ query, code: 'COST_LIMIT_EXCEEDED' });
    }
  });

  test('is in every answer, and what a query can ask for', async () => {
    const record = { limit: null, remaining: null, resetAt: null };
    const query =
      '{ rateLimit { cost nodeCount limit remaining resetAt } papers(first: 1) { edges { node { id } } } search(first: 1, query: "x") { totalCount } }';
    const { data, extensions } = await post(query);
    expect(data!.rateLimit).toEqual({ ...record, cost: 105, nodeCount: 5 });
    expect(extensions!.cost).toEqual(data!.rateLimit);
    expect((await post('{')).extensions!.cost).toEqual({ ...record, cost: 1, nodeCount: 0 });
  });

  test.each([
    [
      'papers { totalCount }',
      '`papers` is a list of pages: say how many with `first` or `last`, 1 to 100, as in `papers(first: 20)`.',
    ],
    ['concept(name: "LMC") { mentions { totalCount } }', '`mentions` is a list of pages'],
    ['papers(first: 0) { totalCount }', '`papers`: `first` must be from 1 to 100.'],
    ['papers(last: 101) { totalCount }', '`papers`: `last` must be from 1 to 100.'],
    ['papers(first: 1, last: 1) { totalCount }', '`papers`: give `first` or `last`, not both'],
  ])('is not known where a list of pages has no size: %s', async (field, message) => {
    expect(await refusal(`{ ${field} }`)).toContain(message);
    expect(await refusal(`{ ...F } fragment F on Query { ${field} }`)).toContain(message);
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
  const WHERE = 'query($w: PaperFilterInput) { papers(first: 20, where: $w) { totalCount } }';
  const nots = (depth: number): object => (depth === 0 ? { venue: { eq: 'x' } } : { not: nots(depth - 1) });
  const notsText = (depth: number) => `${'{not: '.repeat(depth)}{venue: {eq: "x"}}${'}'.repeat(depth)}`;
  const chain = (length: number, below: string) =>
    Array.from({ length }, (_, at) => `fragment F${at} on Paper { ${below.replace('…', `...F${at + 1}`)} }`).join(' ');

  test.each([
    ['brackets of a list', `{ nodes(ids: ${'['.repeat(5000)}"x"${']'.repeat(5000)}) { id } }`],
    ['brackets that are not closed', `{ nodes(ids: ${'['.repeat(5000)}`],
    ['filters', `{ papers(first: 20, where: ${notsText(2000)}) { totalCount } }`],
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
      ${Array.from({ length: 50 }, (_, at) => `a${at}: suggest(prefix: "{{", first: 1) { text }`).join(' ')}
      search(first: 1, query: """${'['.repeat(100)}""") { totalCount }
    }`;
    expect(await post(query)).toMatchObject({ status: 200 });
    expect(await post(WHERE, { w: nots(50) })).toMatchObject({ status: 200 });
    expect(await post(`{ papers(first: 20, where: ${notsText(50)}) { totalCount } }`)).toMatchObject({ status: 200 });
  });
});

describe('a document that holds too much', () => {
  const words = (count: number, word: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => word(at)).join(' ');

  test.each([
    ['aliases', `{ ${words(51, (at) => `a${at}: __typename`)} }`, '51 aliases and repeated fields; 50 are the most'],
    ['repeats', `{ ${words(52, () => '__typename')} }`, '51 aliases and repeated fields'],
    ['repeats in a fragment', `{ ...F } fragment F on Query { ${words(500, () => '__typename')} }`, 'repeated fields'],
    ['fragments', `{ paper { ${words(201, () => '... { id }')} } }`, 'spreads 201 fragments; 200 are the most'],
    ['directives', `{ ${words(51, (at) => `f${at} @skip(if: false)`)} }`, 'too many directives; 50 are the most'],
    ['directives in one place', `{ __typename ${'@a(if: true)'.repeat(5)} }`, 'and 4 in one place'],
    ['words', `{ nodes(ids: [${words(10_000, () => '"x"')}]) { id } }`, 'more than 10000 tokens'],
    [
      'fields in one another',
      `{ paper ${'{ related(first: 1) { edges { node '.repeat(9)}{ id }${'} } } '.repeat(9)} }`,
      '29 fields deep; 24 are the most',
    ],
    [
      'fields in one another through fragments',
      `{ paper(id: "x") { ...F0 } } ${words(8, (at) => `fragment F${at} on Paper { related(first: 1) { edges { node { ...F${at + 1} } } } }`)} fragment F8 on Paper { id }`,
      '26 fields deep',
    ],
  ])('is refused: %s', async (_what, query, message) => {
    expect(await refusal(query)).toContain(message);
  });

  test('is only what answers: arguments, variables and fragments on types are no aliases or repeats', async () => {
    const list = (name: string) =>
      `${name}: papers(first: 1, where: { year: { lt: $year }, title: { contains: "a" } }) @include(if: $on) { edges { node { id ... on Paper { title } ...P } } }`;
    const query = `query Q($on: Boolean! = true, $year: Int = 3000) { ${words(50, (at) => list(`l${at}`))} } fragment P on Paper { year }`;
    expect(await post(query)).toMatchObject({ status: 200, data: { l49: {} } });
  });

  test('tells of five faults at most', async () => {
    const { errors } = await post(`{ ${words(20, (at) => `none${at}`)} }`);
    expect(errors).toHaveLength(6);
    expect(errors![5].message).toContain('Too many');
  });
});

describe('an address that cannot be read', () => {
  test.each(['/%zz', '/graphql%'])('is refused in the shape of every error: %s', async (path) => {
    const response = await fetch(`${server.address}${path}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('address'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
