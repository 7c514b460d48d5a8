import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { CompiledOperations } from '../../src/api/compiled-operations.js';
import { CurrentIndex } from '../../src/api/current-index.js';
import { graphqlSchema } from '../../src/api/schema.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { exampleOperations } from '../support/operations.js';

/** So often that the last is answered by a compiled operation. */
const TIMES = 5;

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

/** Status and body of the answer to a request that is sent many times: the same each time. */
async function answer(query: string, variables?: object): Promise<{ status: number; body: unknown }> {
  const answers: { status: number; body: unknown }[] = [];
  for (let i = 0; i < TIMES; i++) {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${server.address}/graphql`, { method: 'POST', headers, body });
    answers.push({ status: response.status, body: await response.json() });
  }
  for (const each of answers) expect(each).toEqual(answers[0]);
  return answers[0];
}

const UNKNOWN = 'a-concept-that-is-not-there';

describe('an operation that comes again is answered as at first', () => {
  for (const { file, query, variables } of exampleOperations()) {
    test(file, async () => {
      expect((await answer(query, variables)).body).not.toHaveProperty('errors');
    });
  }

  test('with defaults of variables and of input fields that may not be null', async () => {
    const query = `query Q($first: Int! = 2, $narrower: Boolean! = false, $direction: Direction! = ASC, $where: PaperFilterInput) {
      concept(name: "linear attention") { papers(first: $first, includeNarrower: $narrower, where: $where, orderBy: [{ field: TITLE, direction: $direction }]) { totalCount edges { node { title } } } }
    }`;
    const inner = { where: { concepts: { any: ['linear-attention'] } } };
    for (const variables of [undefined, {}, { first: 1 }, inner]) {
      const { body } = await answer(query, variables);
      expect(body).toMatchObject({ data: { concept: { papers: { edges: expect.any(Array) } } } });
    }
    expect(await answer(query, { first: null })).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('must not be null') }] },
    });
  });

  test('with fields that are asked for by a condition', async () => {
    const query = `query Q($on: Boolean!) { a: concept(name: "linear attention") { ...N kind @skip(if: $on) } }
      fragment N on Concept { name @include(if: $on) id }`;
    const of = async (on: boolean) => Object.keys(((await answer(query, { on })).body as Data).data.a).sort();
    expect(await of(true)).toEqual(['id', 'name']);
    expect(await of(false)).toEqual(['id', 'kind']);
  });

  test('with names that every object has', async () => {
    const aliased =
      '{ papers(first: 1) { __proto__: totalCount edges { node { __proto__: id constructor: title } } } }';
    expect(JSON.stringify((await answer(aliased)).body)).toMatch(/"__proto__":\d+.*"__proto__":"/);
    const left =
      'query Q($constructor: Int) { papers(first: 1, where: { year: { gte: $constructor } }) { totalCount } }';
    expect((await answer(left)).body).toMatchObject({ data: { papers: { totalCount: expect.any(Number) } } });
  });

  test('with cursors of a list of which a condition is left out', async () => {
    const query =
      'query Q($from: Int) { papers(first: 1, where: { year: { gte: $from } }) { pageInfo { endCursor } } }';
    await answer(query);
    await answer(query, { from: 2000 });
  });

  test('with questions for the schema', async () => {
    await answer('{ __schema { types { name } } }');
    await answer('query Q($name: String!) { __type(name: $name) { name } }', { name: 'Coerced' });
  });

  test('with types, aliases, fragments, and several operations in a document', async () => {
    const document = (name: string) =>
      `query A { concept(name: "linear attention") { id } }
      query B { __typename all: papers(first: 2) { __typename edges { cursor node { ...P } } pageInfo { endCursor startCursor hasNextPage } } }
      fragment P on Node { __typename id ... on Paper { title concepts(first: 1) { edges { node { name kind } } } } }`.replace(
        'query B',
        `query ${name}`,
      );
    const answers = [];
    for (let i = 0; i < TIMES; i++) {
      for (const operationName of ['A', 'B']) {
        const body = JSON.stringify({ query: document('B'), operationName });
        const headers = { 'content-type': 'application/json' };
        answers.push(await (await fetch(`${server.address}/graphql`, { method: 'POST', headers, body })).json());
      }
    }
    for (const [i, each] of answers.entries()) expect(each).toEqual(answers[i % 2]);
    expect(answers[1]).toMatchObject({
      data: { __typename: 'Query', all: { edges: [{ node: { __typename: 'Paper' } }, {}] } },
    });
  });
});

test('of compiled operations, those asked for last are kept, and none of long names', async () => {
  const compiled = new CompiledOperations(await graphqlSchema());
  const operations = Array.from({ length: 30 }, (_, i) => parse(`{ a${i}: papers(first: 1) { totalCount } }`));
  const isCompiled = (document: DocumentNode) =>
    compiled.of(document, document.definitions[0] as OperationDefinitionNode, 500) !== null;
  const third = (document: DocumentNode) => [1, 2, 3].map(() => isCompiled(document));
  for (const operation of operations) expect(third(operation)).toEqual([false, false, true]);
  expect(isCompiled(operations[29])).toBe(true);
  expect(third(operations[0])).toEqual([false, false, true]);
  const long = parse(`{ ${'a'.repeat(65)}: papers(first: 1) { totalCount } }`);
  expect(third(long)).toEqual([false, false, false]);
});

test('text of a client never becomes code', async () => {
  // What graphql-jit 0.8.9 writes for dates among arguments, and reads back as code.
  const date = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
  const shared = globalThis as { ran?: boolean };
  for (const text of [`"${date}globalThis.ran=true"`, `"\\u005f${date.slice(1)}globalThis.ran=true"`]) {
    await answer(`{ concept(name: ${text}) { name } }`);
    expect(shared.ran).toBeUndefined();
  }
  await answer('query Q($name: String!) { concept(name: $name) { name } }', { name: `${date}globalThis.ran=true` });
  expect(shared.ran).toBeUndefined();
});

describe('what is wrong is told as at first, in its place', () => {
  test('in one field, beside what is right', async () => {
    const query = `{
      concept(name: "linear attention") { name }
      paper(id: "x") { title }
      neighbors: concept(id: "${UNKNOWN}") { id }
      path(from: { concept: { id: "${UNKNOWN}" } }, to: { concept: { name: "linear attention" } }) { nodes { __typename } }
    }`;
    const { body } = await answer(query);
    expect(JSON.stringify(body)).toContain('"locations":[{"line":');
  });

  test('where a whole answer is null for it', async () => {
    const { status, body } = await answer('{ nodes(ids: [' + '"x" '.repeat(101) + ']) { id } }');
    expect([status, body]).toMatchObject([200, { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
  });

  test('a failure of the store is masked and logged', async () => {
    logged.length = 0;
    const original = store.linksOfPapers;
    store.linksOfPapers = () => Promise.reject(new Error('secret words'));
    try {
      const { body } = await answer('{ papers(first: 1) { edges { node { links { url } } } } }');
      expect(JSON.stringify(body)).toContain('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(logged).toHaveLength(TIMES);
    } finally {
      store.linksOfPapers = original;
    }
  });
});

interface Data {
  data: Record<string, object>;
}
