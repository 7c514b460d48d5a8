import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readOperations } from './read-operations.js';

/**
 * A manifest of the operations of a folder and of its `writing/`, as Apollo's clients and servers know it: each under the
 * SHA-256 of its file.
 *
 * @param {string} folder
 * @returns {string} JSON, the same for the same files
 */
export function operationsManifest(folder) {
  const all = [...readOperations(folder), ...readOperations(join(folder, 'writing'))];
  const operations = all.map(({ name, query: body }) => ({
    id: createHash('sha256').update(body).digest('hex'),
    name,
    type: /^(query|mutation|subscription)\b/m.exec(body)[1],
    body,
  }));
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`;
}
