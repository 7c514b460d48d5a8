import {
  noEntry,
  type Concept,
  type ConceptOrigin,
  type Translation,
  type VocabularyEntry,
} from '../../model/concept.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { otherLabels } from '../other-labels.js';
import { searchText } from '../query-words.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

interface EntryRow {
  vocabulary: string | null;
  uri: string | null;
  language: string | null;
  /** null: there is no row. */
  translations: string | null;
  related: string;
  exactMatches: string;
}

type ConceptRow = Pick<Concept, 'id' | 'name' | 'kind' | 'definition' | 'origin'> &
  EntryRow & { row: number; aliases: string };

/** All concepts, by id; within a read. */
export function readConcepts(connection: SqliteConnection): Concept[] {
  const broaderOf = new Map<number, string[]>();
  for (const { concept, broader } of connection.all<{ concept: number; broader: string }>(statements.BROADER)) {
    const known = broaderOf.get(concept);
    if (known) known.push(broader);
    else broaderOf.set(concept, [broader]);
  }
  return connection.all<ConceptRow>(statements.CONCEPTS).map((found) => ({
    id: found.id,
    name: found.name,
    aliases: JSON.parse(found.aliases) as string[],
    kind: found.kind,
    definition: found.definition,
    broader: broaderOf.get(found.row) ?? [],
    origin: found.origin,
    ...entryOf(found),
  }));
}

function entryOf({ vocabulary, uri, language, translations, related, exactMatches }: EntryRow): VocabularyEntry {
  if (translations === null) return noEntry();
  return {
    vocabulary,
    uri,
    language,
    translations: JSON.parse(translations) as Translation[],
    related: JSON.parse(related) as string[],
    exactMatches: JSON.parse(exactMatches) as string[],
  };
}

export function readVocabularies(connection: SqliteConnection): Vocabulary[] {
  const found = connection.all<Vocabulary>(statements.VOCABULARIES);
  return found.map(({ name, version, license, uri }) => ({ name, version, license, uri }));
}

/** Makes the list of vocabularies this; within a write. */
export function writeVocabularies(connection: SqliteConnection, vocabularies: readonly Vocabulary[]): void {
  connection.run(statements.DELETE_VOCABULARIES);
  for (const { name, version, license, uri } of vocabularies) {
    connection.run(statements.ADD_VOCABULARY, name, version, license, uri);
  }
}

/** Writes a concept, in place of what the store has under its id; within a write. */
export function writeConcept(connection: SqliteConnection, concept: Concept, origin: ConceptOrigin): void {
  const { id, name, kind, aliases, definition, broader } = concept;
  const values = [id, name, kind, origin, JSON.stringify(aliases), definition];
  const { row } = connection.get<{ row: number }>(statements.UPSERT_CONCEPT, ...values)!;
  connection.run(statements.DELETE_BROADER, row);
  writeEntry(connection, row, concept);
  broader.forEach((broaderId, position) => connection.run(statements.ADD_BROADER, row, position, broaderId));
  connection.run(statements.DELETE_CONCEPT_TEXT, row);
  const texts = [name, otherLabels(concept).join('\n'), definition ?? ''];
  connection.run(statements.ADD_CONCEPT_TEXT, row, ...texts.map(searchText));
}

function writeEntry(connection: SqliteConnection, row: number, entry: VocabularyEntry): void {
  connection.run(statements.DELETE_ENTRY, row);
  const { vocabulary, uri, language, related, exactMatches } = entry;
  // A concept of the corpus has some where others were merged into it.
  if (vocabulary === null && related.length + exactMatches.length === 0) return;
  const lists = [entry.translations, related, exactMatches].map((list) => JSON.stringify(list));
  connection.run(statements.ADD_ENTRY, row, vocabulary, uri, language, ...lists);
}

/**
 * Removes the concepts of one origin that are not in `kept`, with their mentions and edges; within a write. Papers that
 * lose mentions lose their hash too: the next seeding reads them again, even one after a seeding that was cut short.
 */
export function dropConcepts(connection: SqliteConnection, origin: ConceptOrigin, kept: readonly Concept[]): void {
  const ids = JSON.stringify(kept.map(({ id }) => id));
  const rows = connection.all<{ row: number }>(statements.CONCEPT_ROWS_TO_DROP, origin, ids).map(({ row }) => row);
  if (rows.length === 0) return;
  connection.run(statements.DELETE_CO_OCCURRENCES_OF_CONCEPTS, JSON.stringify(rows));
  for (const row of rows) {
    connection.run(statements.UNHASH_PAPERS_OF_CONCEPT, row);
    connection.run(statements.DELETE_MENTIONS_OF_CONCEPT, row);
    connection.run(statements.DELETE_KEYPHRASES_OF_CONCEPT, row);
    dropConcept(connection, row);
  }
}

/** Removes a concept that has no mentions and no edges; within a write. */
export function dropConcept(connection: SqliteConnection, row: number): void {
  connection.run(statements.DELETE_BROADER, row);
  connection.run(statements.DELETE_ENTRY, row);
  connection.run(statements.DELETE_CONCEPT_TEXT, row);
  connection.run(statements.DELETE_CONCEPT, row);
}
