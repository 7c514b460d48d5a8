import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type * as CurrentIndexes from '../../src/api/current-index.js';
import type * as Servers from '../../src/api/server.js';
import type * as Builds from '../../src/index/build.js';
import { conceptsOf, papersOf } from '../../bench/made-graph.js';
import { topicalMatrix } from '../../bench/sparse/topical-matrix.js';
import type { Concept } from '../../src/model/concept.js';
import type { GraphStore, PaperStructure } from '../../src/store/port.js';
import type * as Sqlite from '../../src/store/sqlite/open.js';

// Threads run compiled files: `npm test` builds them before.
const built = (path: string): Promise<unknown> => import(`../../dist/${path}`);
const { startServer } = (await built('api/server.js')) as typeof Servers;
const { CurrentIndex } = (await built('api/current-index.js')) as typeof CurrentIndexes;
const { indexOf } = (await built('index/build.js')) as typeof Builds;
const { openSqliteStore } = (await built('store/sqlite/open.js')) as typeof Sqlite;

let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  const matrix = topicalMatrix({ rows: 20_000, columns: 2_000, nnz: 200_000 });
  const concepts = conceptsOf(matrix.columns) as Concept[];
  const current = await CurrentIndex.open(store, async (snapshot) =>
    indexOf(concepts, papersOf(matrix, concepts) as Iterable<PaperStructure>, new Map(), snapshot),
  );
  const log = (error: unknown) => console.error(error);
  server = await startServer({ store, current, playground: null, host: '127.0.0.1', port: 0, log });
});
afterAll(async () => {
  await server?.close();
  await store?.close();
});

async function post(query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query });
  return (await fetch(`${server.address}/graphql`, { method: 'POST', headers, body })).json();
}

test('while communities are found, other requests are answered; they are found once', async () => {
  const ended: string[] = [];
  const note = async (name: string, query: string) => {
    const answer = await post(query);
    ended.push(name);
    return answer;
  };
  const query = '{ communities(first: 3) { totalCount modularity communities { label size } } }';
  const [found] = await Promise.all([
    note('communities', query),
    note('read', '{ concept(id: "concept-000001") { name paperCount } }').then(() =>
      note('read', '{ corpus { paperCount } }'),
    ),
  ]);
  expect(ended).toEqual(['read', 'read', 'communities']);
  expect(found).toMatchObject({ data: { communities: { communities: { length: 3 } } } });
  const again = await Promise.all([
    note('kept', query),
    note('of a concept', '{ concept(id: "concept-000001") { community { rank } } }'),
  ]);
  expect(again[0]).toEqual(found);
  expect(again[1]).toMatchObject({ data: { concept: { community: { rank: expect.any(Number) as unknown } } } });
});
