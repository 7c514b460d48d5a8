import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { wordsSetting } from './words-setting.js';

/**
 * The file that keeps the index of the store at an address: beside a SQLite file; for a server, in `.papergraph` of the
 * working folder under a name made of address and database. An index that
 * is told to have words, or none, has a file of its own. Null for a store in memory.
 */
export function indexPlace(address: string, environment: NodeJS.ProcessEnv): string | null {
  const words = wordsSetting(environment);
  const ending = `${words === undefined ? '' : words ? '.words' : '.no-words'}.index`;
  if (address.startsWith('sqlite:')) {
    const path = address.slice('sqlite:'.length);
    return path === ':memory:' ? null : `${path}${ending}`;
  }
  const named = `${address}\n${environment.NEO4J_DATABASE ?? ''}`;
  return join('.papergraph', `neo4j-${createHash('sha256').update(named).digest('hex').slice(0, 16)}${ending}`);
}
