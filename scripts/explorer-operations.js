import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';

/**
 * What the explorer asks, to the letter, from its `documents.ts`.
 *
 * @param {string} path of that file
 * @returns {Promise<{ name: string, query: string }[]>} in the order of the file; each with the fragments that it spreads
 */
export async function explorerOperations(path) {
  const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm' });
  const documents = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return Object.entries(documents)
    .filter(([exported]) => exported.endsWith('Document'))
    .map(([, document]) => document.toString())
    .map((query) => ({ name: /^\s*query (\w+)/.exec(query)[1], query }));
}
