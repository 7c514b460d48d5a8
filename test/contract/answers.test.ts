import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXPORT_FILES } from '../../src/api/exports/export-target.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { cypher, describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { describeNumbers } from '../golden/numbers.js';
import { exported } from '../support/exported.js';
import { ask, contextOf, PAGE, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { DATED_QUERIES, DATED_SEARCHES, idsFound, writeDatedPapers } from '../support/dated-papers.js';
import { nightlyIngest } from '../support/nightly-ingest.js';
import { exampleOperations } from '../support/operations.js';

/** Relevance, and what is ordered by it, is each store's own; the rest of an answer is not. */
function comparable(file: string, answer: unknown): string {
  if (!file.includes('search')) return JSON.stringify(answer);
  const { search } = (
    JSON.parse(JSON.stringify(answer)) as { data: { search: { edges: { score: number; node: { id: string } }[] } } }
  ).data;
  const edges = search.edges.map(({ node }) => JSON.stringify(node)).sort();
  return JSON.stringify({
    ...(answer as object),
    data: { ...(answer as { data: object }).data, search: { ...search, edges } },
  });
}

await describeNeo4j('answers of both stores', (settings) => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  function equalOn(file: string): void {
    describe(`on ${file}`, () => {
      let sqlite: GraphStore;
      let neo4j: GraphStore;
      const snapshots: string[] = [];
      beforeAll(async () => {
        await emptyNeo4j();
        sqlite = await sqliteIn(folder.path, `${file.replace(/\W/g, '')}.db`);
        neo4j = await openNeo4jStore(settings);
        for (const store of [sqlite, neo4j]) snapshots.push((await seedShipped(store, [file])).snapshotId);
      }, 120_000);
      afterAll(async () => {
        await sqlite?.close();
        await neo4j?.close();
      });

      test('the snapshots have one id', () => expect(snapshots[1]).toBe(snapshots[0]));

      test.each(exampleOperations().map((operation) => [operation.file, operation] as const))(
        '%s',
        async (name, { query, variables }) => {
          const one = await ask(sqlite, query, variables);
          const other = await ask(neo4j, query, variables);
          expect(one.errors).toBeUndefined();
          expect(comparable(name, other)).toBe(comparable(name, one));
        },
      );

      test('proposed aliases', async () => {
        const query = `{ aliasProposals(first: 20) { totalCount edges { node {
          certainty label reason accept paperCount concept { id } into { id } papers { id } } } } }`;
        const one = await ask(sqlite, query);
        expect(one.errors).toBeUndefined();
        expect(await ask(neo4j, query)).toEqual(one);
      });

      test('every export', async () => {
        const [one, other] = [await contextOf(sqlite), await contextOf(neo4j)];
        for (const file of EXPORT_FILES) {
          const given: Record<string, string> = file.startsWith('concepts.') ? { where: '{"text": "attention"}' } : {};
          const [expected, received] = await Promise.all([one, other].map((context) => exported(context, file, given)));
          expect(received.equals(expected)).toBe(true);
          expect(expected.length).toBeGreaterThan(100);
        }
      });

      test('a second seeding adds only a run', async () => {
        expect(await seedShipped(neo4j, [file])).toMatchObject({ changed: false, counts: { unchanged: 55 } });
        expect(await neo4j.runs()).toHaveLength(2);
      });

      describeNumbers(() => neo4j);

      test('a night of new papers', async () => {
        const one = await nightlyIngest(sqlite);
        expect(one).toMatchObject({ jobProgress: { state: 'DONE', counts: { new: 2 } } });
        expect(await nightlyIngest(neo4j)).toEqual(one);
      }, 120_000);
    });
  }

  describe('on papers with dates, venues and authors', () => {
    let sqlite: GraphStore;
    let neo4j: GraphStore;
    beforeAll(async () => {
      await emptyNeo4j();
      sqlite = await sqliteIn(folder.path, 'dated.db');
      neo4j = await openNeo4jStore(settings);
      for (const store of [sqlite, neo4j]) await writeDatedPapers(store);
    }, 120_000);
    afterAll(async () => {
      await sqlite?.close();
      await neo4j?.close();
    });

    test.each(Object.entries(DATED_QUERIES))('%s', async (_, query) => {
      const one = await ask(sqlite, query);
      expect(one.errors).toBeUndefined();
      expect(await ask(neo4j, query)).toEqual(one);
    });

    test.each(Object.entries(DATED_SEARCHES))('a search: %s', async (_, { query, found }) => {
      for (const store of [sqlite, neo4j]) expect(await idsFound(store, query)).toEqual(found);
    });
  });

  equalOn(SAMPLE);
  if (existsSync(PAGE)) equalOn(PAGE);
  else
    test('the page is not here', () => console.warn(`${PAGE} is not here: answers were compared on the sample only.`));

  // Five of the file, and one of the night.
  test('the graph is complete for Cypher', async () => {
    const [row] = await cypher(
      'MATCH (:Paper)-[m:MENTIONS]->(c:Concept {id: "linear-attention"}) RETURN count(m) AS papers',
    );
    expect(row).toEqual({ papers: 6 });
  });
});
