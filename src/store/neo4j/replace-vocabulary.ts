import type { Concept } from '../../model/concept.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { batches } from './batches.js';
import { conceptParameters } from './concept-rows.js';
import { LONG_WRITE_MS, type Neo4jConnection, type Run } from './connection.js';
import * as statements from './statements.js';

const ROWS = 5_000;

/** In one transaction: concepts that go take their relationships along, and their papers lose the hash of their content. */
export async function replaceVocabulary(
  connection: Neo4jConnection,
  concepts: Concept[],
  vocabularies?: Vocabulary[],
): Promise<void> {
  const kept = concepts.map(({ id }) => id);
  const going = { origin: 'vocabulary', kept };
  await connection.write(async (run) => {
    await run(statements.CLEAR_SNAPSHOT);
    await run(statements.DELETE_GIVEN_CONCEPTS);
    await run(statements.UNHASH_PAPERS_OF_DROPPED, going);
    await run(statements.DROP_CONCEPTS, going);
    for (const rows of batches(concepts.map(conceptParameters), ROWS)) {
      await run(statements.UPSERT_VOCABULARY, { rows });
    }
    if (vocabularies) {
      await run(statements.DELETE_VOCABULARIES);
      await run(statements.ADD_VOCABULARIES, { rows: vocabularies });
    }
    await connectConcepts(run);
  }, LONG_WRITE_MS);
}

/** Makes the relationships among concepts what their properties say; within a write. */
export async function connectConcepts(run: Run): Promise<void> {
  await run(statements.DELETE_BROADER);
  await run(statements.ADD_BROADER);
  await run(statements.ADD_RELATED);
  await run(statements.ADD_EXACT_MATCHES);
  await run(statements.ADD_IN_VOCABULARY);
}
