import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../sparse/cache.js';

/**
 * The Python of a virtual environment that holds what requirements files pin, made where it is not there yet. The files are
 * installed one after the other, so that one may pin by hash (which pip then asks of all that the file still lacks).
 */
export function pythonWith(name, ...requirements) {
  const folder = cacheFolder(`venv-${name}`);
  const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  const made = join(folder, 'requirements.txt');
  const wanted = requirements.map((file) => readFileSync(file, 'utf8')).join('');
  if (existsSync(made) && readFileSync(made, 'utf8') === wanted) return python;
  const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(folder, { recursive: true, force: true });
  run(process.platform === 'win32' ? 'python' : 'python3', '-m', 'venv', folder);
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  for (const file of requirements) run(python, ...install, '-r', file);
  writeFileSync(made, wanted); // last: its presence says that all of it is there
  return python;
}
