import { mkdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { PapergraphError } from '../../model/errors.js';
import type { GraphStore } from '../port.js';
import { SqliteConnection } from './connection.js';
import { prepareSchema } from './schema.js';
import { SqliteStore } from './store.js';

/**
 * Opens the store in a file, and makes both the file and its folders where they are missing.
 *
 * @param options.readOnly refuse to write; the file must be there.
 * @param options.patienceMs how long to wait for another process that writes; 10 s without it
 * @throws PapergraphError BAD_INPUT where the path cannot be a store (a folder, another file, a place that cannot be
 *   written); STORE_TOO_NEW, STORE_FAILED where the file is damaged, STORE_BUSY.
 */
export async function openSqliteStore(
  path: string,
  options: { readOnly?: boolean; patienceMs?: number } = {},
): Promise<GraphStore> {
  const readOnly = options.readOnly ?? false;
  preparePlace(path, readOnly);
  const connection = new SqliteConnection(path, { readOnly, patienceMs: options.patienceMs });
  try {
    await prepareSchema(connection, { readOnly });
    await connection.patiently(() => connection.settle());
  } catch (error) {
    connection.close();
    throw error;
  }
  return new SqliteStore(connection);
}

function preparePlace(path: string, readOnly: boolean): void {
  const folder = dirname(path);
  let found: Stats | undefined;
  try {
    found = statSync(path, { throwIfNoEntry: false });
    if (!found && !readOnly) mkdirSync(folder, { recursive: true });
  } catch (error) {
    const message = `${path}: the folder ${folder} cannot be made or entered; choose another --store.`;
    throw new PapergraphError('BAD_INPUT', message, { cause: error });
  }
  if (found?.isDirectory()) {
    const example = join(path, 'graph.db');
    throw new PapergraphError('BAD_INPUT', `${path}: this is a folder; name a file in it, such as ${example}.`);
  }
  if (!found && readOnly) throw new PapergraphError('BAD_INPUT', `${path}: there is no store here.`);
}
