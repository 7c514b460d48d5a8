import { readFileSync } from 'node:fs';
import { PapergraphError } from '../../model/errors.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

/** The same from `src/` and from `dist/`. */
const SCHEMA = new URL('../../../schema/sqlite.sql', import.meta.url);
const migrationTo = (version: number) => new URL(`../../../schema/sqlite-migrations/${version}.sql`, import.meta.url);

interface Application {
  applicationId: number;
  version: number;
  tables: number;
}

/**
 * Makes the tables of an empty database, and brings an older store to this version; looks whether any other is a
 * papergraph store that this version can read.
 *
 * @throws PapergraphError STORE_TOO_NEW; BAD_INPUT for the database of another program, and for an older store that may
 * only be read.
 */
export async function prepareSchema(connection: SqliteConnection, options: { readOnly: boolean }): Promise<void> {
  const schema = readFileSync(SCHEMA, 'utf8');
  const expected = {
    applicationId: numberIn(schema, /^PRAGMA application_id = (\d+);$/m),
    version: numberIn(schema, /^PRAGMA user_version = (\d+);$/m),
  };
  const read = () => connection.get<Application>(statements.APPLICATION)!;
  const found = await connection.patiently(read);
  check(found, expected, connection.path);
  if (options.readOnly) {
    if (isEmpty(found)) throw new PapergraphError('BAD_INPUT', `${connection.path}: nothing has been seeded here yet.`);
    if (found.version < expected.version) throw tooOldToRead(found, expected, connection.path);
    return;
  }
  // Readers then go on while a writer writes. The file remembers it.
  const mode = await connection.patiently(() => connection.get<{ journal_mode: string }>(statements.JOURNAL_MODE)!);
  if (mode.journal_mode !== 'wal') await connection.patiently(() => connection.run(statements.USE_WAL));
  await connection.patiently(() => connection.script(statements.SET_UP));
  if (found.version === expected.version) return;
  await connection.write(() => {
    // Another process may have been faster.
    const now = read();
    if (isEmpty(now)) connection.script(schema);
    else migrate(connection, now.version, expected.version);
  });
}

/** Within a write: all steps are made, or none. */
function migrate(connection: SqliteConnection, from: number, to: number): void {
  for (let version = from + 1; version <= to; version++) {
    connection.script(readFileSync(migrationTo(version), 'utf8'));
  }
}

function isEmpty({ version, tables }: Application): boolean {
  return version === 0 && tables === 0;
}

function check(found: Application, expected: Omit<Application, 'tables'>, path: string): void {
  if (isEmpty(found)) return;
  if (found.applicationId !== expected.applicationId) {
    throw new PapergraphError('BAD_INPUT', `${path}: the database of another program; choose another --store.`);
  }
  if (found.version > expected.version) {
    throw new PapergraphError(
      'STORE_TOO_NEW',
      `${path}: written by a newer papergraph (schema ${found.version}, this one knows ${expected.version}); update papergraph or choose another --store.`,
      { details: { path, found: found.version, known: expected.version } },
    );
  }
}

function tooOldToRead(found: Application, expected: Omit<Application, 'tables'>, path: string): PapergraphError {
  return new PapergraphError(
    'BAD_INPUT',
    `${path}: written by an older papergraph (schema ${found.version}, this one reads ${expected.version}); open it once with leave to write, which brings it up to date.`,
    { details: { path, found: found.version, known: expected.version } },
  );
}

function numberIn(schema: string, pattern: RegExp): number {
  return Number(pattern.exec(schema)![1]);
}
