// Measures the API, and prints Markdown tables: papergraph on Neo4j and on SQLite against `@neo4j/graphql` on the same
// database, papergraph against Mercurius with its JIT without store work, and what memory is left after many requests.
// Needs `npm run build`, Linux (it reads /proc), Java 17 and Maven for Neo4j, and npm for the peers.
// node bench/api/main.js [--papers 20000] [--seconds 3] [--rounds 5] [--only speed|memory] [--requests 200000]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../dist/store/sqlite/open.js';
import { openNeo4jStore } from '../../dist/store/neo4j/open.js';
import { startEmbeddedServer } from '../../test/neo4j/embedded-server.js';
import { broadConcepts, fillStore, madeGraph } from './graph.js';
import { memoryRow } from './memory.js';
import { peersFolder } from './peers.js';
import { startServer } from './processes.js';
import { figures, lines, printTable } from './report.js';
import { checkAnswers, measure } from './rounds.js';
import { bodiesOf, WORK } from './work.js';

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '200000' },
    only: { type: 'string' },
  },
});
const [papers, seconds, rounds, requests] = ['papers', 'seconds', 'rounds', 'requests'].map((name) =>
  Number(options[name]),
);
const CONNECTIONS = 16;
/** Requests that differ, of each work. */
const BODIES = 200;
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PROBE = new URL('heap-probe.js', import.meta.url).href;

const stops = [];
const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
stops.push(() => rmSync(folder, { recursive: true, force: true }));

/** `papergraph serve` as it is by default, on a store. */
async function papergraph(store, env = {}) {
  const nodeArgs = ['--expose-gc', '--import', PROBE];
  const options = { cwd: folder, env, nodeArgs };
  const server = await startServer(CLI, ['serve', '--port', '0', '--store', store], options);
  stops.push(server.stop);
  return { ...server, pids: [server.pid] };
}

/** Bodies of all works, for ours and for the peer, in files. */
function writeBodies(ids) {
  return Object.fromEntries(
    Object.entries(WORK).map(([name, work]) => [
      name,
      Object.fromEntries(
        ['ours', 'peer'].map((whose) => {
          const bodies = bodiesOf(work, work[whose], ids, BODIES);
          const file = join(folder, `${name}-${whose}.json`);
          writeFileSync(file, JSON.stringify(bodies));
          return [whose, { file, bodies }];
        }),
      ),
    ]),
  );
}

async function fillNeo4j(graph) {
  console.error('Starting Neo4j …');
  const neo4j = await startEmbeddedServer();
  stops.push(neo4j.stop);
  const { uri, user, password } = neo4j.settings;
  const store = await openNeo4jStore({ uri, user, password });
  console.error('Filling Neo4j …');
  await fillStore(store, graph);
  await store.close();
  return { pid: neo4j.pid, uri, env: { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password } };
}

/** @param paper what Apollo alone answers */
async function speed(graph, paper, sqlite, bodies, peers) {
  const neo4j = await fillNeo4j(graph);
  const onNeo4j = await papergraph(neo4j.uri, neo4j.env);
  const forgetful = await papergraph(neo4j.uri, { ...neo4j.env, PAPERGRAPH_PAPER_MEMORY_MB: '0' });
  const neo4jGraphql = await startServer('neo4j-graphql.js', [], { cwd: peers, env: neo4j.env });
  stops.push(neo4jGraphql.stop);
  const shown = join(folder, 'concepts.json');
  writeFileSync(shown, JSON.stringify(nestedConcepts(graph)));
  const mercurius = await startServer('mercurius.js', [shown], { cwd: peers });
  stops.push(mercurius.stop);
  const onePaper = join(folder, 'paper.json');
  writeFileSync(onePaper, JSON.stringify(paper));
  const apollo = await startServer('apollo-fastify.js', [onePaper], { cwd: peers });
  stops.push(apollo.stop);
  const contenders = {
    'papergraph, Neo4j': { ...onNeo4j, pids: [onNeo4j.pid, neo4j.pid], whose: 'ours' },
    'papergraph, Neo4j, no papers kept': { ...forgetful, pids: [forgetful.pid, neo4j.pid], whose: 'ours' },
    'papergraph, SQLite': { ...sqlite, whose: 'ours' },
    '@neo4j/graphql': { ...neo4jGraphql, pids: [neo4jGraphql.pid, neo4j.pid], whose: 'peer' },
    'Mercurius with JIT': { ...mercurius, pids: [mercurius.pid], whose: 'peer' },
    'Apollo on Fastify, nothing else': { ...apollo, pids: [apollo.pid], whose: 'ours' },
  };
  const [ours, reading, embedded, peer, jit, bare] = Object.keys(contenders);
  const cells = [
    ...['list', 'concept', 'paper'].flatMap((work) => [ours, reading, embedded, peer].map((name) => ({ work, name }))),
    { work: 'paper', name: bare },
    ...[embedded, jit].map((name) => ({ work: 'nested', name })),
  ];
  for (const work of Object.keys(WORK)) {
    const asked = cells.filter((cell) => cell.work === work && cell.name !== bare).map(({ name }) => contenders[name]);
    await checkAnswers(WORK[work], asked, bodies[work]);
  }
  return measure(cells, contenders, bodies, { folder: peers, connections: CONNECTIONS, seconds, rounds });
}

/** What Mercurius answers from: what papergraph says of concepts, as the schema of peers/mercurius.js has it. */
function nestedConcepts({ concepts }) {
  return concepts.map(({ id, name, kind }, row) => ({
    id,
    name,
    kind: kind.toUpperCase(),
    narrower: concepts.filter((_, other) => concepts[other].broader[0] === id && other !== row).map((each) => each.id),
  }));
}

try {
  const peers = peersFolder();
  const graph = madeGraph(papers);
  const address = join(folder, 'graph.db');
  const store = await openSqliteStore(address);
  console.error('Filling SQLite …');
  const ids = { papers: await fillStore(store, graph), concepts: frequent(graph), broad: broadConcepts(graph) };
  const [paper] = await store.papersByIds([ids.papers[0]]);
  await store.close();
  const bodies = writeBodies(ids);
  const sqlite = await papergraph(`sqlite:${address}`);
  const size = `${papers} papers, ${graph.concepts.length} concepts, ${graph.mentions} mentions`;
  console.log(`${size}; ${CONNECTIONS} connections; servers and load generator on one machine.\n`);
  if (options.only !== 'memory') {
    const results = await speed(graph, paper, sqlite, bodies, peers);
    printTable(figures(results));
    console.log(
      `\nMedians of ${rounds} rounds of ${seconds} s each, in turn, after a warm-up; in brackets the least.\n`,
    );
    printTable(lines(results));
  }
  if (options.only !== 'speed') {
    console.log(`\n${await memoryRow(sqlite, bodies, { folder: peers, connections: CONNECTIONS, requests })}`);
  }
  const machine = `${cpus()[0].model}, ${cpus().length} threads, ${(totalmem() / 1e9).toFixed(0)} GB, load ${loadavg()[0].toFixed(1)}`;
  console.log(`\n${machine}; Node ${process.versions.node}.`);
} finally {
  for (const stop of stops.reverse()) await stop();
}

/** Concepts of at least 20 papers. */
function frequent({ matrix, concepts }) {
  const counts = new Int32Array(matrix.columns);
  for (const column of matrix.indices) counts[column]++;
  return concepts.filter((_, column) => counts[column] >= 20).map(({ id }) => id);
}
