import { isUnreached } from '../../model/errors.js';
import type { GraphStore } from '../port.js';
import { Neo4jConnection } from './connection.js';
import { prepareSchema } from './schema.js';
import type { Neo4jSettings } from './settings.js';
import { Neo4jStore } from './store.js';

/**
 * Opens the graph in a Neo4j 5, and makes its constraints and indexes where they are not there. Its `address` is the uri
 * without credentials.
 *
 * @param options.patient where the database cannot be reached, open all the same: what is asked of the store then fails
 *   with STORE_UNAVAILABLE until it can
 * @throws PapergraphError BAD_INPUT where the address cannot be read; STORE_UNAVAILABLE, within 10 s by default, where it
 * cannot be reached or refuses the credentials; STORE_TOO_NEW where a newer papergraph wrote it.
 */
export async function openNeo4jStore(
  settings: Neo4jSettings,
  { patient = false }: { patient?: boolean } = {},
): Promise<GraphStore> {
  const connection = new Neo4jConnection(settings);
  try {
    await prepareSchema(connection);
  } catch (error) {
    await connection.close();
    if (patient && isUnreached(error)) return openedLater(settings);
    throw error;
  }
  return new Neo4jStore(connection);
}

function openedLater(settings: Neo4jSettings): GraphStore {
  let opening: Promise<void> | null = null;
  const prepare = async () => {
    const connection = new Neo4jConnection(settings);
    await prepareSchema(connection).finally(() => connection.close());
  };
  const before = () => {
    opening ??= prepare().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return new Neo4jStore(new Neo4jConnection({ ...settings, before }));
}
