import neo4jDriver from 'neo4j-driver';
import { NotHere, startEmbeddedServer } from '../../../test/neo4j/embedded-server.js';
import { ours } from '../contender.js';
import { matrixFiles, readMatrix } from '../matrix-files.js';
import { cell } from '../table.js';
import { summary, warmUp } from '../turns.js';
import { mustAgree } from './gram.js';

const BATCH = 2_000;
const CONCEPTS = 'UNWIND range(0, $columns - 1) AS column CREATE (:Concept {column: column})';
const PAPERS = `UNWIND $rows AS row CREATE (p:Paper {row: row.row})
WITH p, row UNWIND row.columns AS column MATCH (c:Concept {column: column}) CREATE (p)-[:MENTIONS]->(c)`;
// Only three numbers leave the server: it is the counting that is compared.
const COUNT = `MATCH (a:Concept)<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(b:Concept) WHERE a.column < b.column
WITH a, b, count(*) AS c
RETURN count(*) AS pairs, sum(c) AS sum, sum(c * ((a.column * 31 + b.column * 17) % 1009)) AS places`;

/** The same count of all pairs in Cypher, on the Neo4j that the tests use. */
export async function neo4j({ size, bounds = {} }, { repetitions }) {
  const files = matrixFiles(size);
  const line = { work: `AᵀA on ${files.rows} papers against Cypher in Neo4j`, unit: '×', higher: true, ...bounds };
  const server = await serverOrReason();
  if (server.reason) return { lines: [{ ...line, peer: `not here: ${server.reason}` }] };
  const { uri, user, password } = server.settings;
  const driver = neo4jDriver.driver(uri, neo4jDriver.auth.basic(user, password), { disableLosslessIntegers: true });
  const counter = await ours({ work: 'gram', matrix: files });
  try {
    await load(driver, files);
    const times = { ours: [], cypher: [] };
    await warmUp(counter);
    let answer = (await driver.executeQuery(COUNT)).records[0].toObject();
    for (let turn = 0; turn < repetitions; turn++) {
      times.ours.push(await counter.ask('time'));
      const start = process.hrtime.bigint();
      answer = (await driver.executeQuery(COUNT)).records[0].toObject();
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      times.cypher.push({ seconds });
    }
    const { pairs, sum, places } = await counter.ask('check');
    mustAgree('Cypher', { pairs, sum, places }, answer);
    const [mine, cypher] = [summary(times.ours), summary(times.cypher)];
    const figure = cypher.seconds.median / mine.seconds.median;
    return { lines: [{ ...line, ours: cell(mine), peer: cell(cypher), figure }] };
  } finally {
    await counter.end();
    await driver.close();
    await server.stop();
  }
}

async function serverOrReason() {
  try {
    return await startEmbeddedServer();
  } catch (error) {
    if (error instanceof NotHere) return { reason: error.message };
    throw error;
  }
}

async function load(driver, files) {
  const { rows, columns, indptr, indices } = readMatrix(files);
  await driver.executeQuery('CREATE CONSTRAINT concept_column FOR (c:Concept) REQUIRE c.column IS UNIQUE');
  await driver.executeQuery(CONCEPTS, { columns: neo4jDriver.int(columns) });
  for (let first = 0; first < rows; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - first) }, (_, k) => ({
      row: neo4jDriver.int(first + k),
      columns: Array.from(indices.subarray(indptr[first + k], indptr[first + k + 1]), neo4jDriver.int),
    }));
    await driver.executeQuery(PAPERS, { rows: batch });
  }
}
