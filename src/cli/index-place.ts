import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * The file that keeps the index of the store at an address: beside a SQLite file; for a server, in `.papergraph` of the
 * working folder under a name made of address and database. Null for a store in memory.
 */
export function indexPlace(address: string, environment: NodeJS.ProcessEnv): string | null {
  if (address.startsWith('sqlite:')) {
    const path = address.slice('sqlite:'.length);
    return path === ':memory:' ? null : `${path}.index`;
  }
  const named = `${address}\n${environment.NEO4J_DATABASE ?? ''}`;
  return join('.papergraph', `neo4j-${createHash('sha256').update(named).digest('hex').slice(0, 16)}.index`);
}
