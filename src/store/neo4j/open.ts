import type { GraphStore } from '../port.js';
import { Neo4jConnection } from './connection.js';
import { prepareSchema } from './schema.js';
import type { Neo4jSettings } from './settings.js';
import { Neo4jStore } from './store.js';

/**
 * Opens the graph in a Neo4j 5, and makes its constraints and indexes where they are not there. Its `address` is the uri
 * without credentials.
 *
 * @throws PapergraphError BAD_INPUT where the address cannot be read; STORE_UNAVAILABLE, within 10 s by default, where it
 * cannot be reached or refuses the credentials; STORE_TOO_NEW where a newer papergraph wrote it.
 */
export async function openNeo4jStore(settings: Neo4jSettings): Promise<GraphStore> {
  const connection = new Neo4jConnection(settings);
  try {
    await prepareSchema(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return new Neo4jStore(connection);
}
