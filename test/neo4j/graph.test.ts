import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mentionWeight, type GraphStore } from '../../src/store/port.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import * as statements from '../../src/store/neo4j/statements.js';
import {
  bundle,
  concept,
  coOccurrence,
  corpusConcept,
  derived,
  link,
  mention,
  paper,
  relatedness,
  run,
} from '../contract/fixtures.js';
import { cypher, describeNeo4j, emptyNeo4j, operatorsOf } from './server.js';

/** The graph that `schema/neo4j.cypher` describes, as a Cypher user sees it. */
await describeNeo4j('the graph for Cypher users', (settings) => {
  const a = paper('a', { title: 'Graph kernels', abstract: 'A kernel on a graph, with message passing.', year: 2024 });
  const b = paper('b', { abstract: 'Message passing.' });
  const inTitle = mention(a, 'graph', 'Graph', 'title', 'abbreviation', 0.75);
  const inAbstract = mention(a, 'graph', 'graph');
  let store: GraphStore;

  beforeAll(async () => {
    await emptyNeo4j();
    store = await openNeo4jStore(settings);
    await store.saveRun(run('run-1', '2024-01-01T00:00:00.000Z'));
    await store.replaceVocabulary([
      concept('graph', { name: 'Graph', aliases: ['network'] }),
      concept('kernel', { broader: ['graph', 'unknown'] }),
    ]);
    await store.upsertPapers(
      [
        bundle(a, {
          mentions: [inTitle, mention(a, 'kernel', 'kernel'), inAbstract],
          links: [link(a, 'https://code.example/x')],
        }),
        bundle(b, { links: [link(b, 'https://code.example/x', 'project')] }),
      ],
      'run-1',
    );
    await store.replaceDerived(
      derived({
        corpusConcepts: [corpusConcept('message-passing')],
        keyphraseMentions: [mention(b, 'message-passing', 'Message passing', 'abstract', 'keyphrase', 0.5)],
        coOccurrences: [coOccurrence('graph', 'kernel')],
        relatedness: [relatedness(a, b, 1, 0.25)],
      }),
      'run-1',
    );
  });
  afterAll(async () => {
    await store.close();
  });

  test('papers mention concepts, with weight and places', async () => {
    expect(
      await cypher(
        `MATCH (p:Paper {id: $id})-[m:MENTIONS]->(c:Concept)
         RETURN c.name AS concept, m.weight AS weight, m.count AS count, m.fields AS fields, m.starts AS starts,
           m.ends AS ends, m.surfaces AS surfaces, m.methods AS methods, m.confidences AS confidences, m.runId AS runId
         ORDER BY weight DESC LIMIT 1`,
        { id: a.id },
      ),
    ).toEqual([
      {
        concept: 'Graph',
        weight: mentionWeight([inTitle, inAbstract]),
        count: 2,
        fields: ['title', 'abstract'],
        starts: [inTitle.start, inAbstract.start],
        ends: [inTitle.end, inAbstract.end],
        surfaces: ['Graph', 'graph'],
        methods: ['abbreviation', 'vocabulary'],
        confidences: [0.75, 1],
        runId: 'run-1',
      },
    ]);
    expect(await cypher('MATCH (p:Paper)-[m:MENTIONS {keyphrase: true}]->(c) RETURN p.id AS id, c.id AS c')).toEqual([
      { id: b.id, c: 'message-passing' },
    ]);
  });

  test('concepts co-occur, have broader ones, and papers are similar', async () => {
    expect(await cypher('MATCH (x:Concept)-[r:CO_OCCURS_WITH]->(y) RETURN x.id AS x, y.id AS y, r {.*} AS r')).toEqual([
      {
        x: 'graph',
        y: 'kernel',
        r: {
          count: 1,
          expected: 1 / 3,
          npmi: -0.125,
          jaccard: 0.1,
          cosine: 0.3,
          associationStrength: 3,
          logLikelihoodRatio: -1.5e-7,
          runId: 'run-1',
        },
      },
    ]);
    expect(await cypher('MATCH (x:Concept)-[:BROADER]->(y:Concept) RETURN x.id AS x, y.id AS y')).toEqual([
      { x: 'kernel', y: 'graph' },
    ]);
    expect(await cypher('MATCH (x:Paper)-[r:SIMILAR_TO]->(y:Paper) RETURN x.id AS x, y.id AS y, r {.*} AS r')).toEqual([
      { x: a.id, y: b.id, r: { rank: 1, score: 0.25, runId: 'run-1' } },
    ]);
  });

  test('two papers that give one address share its node', async () => {
    expect(
      await cypher(
        'MATCH (p:Paper)-[h:HAS_LINK]->(l:Link) WITH l, h ORDER BY h.kind RETURN l.url AS url, collect(h.kind) AS kinds',
      ),
    ).toEqual([{ url: 'https://code.example/x', kinds: ['code', 'project'] }]);
  });

  test('a paper leads to the run that wrote it', async () => {
    expect(
      await cypher('MATCH (p:Paper {id: $id}), (r:Run {id: p.runId}) RETURN p.title AS title, r.startedAt AS at', {
        id: a.id,
      }),
    ).toEqual([{ title: 'Graph kernels', at: '2024-01-01T00:00:00.000Z' }]);
  });

  test('whole numbers are integers', async () => {
    const [types] = await cypher(
      `MATCH (p:Paper {id: $id})-[m:MENTIONS]->(), ()-[r:CO_OCCURS_WITH]->(), ()-[s:SIMILAR_TO]->(), (g:Papergraph)
       RETURN DISTINCT [x IN [p.year, p.sourceLine, m.count, m.tf, r.count, s.rank, g.version] | valueType(x)] AS types,
         valueType(m.starts) AS starts`,
      { id: a.id },
    );
    expect(new Set(types.types as string[])).toEqual(new Set(['INTEGER NOT NULL']));
    expect(types.starts).toBe('LIST<INTEGER NOT NULL> NOT NULL');
  });

  test('every index is online, of its kind', async () => {
    const indexes = await cypher('SHOW INDEXES YIELD name, type, state, options WHERE type <> "LOOKUP"');
    expect(indexes.every(({ state }) => state === 'ONLINE')).toBe(true);
    const fullText = indexes.filter(({ type }) => type === 'FULLTEXT');
    expect(fullText.map(({ name }) => name).sort()).toEqual(['concept_text', 'paper_text']);
    for (const { options } of fullText) {
      expect((options as { indexConfig: object }).indexConfig).toEqual({
        'fulltext.analyzer': 'english',
        'fulltext.eventually_consistent': false,
      });
    }
  });

  // These read all nodes of a label, as they are asked to.
  const WHOLE =
    /^(?:CONCEPTS|VOCABULARIES|DELETE_VOCABULARIES|ADD_BROADER|ADD_RELATED|ADD_EXACT_MATCHES|ADD_IN_VOCABULARY|DROP_CONCEPTS|UNHASH_PAPERS_OF_DROPPED|DELETE_BROADER|COUNTS|SOURCES|RUNS|VERSION|CURATION|GIVEN_CONCEPTS|DELETE_GIVEN_CONCEPTS|WAIT_NO_MORE|ACCESS_KEYS|DELETE_VECTORS)$/;
  test.each(Object.entries(statements))('%s is understood, and seeks by an index', async (name, statement) => {
    const parameters = {
      rows: [],
      ids: [],
      kept: [],
      run: {},
      limit: 1,
      after: '',
      query: 'x',
      titleKey: '',
      holder: '',
      lapseMs: 1,
      origin: '',
      seconds: 1,
      version: 1,
      id: '',
      builtAt: '',
    };
    const operators = await operatorsOf(statement, parameters);
    expect(operators.length).toBeGreaterThan(0);
    if (!WHOLE.test(name)) {
      expect(operators.filter((operator) => /AllNodesScan|NodeByLabelScan/.test(operator))).toEqual([]);
    }
  });
});
