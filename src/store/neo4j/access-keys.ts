import type { AccessKey } from '../../model/access-key.js';
import { ascending } from './ascending.js';
import type { Neo4jConnection } from './connection.js';
import * as statements from './statements.js';

/** Adds a key; false where one of its name is there. */
export async function addAccessKey(connection: Neo4jConnection, key: AccessKey): Promise<boolean> {
  const [row] = await connection.write((run) => run(statements.ADD_ACCESS_KEY, { ...key }));
  return row.get('added') as boolean;
}

export async function readAccessKeys(connection: Neo4jConnection): Promise<AccessKey[]> {
  const rows = await connection.read(statements.ACCESS_KEYS);
  return rows.map((row) => row.toObject() as AccessKey).sort((a, b) => ascending(a.name, b.name));
}

/** False where there is none of that name. */
export async function removeAccessKey(connection: Neo4jConnection, name: string): Promise<boolean> {
  const rows = await connection.write((run) => run(statements.REMOVE_ACCESS_KEY, { name }));
  return rows.length > 0;
}
