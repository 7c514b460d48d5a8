import type { Concept } from '../../model/concept.js';
import { readConcepts } from './concept-rows.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

/** The vocabulary as it was given; within a read. */
export function readGivenConcepts(connection: SqliteConnection): Concept[] {
  const given = readGiven(connection);
  const ids = new Set(given.map(({ id }) => id));
  const shown = readConcepts(connection).filter(({ id, origin }) => origin === 'vocabulary' && !ids.has(id));
  return [...shown, ...given].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The concepts of the vocabulary that curation shows otherwise or not at all, as they were given. */
export function readGiven(connection: SqliteConnection): Concept[] {
  const rows = connection.all<{ given: string }>(statements.CURATED_CONCEPTS);
  return rows.map(({ given }) => JSON.parse(given) as Concept);
}
