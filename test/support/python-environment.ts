import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PYTHON = process.platform === 'win32' ? 'python' : 'python3';
const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';

/**
 * A Python environment of its own below `node_modules`, with what `pip install` is told to install; made the first time.
 *
 * @param name names it, and what is in it: another name makes another
 * @param install arguments of `pip install`
 * @returns the folder of its commands; a string that says why there is none, where it cannot be made
 */
export async function pythonEnvironment(name: string, install: readonly string[]): Promise<{ bin: string } | string> {
  const home = resolve('node_modules', '.cache', name);
  const [bin, whole] = [join(home, BIN), join(home, 'whole')];
  if (existsSync(whole)) return { bin };
  try {
    await run(PYTHON, ['-m', 'venv', '--clear', home]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile', ...install];
    await run(join(bin, 'python'), pip);
    await writeFile(whole, '');
    return { bin };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    const { code } = error as { code?: string | number };
    return code === 'ENOENT' ? 'there is no Python' : 'Python has no venv or pip, or no package registry answers';
  }
}
