import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.js';

/**
 * The Python of a virtual environment with what requirements.txt pins, made where it is not there yet; or null, after
 * one line which says why there is none.
 */
export function peersPython() {
  const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
  const folder = cacheFolder('venv');
  const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  const made = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(made) && readFileSync(made, 'utf8') === wanted) return python;
  const system = process.platform === 'win32' ? 'python' : 'python3';
  const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    rmSync(folder, { recursive: true, force: true });
    run(system, '-m', 'venv', folder);
    run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements);
    writeFileSync(made, wanted); // last: its presence says that all of it is there
    return python;
  } catch (error) {
    const reason = String(error.stderr?.length ? error.stderr : error.message);
    console.error(`No peers, ours only: Python's packages are not here (${reason.trim().split('\n').at(-1)}).`);
    return null;
  }
}
