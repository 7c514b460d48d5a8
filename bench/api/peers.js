import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../sparse/cache.js';

/**
 * The folder of `peers/` with what its lockfile pins installed, which is made where it is not there yet. None of that is a
 * dependency of papergraph.
 *
 * @throws Error where npm cannot fetch it
 */
export function peersFolder() {
  const from = fileURLToPath(new URL('peers', import.meta.url));
  const folder = cacheFolder('api-peers');
  const wanted = readFileSync(join(from, 'package-lock.json'), 'utf8');
  const made = join(folder, 'installed.json');
  const isMade = existsSync(made) && readFileSync(made, 'utf8') === wanted;
  if (!isMade) rmSync(folder, { recursive: true, force: true });
  cpSync(from, folder, { recursive: true });
  if (isMade) return folder;
  console.error('Installing the peers …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  writeFileSync(made, wanted); // last: its presence says that all of it is there
  return folder;
}
