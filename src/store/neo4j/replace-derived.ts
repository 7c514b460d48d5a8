import neo4j from 'neo4j-driver';
import type { DerivedGraph } from '../port.js';
import { batches } from './batches.js';
import { conceptParameters } from './concept-rows.js';
import { LONG_WRITE_MS, type Neo4jConnection, type Parameters } from './connection.js';
import { curateConcepts, curatePapers, uncurate } from './curated.js';
import { coOccurrenceParameters, relatednessParameters } from './edge-rows.js';
import { mentionEdges } from './mention-rows.js';
import * as statements from './statements.js';
import { connectConcepts } from './replace-vocabulary.js';
import { addAll } from './write-papers.js';

const ROWS = 5_000;
const DELETED_AT_ONCE = 20_000;

/** Takes the earlier derivation away and writes this one, a batch a transaction. The snapshot is cleared first. */
export async function replaceDerived(connection: Neo4jConnection, derived: DerivedGraph, runId: string): Promise<void> {
  await connection.write((run) => run(statements.CLEAR_SNAPSHOT));
  await deleteAll(connection, statements.DELETE_SOME_RELATEDNESS);
  await deleteAll(connection, statements.DELETE_SOME_CO_OCCURRENCES);
  await deleteAll(connection, statements.DELETE_SOME_KEYPHRASES);

  await uncurate(connection);
  const kept = derived.corpusConcepts.map(({ id }) => id);
  await connection.write(async (run) => {
    await run(statements.DROP_CONCEPTS, { origin: 'corpus', kept });
    for (const rows of batches(derived.corpusConcepts.map(conceptParameters), ROWS)) {
      await run(statements.UPSERT_CORPUS_CONCEPTS, { rows });
    }
    if (derived.curated) await curateConcepts(run, derived.curated);
    await connectConcepts(run);
  }, LONG_WRITE_MS);

  if (derived.curated) await curatePapers(connection, derived.curated, runId);
  await addInBatches(
    connection,
    statements.ADD_MENTIONS,
    mentionEdges(derived.keyphraseMentions, runId, { derived: true }),
  );
  await addInBatches(
    connection,
    statements.ADD_CO_OCCURRENCES,
    mapped(derived.coOccurrences, (pair) => coOccurrenceParameters(pair, runId)),
  );
  await addInBatches(
    connection,
    statements.ADD_RELATEDNESS,
    mapped(derived.relatedness, (near) => relatednessParameters(near, runId)),
  );
}

async function deleteAll(connection: Neo4jConnection, statement: string): Promise<void> {
  const limit = neo4j.int(DELETED_AT_ONCE);
  for (;;) {
    const [row] = await connection.write((run) => run(statement, { limit }));
    if ((row.get('deleted') as number) < DELETED_AT_ONCE) return;
  }
}

async function addInBatches(
  connection: Neo4jConnection,
  statement: string,
  edges: Iterable<Parameters>,
): Promise<void> {
  for (const rows of batches(edges, ROWS)) await connection.write((run) => addAll(run, statement, rows));
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}
