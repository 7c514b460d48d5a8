import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const operationName = /^(?:query|mutation|subscription)\s+([A-Za-z_]\w*)/m;

/**
 * Reads the example operations of a folder, in the order of their file names.
 *
 * A file holds one named operation under a comment line that says what it asks; `<name>.variables.json` beside it holds
 * its variables. A missing folder has no operations.
 *
 * @param {string} folder
 * @returns {{ name: string, query: string, variables: string | null }[]} the texts as they stand in the files
 * @throws {Error} naming the file, for one without an operation name, without its comment, or with broken variables
 */
export function readOperations(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const path = join(folder, file);
      const query = readFileSync(path, 'utf8');
      if (!query.startsWith('#')) throw new Error(`${path}: the first line must be a comment that says what it asks`);
      const name = operationName.exec(query)?.[1];
      if (name === undefined) throw new Error(`${path}: no named operation`);
      return { name, query, variables: readVariables(path.replace(/\.graphql$/, '.variables.json')) };
    });
}

function readVariables(path) {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path}: not JSON: ${cause.message}`, { cause });
  }
  return text;
}
