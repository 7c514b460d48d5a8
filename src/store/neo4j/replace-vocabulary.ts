import type { Concept } from '../../model/concept.js';
import { batches } from './batches.js';
import { conceptParameters } from './concept-rows.js';
import type { Neo4jConnection } from './connection.js';
import * as statements from './statements.js';

const ROWS = 5_000;

/** In one transaction: concepts that go take their relationships along, and their papers lose the hash of their content. */
export async function replaceVocabulary(connection: Neo4jConnection, concepts: Concept[]): Promise<void> {
  const kept = concepts.map(({ id }) => id);
  const going = { origin: 'vocabulary', kept };
  await connection.write(async (run) => {
    await run(statements.CLEAR_SNAPSHOT);
    await run(statements.UNHASH_PAPERS_OF_DROPPED, going);
    await run(statements.DROP_CONCEPTS, going);
    for (const rows of batches(concepts.map(conceptParameters), ROWS)) {
      await run(statements.UPSERT_VOCABULARY, { rows });
    }
    await run(statements.DELETE_BROADER);
    await run(statements.ADD_BROADER);
  });
}
