import { readFile } from 'node:fs/promises';
import neo4j from 'neo4j-driver';
import { PapergraphError } from '../../model/errors.js';
import type { Neo4jConnection } from './connection.js';
import * as statements from './statements.js';

/** Of the graph's shape; `schema/neo4j.cypher` describes it. */
const SCHEMA_VERSION = 3;

// Reached alike from src/store/neo4j and from dist/store/neo4j.
const SCHEMA = new URL('../../../schema/neo4j.cypher', import.meta.url);
const AWAIT_SECONDS = 100;

/** The statements of a Cypher file: between semicolons, without the comments, which stand on lines of their own. */
export function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('//'))
    .join('\n')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/**
 * Brings an empty database to the current schema, and leaves one that has it alone. The version is written last, so that
 * what is cut short is done again.
 *
 * @throws PapergraphError STORE_TOO_NEW where a newer papergraph wrote it; STORE_UNAVAILABLE, STORE_FAILED.
 */
export async function prepareSchema(connection: Neo4jConnection): Promise<void> {
  const [row] = await connection.ask(statements.VERSION);
  const version = row.get('version') as number | null;
  if (version !== null && version > SCHEMA_VERSION) {
    throw new PapergraphError(
      'STORE_TOO_NEW',
      `The graph in Neo4j at ${connection.address} was written by a newer papergraph (schema version ${version}, this one knows ${SCHEMA_VERSION}); update papergraph.`,
      { details: { version, known: SCHEMA_VERSION } },
    );
  }
  if (version === SCHEMA_VERSION) return;
  for (const statement of statementsOf(await readFile(SCHEMA, 'utf8'))) {
    await connection.write((run) => run(statement));
  }
  await connection.write((run) => run(statements.AWAIT_INDEXES, { seconds: neo4j.int(AWAIT_SECONDS) }));
  await connection.write((run) => run(statements.SET_VERSION, { version: neo4j.int(SCHEMA_VERSION) }));
}
