import { spawn } from 'node:child_process';

/** A `papergraph serve` of its own, as a user starts it. */
export interface ServerProcess {
  /** Where it answers, without a slash at the end. */
  readonly address: string;
  /** Ends it as Ctrl-C does, and resolves to its exit code when it has ended. */
  stop(): Promise<number | null>;
}

/**
 * Starts the built command line with the shipped sample, and waits until it prints where it answers.
 *
 * @param store the `--store` to serve from
 * @param port where it answers; a free one for 0
 * @throws {Error} with what the process printed, when it ends before that
 */
export async function startServer(store: string, port = 0): Promise<ServerProcess> {
  const options = ['--sample', '--port', String(port), '--store', store];
  const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
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
