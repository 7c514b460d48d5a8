import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Keys } from '../../src/access/keys.js';
import { CurrentIndex } from '../../src/api/current-index.js';
import { encodeCursor, fingerprint } from '../../src/api/paging.js';
import { startServer } from '../../src/api/server.js';
import { makeExtract } from '../../src/extraction/extract-text.js';
import { models } from '../support/models.js';
import type { Concept } from '../../src/model/concept.js';
import type { Curate } from '../../src/model/ports.js';
import { curate } from '../../src/seeder/curate.js';
import type { GraphStore } from '../../src/store/port.js';
import { papersFile, seeded } from '../curation/graph-of.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';

const KEY = 'a-key-that-nobody-guesses';
const folder = temporaryFolder();
const logged: unknown[] = [];
let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;
let keyless: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seeded(store, papersFile(folder.path));
  const common = { store, playground: null, host: '127.0.0.1', port: 0, log: (error: unknown) => logged.push(error) };
  const wired = {
    makeExtract: (concepts: readonly Concept[]) => makeExtract(concepts, models),
    curate: ((request, curator) => curate(store, request, curator)) as Curate,
  };
  const keys = new Keys(KEY, async () => []);
  server = await startServer({ ...common, ...wired, current: await CurrentIndex.open(store), keys });
  keyless = await startServer({ ...common, ...wired, current: await CurrentIndex.open(store) });
});

afterAll(async () => {
  await server?.close();
  await keyless?.close();
  await store?.close();
  folder.remove();
});

interface Answer {
  status: number;
  text: string;
  data: Record<string, never> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

async function post(
  query: string,
  { key = KEY, to = server }: { key?: string; to?: typeof server } = {},
): Promise<Answer> {
  const response = await fetch(`${to.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as { data: null }) };
}

/** The data of an answer without errors. */
async function dataOf(query: string): Promise<unknown> {
  const { data, errors } = await post(query);
  expect(errors).toBeUndefined();
  return data;
}

const HIDE = 'mutation { hideConcept(input: { concept: "SEM" }) { snapshot { id } } }';

describe('a mutation', () => {
  test('is refused without the key, and wherever there is none; nothing is written', async () => {
    const refusals = [
      [await post(HIDE, { key: '' }), 401, 'UNAUTHENTICATED', 'Bearer KEY'],
      [await post(HIDE, { key: 'another' }), 401, 'UNAUTHENTICATED', 'Bearer KEY'],
      [await post(HIDE, { to: keyless }), 403, 'FORBIDDEN', 'PAPERGRAPH_WRITE_KEY'],
    ] as const;
    for (const [{ status, errors, text }, expected, code, advice] of refusals) {
      expect({ status, code: errors?.[0].extensions.code }).toEqual({ status: expected, code });
      expect(errors![0].message).toContain(advice);
      expect(text).not.toContain(KEY);
    }
    const got = await fetch(`${server.address}/graphql?query=${encodeURIComponent(HIDE)}`, {
      headers: { authorization: `Bearer ${KEY}`, 'apollo-require-preflight': 'true' },
    });
    expect(got.status).toBe(405);
    expect(await store.curation()).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(KEY);
  });

  test.each([
    ['hideConcept(input: { concept: "nothing at all" })', 'There is no concept "nothing at all".'],
    ['renameConcept(input: { concept: "SEM", name: "time series" })', 'names time-series already; merge the two'],
    ['mergeConcepts(input: { concepts: ["SEM"], into: "sem" })', 'cannot be merged into itself'],
    ['splitConcept(input: { concept: "SEM", into: [{ name: "one", when: {} }] })', 'Say which mentions "one" takes'],
    ['splitConcept(input: { concept: "SEM", into: [{ name: "time series", when: { phrase: "x" } }] })', 'already'],
    [
      'splitConcept(input: { concept: "SEM", into: [{ name: "one", aliases: ["Time-series"], when: { phrase: "x" } }] })',
      'The alias "Time-series" of "one" is the name of time-series',
    ],
    [
      'splitConcept(input: { concept: "SEM", into: [{ name: "one", when: { phrase: "x" } }, { name: "two", aliases: ["ones"], when: { phrase: "y" } }] })',
      'The alias "ones" of "two" is the name of one',
    ],
    ['undoCuration(input: { curation: "c0" })', 'There is no curation "c0"'],
    [
      'renameConcept(input: { concept: "SEM", name: "time series\\u0000x" })',
      'no control characters; leave out U+0000',
    ],
    [
      'splitConcept(input: { concept: "SEM", into: [{ name: "one", aliases: ["time\\u0001"], when: { phrase: "x" } }] })',
      'leave out U+0001',
    ],
    ['hideConcept(input: { concept: "SEM", note: "not\\u0000 this" })', 'A note holds no control characters'],
  ])('says what to mend: %s', async (field, expected) => {
    const { errors } = await post(`mutation { ${field} { snapshot { id } } }`);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors![0].message).toContain(expected);
    expect(await store.curation()).toEqual([]);
  });

  test('changes the graph that the answer and later ones come from, and stands in the log', async () => {
    const before = (await dataOf('{ corpus { snapshot { id } } }')) as { corpus: { snapshot: { id: string } } };
    const merged = (await dataOf(`mutation {
      mergeConcepts(input: { concepts: ["linear attention"], into: "Efficient attention", note: "one kind" }) {
        concept { name aliases paperCount(includeNarrower: false) }
        curation { id by kind summary state effects { conceptId before after } movedCount moved { from to surface } }
        snapshot { id }
      }
      renameConcept(input: { concept: "efficient-attention", name: "cheap attention" }) { concept { name } }
    }`)) as { mergeConcepts: { curation: { id: string }; snapshot: { id: string } } };
    expect(merged).toMatchObject({
      mergeConcepts: {
        concept: { name: 'efficient attention', aliases: ['linear attention'], paperCount: 4 },
        curation: {
          by: 'write-key',
          kind: 'MERGE',
          summary: 'merge linear-attention into efficient-attention',
          state: 'APPLIED',
          movedCount: 2,
          effects: [
            { conceptId: 'efficient-attention', before: 2, after: 4 },
            { conceptId: 'linear-attention', before: 2, after: 0 },
          ],
          moved: [{ from: 'linear-attention', to: 'efficient-attention', surface: 'linear attention' }, {}],
        },
      },
      renameConcept: { concept: { name: 'cheap attention' } },
    });
    expect(merged.mergeConcepts.snapshot.id).not.toBe(before.corpus.snapshot.id);
    expect(await dataOf('{ concept(name: "linear attention") { id name } }')).toEqual({
      concept: { id: 'efficient-attention', name: 'cheap attention' },
    });
    // One rule for the id that is gone, wherever it is given.
    const id = 'efficient-attention';
    const speaks = '{concepts: {all: ["linear-attention"]}}';
    const found = await dataOf(`{
      concept(id: "linear-attention") { id formerIds }
      node(id: "linear-attention") { id }
      nodes(ids: ["linear-attention", "linear attention"]) { id }
      concepts(first: 2, where: {id: {in: ["linear-attention"]}}) { edges { node { id } } }
      papers(first: 1, where: ${speaks}) { totalCount }
      path(from: "linear-attention", to: "${id}") { length }
      coOccurrenceMatrix(concepts: ["linear-attention"]) { concepts { id } }
      recommend(like: [{conceptId: "linear-attention"}], first: 1) { edges { node { id } } }
    }`);
    expect(found).toMatchObject({
      concept: { id, formerIds: ['linear-attention'] },
      node: { id },
      nodes: [{ id }, null],
      concepts: { edges: [{ node: { id } }] },
      papers: { totalCount: 4 },
      path: { length: 0 },
      coOccurrenceMatrix: { concepts: [{ id }] },
    });
    const again =
      'mutation { renameConcept(input: { concept: "linear-attention", name: "cheap attention" }) { snapshot { id } } }';
    expect((await post(again)).errors?.[0].message).toContain('efficient-attention has the name');
    const undo = `mutation { undoCuration(input: { curation: "${merged.mergeConcepts.curation.id}" }) { snapshot { id } } }`;
    await dataOf(undo);
    expect((await post(undo)).errors?.[0].message).toContain('is undone already');
    expect(await dataOf('{ curationLog(first: 2) { totalCount edges { node { kind note state } } } }')).toEqual({
      curationLog: {
        totalCount: 3,
        edges: [
          { node: { kind: 'UNDO', note: null, state: 'APPLIED' } },
          { node: { kind: 'RENAME', note: null, state: 'APPLIED' } },
        ],
      },
    });
    const back = (before: string) =>
      dataOf(`{ curationLog(last: 1 ${before}) { pageInfo { hasPreviousPage startCursor } edges { node { kind } } } }`);
    const first = await back('');
    expect(first).toMatchObject({ curationLog: { edges: [{ node: { kind: 'MERGE' } }] } });
    const { startCursor } = (first as { curationLog: { pageInfo: { startCursor: string } } }).curationLog.pageInfo;
    expect(await back(`, before: "${startCursor}"`)).toMatchObject({
      curationLog: { pageInfo: { hasPreviousPage: true }, edges: [{ node: { kind: 'RENAME' } }] },
    });
    const of = (where: string) => dataOf(`{ curationLog(first: 9, where: ${where}) { edges { node { kind } } } }`);
    const kinds = (...names: string[]) => ({ curationLog: { edges: names.map((kind) => ({ node: { kind } })) } });
    expect(await of('{kind: {in: [MERGE, UNDO]}, by: {isNull: false}}')).toEqual(kinds('UNDO', 'MERGE'));
    expect(await of('{state: {eq: UNDONE}}')).toEqual(kinds('MERGE'));
    expect(await of('{not: {kind: {eq: UNDO}}, or: [{state: {eq: APPLIED}}, {by: {eq: "nobody"}}]}')).toEqual(
      kinds('RENAME'),
    );
    expect(await of('{or: []}')).toEqual(kinds());
    expect(await dataOf('{ concept(name: "linear attention") { id } }')).toEqual({
      concept: { id: 'linear-attention' },
    });
  });
});

describe('mentions', () => {
  test('of a concept are a work list: the least sure first, each with its sentence', async () => {
    const query = (where: string, page = 'first: 2') =>
      `{ concept(name: "SEM") { mentions(where: ${where}, ${page}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
        edges { node { surface field start end method confidence extractorVersion concept { id } run { id source }
        paper { title } sentence { text start end } } } } } }`;
    const { concept } = (await dataOf(query('{ confidence: { lt: 0.95 } }'))) as {
      concept: { mentions: { pageInfo: { endCursor: string }; edges: { node: { run: { id: string } } }[] } };
    };
    expect(concept.mentions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    for (const { node } of concept.mentions.edges) {
      expect(node).toMatchObject({
        surface: 'SEM',
        confidence: 0.9,
        concept: { id: 'sem' },
        run: { source: 'papers' },
      });
      const { sentence } = node as unknown as { sentence: { text: string; start: number; end: number } };
      expect(sentence.text.slice(sentence.start, sentence.end)).toBe('SEM');
      expect(sentence.text).toMatch(/^(The SEM shows grains\.|SEM fits the survey\.|Time series of .*: SEM\.)$/);
    }
    const { endCursor } = concept.mentions.pageInfo;
    const rest = await dataOf(query('{ confidence: { lt: 0.95 } }', `first: 2, after: "${endCursor}"`));
    expect(rest).toMatchObject({
      concept: { mentions: { totalCount: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } } },
    });
    const before = await dataOf(query('{ confidence: { lt: 0.95 } }', `last: 1, before: "${endCursor}"`));
    expect(before).toMatchObject({
      concept: {
        mentions: {
          totalCount: 3,
          pageInfo: { hasNextPage: true, hasPreviousPage: false },
          edges: [concept.mentions.edges[0]],
        },
      },
    });
    const list = fingerprint(['Concept.mentions', 'sem', { lt: 0.95 }]);
    const forged = encodeCursor(list, ['high', 'a', 1, 2, '3']);
    const { errors } = await post(query('{ confidence: { lt: 0.95 } }', `after: "${forged}"`));
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(await dataOf(query('{ confidence: { lt: 0.6 } }'))).toMatchObject({
      concept: { mentions: { totalCount: 0 } },
    });
  });

  test('of a text that is not in the graph come with the papers nearest to it; nothing is kept', async () => {
    const counts = await store.counts();
    const { extract } =
      (await dataOf(`{ extract(title: "Time series", text: "On linear attention (LA). LA is at www.example.org/x.") {
      mentions { surface field start confidence concept { id } } abbreviations { short long concept { id } } links { url kind }
      papers { score paper { title } shared { id } } } }`)) as {
        extract: { papers: { score: number; paper: { title: string }; shared: { id: string }[] }[] };
      };
    expect(extract).toMatchObject({
      mentions: [
        { surface: 'Time series', field: 'TITLE', start: 0, concept: { id: 'time-series' } },
        { surface: 'linear attention', field: 'ABSTRACT', start: 3, concept: { id: 'linear-attention' } },
        { surface: 'LA', concept: { id: 'linear-attention' } },
        { surface: 'LA', concept: { id: 'linear-attention' } },
      ],
      abbreviations: [{ short: 'LA', long: 'linear attention', concept: { id: 'linear-attention' } }],
      links: [{ url: 'http://www.example.org/x', kind: 'OTHER' }],
    });
    expect(extract.papers[0].paper.title).toBe('On linear attention');
    expect(extract.papers[0].shared.map(({ id }) => id).sort()).toEqual(['linear-attention', 'time-series']);
    const scores = extract.papers.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(await store.counts()).toEqual(counts);
    expect((await post('{ extract(text: "x", first: 0) { links { url } } }')).errors?.[0].message).toContain(
      'from 1 to',
    );
  });
});

test('a mutation waits for a graph that shows it where another writer has withdrawn its own', async () => {
  let withdrawn = 0;
  const written = new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'snapshot') return () => (withdrawn-- > 0 ? Promise.resolve(null) : target.snapshot());
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const busy = await startServer({
    store,
    current: await CurrentIndex.open(written),
    curate: async (...asked) => {
      const done = await curate(store, ...asked);
      withdrawn = 3;
      return done;
    },
    keys: new Keys(KEY, async () => []),
    playground: null,
    host: '127.0.0.1',
    port: 0,
    log: (error) => logged.push(error),
  });
  try {
    const rename = 'renameConcept(input: { concept: "SEM", name: "tidal sem" }) { concept { name } snapshot { id } }';
    const { data } = await post(`mutation { ${rename} }`, { to: busy });
    const { id } = (await store.snapshot())!;
    expect(data).toEqual({ renameConcept: { concept: { name: 'tidal sem' }, snapshot: { id } } });
  } finally {
    await busy.close();
  }
});
