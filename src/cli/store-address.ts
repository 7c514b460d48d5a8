import { existsSync } from 'node:fs';
import { PapergraphError } from '../model/errors.js';
import { openSqliteStore } from '../store/sqlite/open.js';
import type { GraphStore } from '../store/port.js';

export const DEFAULT_STORE = 'sqlite:.papergraph/graph.db';

const NEO4J = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//;

/** The store that the user named, or the environment (`PAPERGRAPH_STORE`, then `NEO4J_URI`), or the default. */
export function storeAddress(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  return given || environment.PAPERGRAPH_STORE || environment.NEO4J_URI || DEFAULT_STORE;
}

/** Whether a store is where the address says, as far as can be known without opening it. */
export function graphIsThere(address: string): boolean {
  return !address.startsWith('sqlite:') || existsSync(address.slice('sqlite:'.length));
}

export interface OpenOptions {
  /** Refuse a SQLite file that is not there, instead of making it. */
  existing: boolean;
  /** Open a Neo4j that cannot be reached all the same; see `openNeo4jStore`. */
  patient?: boolean;
  /** How long a question may take, and waiting for another process; as each store has it where left out. */
  readTimeoutMs?: number;
}

/**
 * Opens the store at an address: `sqlite:PATH`, or a Neo4j one with its user, password and database from `NEO4J_USER`,
 * `NEO4J_PASSWORD` and `NEO4J_DATABASE`.
 *
 * @throws PapergraphError BAD_INPUT for an address of another form; errors of the store.
 */
export async function openStore(
  address: string,
  environment: NodeJS.ProcessEnv,
  options: OpenOptions,
): Promise<GraphStore> {
  const { readTimeoutMs } = options;
  if (address.startsWith('sqlite:') && address.length > 'sqlite:'.length) {
    const path = address.slice('sqlite:'.length);
    if (options.existing && !graphIsThere(address)) {
      throw new PapergraphError(
        'BAD_INPUT',
        `There is no graph at ${path}; \`papergraph seed FILE --store ${address}\` makes one.`,
      );
    }
    return openSqliteStore(path, { patienceMs: readTimeoutMs });
  }
  if (NEO4J.test(address)) {
    const uri = new URL(address);
    if (uri.username || uri.password) {
      throw new PapergraphError(
        'BAD_INPUT',
        'Leave user and password out of the address; give them as NEO4J_USER and NEO4J_PASSWORD.',
      );
    }
    const settings = {
      uri: address,
      user: environment.NEO4J_USER ?? 'neo4j',
      password: environment.NEO4J_PASSWORD ?? '',
      database: environment.NEO4J_DATABASE || undefined,
      readTimeoutMs,
    };
    // Read only where it is used: the driver takes longer to load than all else.
    const { openNeo4jStore } = await import('../store/neo4j/open.js');
    return openNeo4jStore(settings, { patient: options.patient });
  }
  throw new PapergraphError(
    'BAD_INPUT',
    `${JSON.stringify(withoutUser(address))} is no store: give sqlite:PATH, or an address that begins with neo4j://, neo4j+s:// or bolt://.`,
  );
}

/** An address as it may be shown: a password may stand before the host. */
function withoutUser(address: string): string {
  return address.replace(/\/\/.*@/, '//***@');
}
