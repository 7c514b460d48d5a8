import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const MAIN = resolve('dist/cli/main.js');

/** Starts the built command line in a folder; the environment names no store. */
export function papergraph(
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
): { child: ChildProcess; ended: Promise<Ended> } {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const name of [
    'PAPERGRAPH_STORE',
    'NEO4J_URI',
    'NEO4J_USER',
    'NEO4J_PASSWORD',
    'NEO4J_DATABASE',
    'PORT',
    'PAPERGRAPH_EMBEDDINGS',
  ]) {
    if (options.env?.[name] === undefined) delete env[name];
  }
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, ended: endOf(child) };
}

/** What a process prints, once it has ended. */
export function endOf(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise<Ended>((fulfill, reject) => {
    child.on('error', reject);
    child.on('close', (code) => fulfill({ code, stdout, stderr }));
  });
}

export interface Serving {
  /** Where it answers, without a slash at the end. */
  address: string;
  /** What it has written to standard output. */
  printed: () => string;
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<Ended>;
}

/** `papergraph serve` on a free port, once it answers. @throws Error with what it says where it ends before that. */
export async function serving(
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Serving> {
  const { child, ended } = papergraph(['serve', '--port', '0', ...args], options);
  let printed = '';
  const address = await new Promise<string>((fulfill, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /POST (http:\/\/127\.0\.0\.1:\d+)/.exec(printed);
      if (found) fulfill(found[1]);
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  return { address, printed: () => printed, stop: () => (child.kill('SIGINT'), ended) };
}
