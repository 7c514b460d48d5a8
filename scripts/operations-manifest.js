import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { explorerOperations } from './explorer-operations.js';
import { readOperations } from './read-operations.js';

/**
 * A manifest of the operations of `schema/operations`, of its `writing/` and of the explorer, as Apollo's clients and
 * servers know it: each under the SHA-256 of its text, which for the former is their file.
 *
 * @param {string} root of the repository
 * @returns {Promise<string>} JSON, the same for the same files
 */
export async function operationsManifest(root) {
  const folder = join(root, 'schema', 'operations');
  const explorer = await explorerOperations(join(root, 'web', 'explorer', 'documents.ts'));
  const all = [...readOperations(folder), ...readOperations(join(folder, 'writing')), ...explorer];
  const operations = all.map(({ name, query: body }) => ({
    id: createHash('sha256').update(body).digest('hex'),
    name,
    type: /^\s*(query|mutation|subscription)\b/m.exec(body)[1],
    body,
  }));
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`;
}
