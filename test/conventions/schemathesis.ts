import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const VERSION = '4.32.5';
const PYTHON = process.platform === 'win32' ? 'python' : 'python3';
const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';

/**
 * The command of schemathesis, of one fixed version; installed with its dependencies into a Python environment of its own
 * below `node_modules` the first time (15 s). A string that says why there is none, where it cannot be installed.
 */
export async function schemathesis(): Promise<{ command: string } | string> {
  const home = resolve('node_modules', '.cache', `schemathesis-${VERSION}`);
  const command = join(home, BIN, 'schemathesis');
  if (existsSync(command)) return { command };
  try {
    await run(PYTHON, ['-m', 'venv', '--clear', home]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`];
    await run(join(home, BIN, 'python'), pip);
    return { command };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    const { code } = error as { code?: string | number };
    return code === 'ENOENT' ? 'there is no Python' : 'Python has no venv or pip, or no package registry answers';
  }
}
