import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundle, candidate, concept, mention, paper } from '../contract/fixtures.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { serving, type Serving } from './papergraph.js';

const KEY = 'a-key-that-nobody-guesses';
/** A phrase of so many words takes the derivation a second or more at a stretch: it looks at all parts of it. */
const WORDS = 600;
const TIMEOUT_MS = 120_000;
const folder = temporaryFolder();
let server: Serving;

beforeAll(async () => {
  const store = await sqliteIn(folder.path);
  await store.replaceVocabulary([concept('graph'), concept('kernel')]);
  const bundles = ['a', 'b'].map((key) => {
    const record = paper(key, { abstract: 'A graph, a kernel and a long phrase.' });
    const long = { ...candidate(record, 'long phrase'), key: 'x '.repeat(WORDS).trim() };
    return bundle(record, { mentions: [mention(record, 'graph', 'graph')], candidates: [long] });
  });
  await store.upsertPapers(bundles, 'run-1');
  await store.publishSnapshot({ id: 'made', builtAt: '2026-01-01T00:00:00.000Z' });
  await store.close();
  const env = { PAPERGRAPH_WRITE_KEY: KEY };
  server = await serving(['--store', `sqlite:${join(folder.path, 'graph.db')}`], { cwd: folder.path, env });
}, TIMEOUT_MS);
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

async function ask(query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: unknown }).data;
}

test(
  'a server goes on to answer while it derives the graph for a curator',
  async () => {
    const started = performance.now();
    let going = true;
    const mutation = ask('mutation { hideConcept(input: { concept: "graph" }) { curation { movedCount } } }').finally(
      () => (going = false),
    );
    let longest = 0;
    while (going) {
      const asked = performance.now();
      expect(await ask('{ corpus { paperCount } }')).toEqual({ corpus: { paperCount: 2 } });
      longest = Math.max(longest, performance.now() - asked);
    }
    expect(await mutation).toEqual({ hideConcept: { curation: { movedCount: 2 } } });
    expect(await ask('{ concept(id: "graph") { id } }')).toEqual({ concept: null });
    // In the thread that answers, one read would have waited nearly as long as the mutation takes.
    expect(longest).toBeLessThan((performance.now() - started) / 2);
  },
  TIMEOUT_MS,
);
