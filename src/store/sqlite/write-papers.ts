import { normalizeTitle } from '../../model/identity.js';
import type { PaperBundle } from '../port.js';
import { searchText } from '../query-words.js';
import { writeConcept } from './concept-rows.js';
import type { SqliteConnection } from './connection.js';
import { readGiven } from './given-concepts.js';
import { rowOf, rowsOf } from './id-rows.js';
import { mentionValues } from './mention-rows.js';
import { paperValues } from './paper-rows.js';
import * as statements from './statements.js';

/** Writes papers with all that they have, in place of what an earlier version had; within a write. */
export function writePapers(connection: SqliteConnection, bundles: readonly PaperBundle[], runId: string): void {
  connection.run(statements.CLEAR_SNAPSHOT);
  const known = rowsOf(
    connection,
    statements.PAPER_ROWS_BY_IDS,
    bundles.map(({ paper }) => paper.id),
  );
  const mentioned = bundles.flatMap(({ mentions }) => mentions.map(({ conceptId }) => conceptId));
  const concepts = mentionedConcepts(connection, mentioned);
  for (const bundle of bundles) {
    const before = known.get(bundle.paper.id);
    if (before !== undefined) deleteContent(connection, before);
    known.set(bundle.paper.id, writePaper(connection, bundle, runId, concepts));
  }
}

/** Rows of these concepts. One that curation does not show is shown again, until the graph is derived. */
function mentionedConcepts(connection: SqliteConnection, ids: readonly string[]): Map<string, number> {
  const rows = rowsOf(connection, statements.CONCEPT_ROWS_BY_IDS, ids);
  const missing = new Set(ids.filter((id) => !rows.has(id)));
  if (missing.size === 0) return rows;
  for (const concept of readGiven(connection)) {
    if (missing.has(concept.id)) writeConcept(connection, concept, 'vocabulary');
  }
  return rowsOf(connection, statements.CONCEPT_ROWS_BY_IDS, ids);
}

/** All that follows from a version of a paper. Its row stays, with the edges that other papers have to it. */
function deleteContent(connection: SqliteConnection, row: number): void {
  connection.run(statements.DELETE_KEYS, row);
  connection.run(statements.DELETE_TITLE, row);
  connection.run(statements.DELETE_MENTIONS, row);
  connection.run(statements.DELETE_CURATED_PAPER, row);
  connection.run(statements.DELETE_KEYPHRASES_OF_PAPER, row);
  connection.run(statements.DELETE_LINKS, row);
  connection.run(statements.DELETE_CANDIDATES, row);
  connection.run(statements.DELETE_PAPER_TEXT, row);
}

function writePaper(
  connection: SqliteConnection,
  { paper, hash, mentions, links, candidates }: PaperBundle,
  runId: string,
  concepts: ReadonlyMap<string, number>,
): number {
  const { row } = connection.get<{ row: number }>(statements.UPSERT_PAPER, ...paperValues(paper, hash, runId))!;
  for (const key of paper.keys) connection.run(statements.ADD_KEY, key, row);
  connection.run(statements.ADD_TITLE, row, normalizeTitle(paper.title));
  mentions.forEach((mention, position) => {
    const values = mentionValues(mention, row, position, rowOf(concepts, mention.conceptId));
    connection.run(statements.ADD_MENTION, ...values);
  });
  links.forEach(({ url, kind }, position) => connection.run(statements.ADD_LINK, row, position, url, kind));
  if (candidates.length > 0) connection.run(statements.ADD_CANDIDATES, row, JSON.stringify(candidates));
  const texts = [paper.title, paper.abstract, paper.authors.join('\n')];
  connection.run(statements.ADD_PAPER_TEXT, row, ...texts.map(searchText));
  return row;
}
