import type { AccessKey, Scope } from '../../model/access-key.js';
import { ascending } from './ascending.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

/** Adds a key; false where one of its name is there. */
export function addAccessKey(connection: SqliteConnection, key: AccessKey): Promise<boolean> {
  const { name, scopes, digest, createdAt } = key;
  const values = [name, JSON.stringify(scopes), digest, createdAt];
  return connection.write(() => connection.all(statements.ADD_ACCESS_KEY, ...values).length > 0);
}

export async function readAccessKeys(connection: SqliteConnection): Promise<AccessKey[]> {
  type Row = Omit<AccessKey, 'scopes'> & { scopes: string };
  const rows = await connection.read(() => connection.all<Row>(statements.ACCESS_KEYS));
  const keys = rows.map(({ name, scopes, digest, createdAt }) => {
    return { name, scopes: JSON.parse(scopes) as Scope[], digest, createdAt };
  });
  return keys.sort((a, b) => ascending(a.name, b.name));
}

/** False where there is none of that name. */
export function removeAccessKey(connection: SqliteConnection, name: string): Promise<boolean> {
  return connection.write(() => connection.all(statements.REMOVE_ACCESS_KEY, name).length > 0);
}
