import { spawn } from 'node:child_process';

/** A `papergraph serve` of its own, as a user starts it. */
export interface ServerProcess {
  /** Where it answers, without a slash at the end. */
  readonly address: string;
  /** Ends it as Ctrl-C does, and resolves to its exit code when it has ended. */
  stop(): Promise<number | null>;
}

/** How a server is started. */
export interface ServerOptions {
  /** The `--store` to serve from. */
  readonly store: string;
  /** Where it answers; a free one without it. */
  readonly port?: number;
  /** Whether the shipped sample is put into the store first. */
  readonly sample: boolean;
  /** What the environment says besides. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts the built command line, and waits until it prints where it answers.
 *
 * @throws {Error} with what the process printed, when it ends before that
 */
export async function startServer({ store, port = 0, sample, env }: ServerOptions): Promise<ServerProcess> {
  const options = ['--port', String(port), '--store', store, ...(sample ? ['--sample'] : [])];
  const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((fulfill) => server.once('exit', fulfill));
  let printed = '';
  const address = await new Promise<string>((fulfill, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (found) fulfill(found[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    void ended.then((code) => reject(new Error(`The server ended with code ${code} before it was ready:\n${printed}`)));
  });
  return {
    address,
    stop: () => {
      server.kill('SIGINT');
      return ended;
    },
  };
}
