import { join } from 'node:path';
import { pythonEnvironment } from '../support/python-environment.js';

const VERSION = '4.32.5';

/**
 * The command of schemathesis, of one fixed version; installed with its dependencies the first time (15 s). A string that
 * says why there is none, where it cannot be installed.
 */
export async function schemathesis(): Promise<{ command: string } | string> {
  const made = await pythonEnvironment(`schemathesis-${VERSION}`, [`schemathesis==${VERSION}`]);
  return typeof made === 'string' ? made : { command: join(made.bin, 'schemathesis') };
}
