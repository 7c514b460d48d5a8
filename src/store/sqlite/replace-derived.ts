import { setImmediate as turn } from 'node:timers/promises';
import type { Mention } from '../../model/extraction.js';
import type { DerivedGraph } from '../port.js';
import { dropConcepts, writeConcept } from './concept-rows.js';
import type { SqliteConnection } from './connection.js';
import { curate, uncurate } from './curated.js';
import { coOccurrenceValues, relatednessValues } from './edge-rows.js';
import { rowOf, rowsOf } from './id-rows.js';
import { mentionValues } from './mention-rows.js';
import * as statements from './statements.js';

/** Rows in one transaction: some tens of milliseconds, in which this process does nothing else. */
const BATCH = 20_000;

/**
 * Takes the earlier derivation away and writes this one, a batch a transaction, so that renewals of the lease and other
 * work come between. The snapshot is cleared with the first.
 */
export async function replaceDerived(
  connection: SqliteConnection,
  derived: DerivedGraph,
  runId: string,
): Promise<void> {
  await connection.write(() => connection.run(statements.CLEAR_SNAPSHOT));
  await uncurate(connection);
  await connection.write(() => {
    connection.run(statements.DELETE_KEYPHRASES);
    connection.run(statements.DELETE_CO_OCCURRENCES);
    connection.run(statements.DELETE_RELATEDNESS);
    connection.run(statements.SET_DERIVATION, runId);
    dropConcepts(connection, 'corpus', derived.corpusConcepts);
    // What the vocabulary names stays the vocabulary's.
    const reviewed = new Set(connection.all<{ id: string }>(statements.VOCABULARY_IDS).map(({ id }) => id));
    for (const concept of derived.corpusConcepts) {
      if (!reviewed.has(concept.id)) writeConcept(connection, concept, 'corpus');
    }
  });
  if (derived.curated) await curate(connection, derived.curated);
  const { papers, concepts } = await connection.read(() => ({
    papers: rowsOf(connection, statements.PAPER_ROWS),
    concepts: rowsOf(connection, statements.CONCEPT_ROWS),
  }));

  await writeAll(connection, numbered(derived.keyphraseMentions), ([mention, position]) => {
    const paper = rowOf(papers, mention.paperId);
    const concept = rowOf(concepts, mention.conceptId);
    connection.run(statements.ADD_KEYPHRASE, ...mentionValues(mention, paper, position, concept));
  });
  await writeAll(connection, derived.coOccurrences, (edge) =>
    connection.run(statements.ADD_CO_OCCURRENCE, ...coOccurrenceValues(edge, concepts)),
  );
  await writeAll(connection, derived.relatedness, (edge) =>
    connection.run(statements.ADD_RELATEDNESS, ...relatednessValues(edge, papers)),
  );
}

/** Each mention with its position among those of its paper. */
function* numbered(mentions: Iterable<Mention>): Generator<[Mention, number]> {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const position = counts.get(mention.paperId) ?? 0;
    counts.set(mention.paperId, position + 1);
    yield [mention, position];
  }
}

/** A batch is collected before its transaction begins: making it may take long, and the transaction may be run again. */
async function writeAll<T>(connection: SqliteConnection, items: Iterable<T>, write: (item: T) => void): Promise<void> {
  let batch: T[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await connection.write(() => batch.forEach(write));
    batch = [];
    await turn();
  };
  for (const item of items) if (batch.push(item) >= BATCH) await flush();
  await flush();
}
