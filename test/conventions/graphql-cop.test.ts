import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { GraphStore } from '../../src/store/port.js';
import { accessServer, type AccessServer, type Answer } from '../support/access-server.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';

/*
 * What graphql-cop looks for, asked as it asks. On PyPI there is nothing but an empty package of that name; its checks are
 * at github.com/dolevf/graphql-cop.
 */

const folder = temporaryFolder();
let store: GraphStore;
/** With the settings that docs/operations.md gives for production. */
let server: AccessServer;
/** With none of them, and limits that limit nothing. */
let lax: AccessServer;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  writeFileSync(join(folder.path, 'playground.html'), '<title>GraphiQL</title>');
  server = await accessServer(store, { introspection: false });
  const limits = { maxAliases: 1_000, maxDirectives: 1_000 };
  lax = await accessServer(store, { limits, playground: folder.path });
});

afterAll(async () => {
  await server?.close();
  await lax?.close();
  await store?.close();
  folder.remove();
});

type Ask = (server: AccessServer) => Promise<Answer>;
const query =
  (text: string): Ask =>
  (server) =>
    server.post({ query: text });
const times = (count: number, word: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => word(at)).join('\n');
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const answered = ({ data }: Answer) => data?.__typename !== undefined;

/** Each check: what is asked, what is a finding, and whether a lax server has it. */
const CHECKS: [what: string, ask: Ask, finds: (answer: Answer) => boolean, onLax: boolean][] = [
  ['introspection', query('query { __schema { types { name } } }'), ({ data }) => data?.__schema !== undefined, true],
  ['field suggestions', query('query { __schema { directive } }'), ({ text }) => text.includes('Did you mean'), true],
  [
    'alias overloading',
    query(`query { ${times(101, (at) => `alias${at}: __typename`)} }`),
    ({ data }) => data?.alias100 !== undefined,
    true,
  ],
  ['field duplication', query(`query { ${times(500, () => '__typename')} }`), answered, true],
  [
    'batches',
    (server) => server.post(Array.from({ length: 11 }, () => ({ query: 'query { __typename }' }))),
    ({ text }) => (JSON.parse(text) as unknown[]).length >= 10,
    false,
  ],
  [
    'directive overloading',
    query(`query { __typename ${'@aa'.repeat(10)} }`),
    ({ errors }) => errors?.length === 10,
    false,
  ],
  [
    'circular introspection',
    query(
      'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
    ({ data }) => ((data?.__schema as { types: unknown[] } | undefined)?.types.length ?? 0) > 25,
    false,
  ],
  [
    'circular fragments',
    query('query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }'),
    ({ errors }) => errors === undefined,
    false,
  ],
  [
    'traces',
    query('query { __typename }'),
    ({ text, extensions }) => extensions?.tracing !== undefined || /stacktrace/i.test(text),
    false,
  ],
  ['unhandled errors', query('qwerty cop { abc }'), ({ text }) => /exception|stacktrace/i.test(text), false],
  ['queries by GET', (server) => server.ask('/graphql?query={__typename}'), answered, false],
  [
    'mutations by GET',
    (server) =>
      server.ask('/graphql?query=mutation%20{__typename}', { headers: { 'apollo-require-preflight': 'yes' } }),
    answered,
    false,
  ],
  [
    'queries by a form',
    (server) => server.ask('/graphql', { method: 'POST', headers: FORM, body: 'query=%7B__typename%7D' }),
    answered,
    false,
  ],
  [
    'queries as plain text',
    (server) =>
      server.ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{"query":"{__typename}"}',
      }),
    answered,
    false,
  ],
  ...['/graphiql', '/playground', '/console', '/graphql'].map((path): (typeof CHECKS)[number] => [
    `an editor at ${path}`,
    (server) => server.ask(path, { headers: { accept: 'text/html' } }),
    ({ text }) => /graphi?ql[ -]?playground|GraphiQL/i.test(text),
    path === '/graphql',
  ]),
];

test.each(CHECKS)('finds no %s', async (_what, ask, finds) => {
  expect(finds(await ask(server))).toBe(false);
});

test('finds on a lax server what that has', async () => {
  const found: string[] = [];
  for (const [what, ask, finds] of CHECKS) if (finds(await ask(lax))) found.push(what);
  expect(found).toEqual(CHECKS.filter(([, , , onLax]) => onLax).map(([what]) => what));
});
