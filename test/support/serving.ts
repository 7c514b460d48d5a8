import type { ChildProcess } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { endOf, papergraph, type Ended } from '../cli/papergraph.js';

export interface Answer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string } }[];
  extensions?: Record<string, unknown>;
  /** From the first byte sent to the last received. */
  ms: number;
}

/** A `papergraph serve` of its own. */
export interface Serving {
  address: string;
  child: ChildProcess;
  ended: Promise<Ended>;
  post(query: string, more?: { variables?: object; headers?: Record<string, string> }): Promise<Answer>;
  /** Status and body of `/health/ready`. */
  ready(): Promise<{ status: number; body: { status: string } }>;
  /** Ends it, and resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Starts the built command line on a free port; resolves when it says where it answers. */
export async function serving(
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Serving> {
  const { child, ended } = papergraph(['serve', '--port', '0', ...args], options);
  return served(child, ended);
}

/** As `serving`, of a process that was started otherwise. */
export function servingAs(child: ChildProcess): Promise<Serving> {
  return served(child, endOf(child));
}

async function served(child: ChildProcess, ended: Promise<Ended>): Promise<Serving> {
  const address = await new Promise<string>((fulfill, reject) => {
    let printed = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /POST (http:\/\/127\.0\.0\.1:\d+)/.exec(printed);
      if (found) fulfill(found[1]);
    });
    ended.then(({ code, stderr }) => reject(new Error(`serve ended with ${code}: ${stderr}`)), reject);
  });
  return {
    address,
    child,
    ended,
    async post(query, { variables, headers } = {}) {
      const from = performance.now();
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Omit<Answer, 'status' | 'ms'>;
      return { ...body, status: response.status, ms: performance.now() - from };
    },
    async ready() {
      const response = await fetch(`${address}/health/ready`);
      return { status: response.status, body: (await response.json()) as { status: string } };
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** What users are promised, for a new snapshot to be served everywhere; more where the machine has no time of its own. */
export const TAKEN_UP_MS = loadavg()[0] > availableParallelism() ? 20_000 : 5_000;

/** Asks every 20 ms until the answer is as wanted; resolves to the milliseconds that it took. */
export async function until(wanted: () => Promise<boolean>, withinMs: number): Promise<number> {
  const from = performance.now();
  for (;;) {
    if (await wanted()) return performance.now() - from;
    if (performance.now() - from > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(20);
  }
}
