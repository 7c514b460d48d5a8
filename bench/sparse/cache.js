import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of what the benchmark keeps from one run to the next: matrices, compiled kernels, Python's packages. */
export function cacheFolder(name) {
  const folder = join(root, 'node_modules', '.cache', 'papergraph-bench', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
