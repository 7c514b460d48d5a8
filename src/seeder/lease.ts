import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';

const RENEW_MS = 4_000;
const POLL_MS = 500;

/** Whether a holder is a process of this machine that is no more: its right need not lapse first. */
function hasEnded(holder: string): boolean {
  const [, pid, host] = /^pid (\d+) on (.*) \(\w+\)$/.exec(holder) ?? [];
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Runs `work` while holding the right to seed; waits while another process has it, and says so once through `notice`.
 *
 * @throws PapergraphError STORE_BUSY where the other still holds it after `patienceMs`.
 */
export async function withLease<T>(
  store: GraphStore,
  notice: (line: string) => void,
  work: () => Promise<T>,
  options: { patienceMs?: number; signal?: AbortSignal } = {},
): Promise<T> {
  const holder = `pid ${process.pid} on ${hostname()} (${randomBytes(3).toString('hex')})`;
  const until = Date.now() + (options.patienceMs ?? 30 * 60_000);
  let told = false;
  for (;;) {
    const other = await store.acquireLease(holder);
    if (!other) break;
    if (hasEnded(other.holder)) {
      await store.releaseLease(other.holder);
      continue;
    }
    const who = `${store.address} is being seeded by ${other.holder} since ${other.since}`;
    if (Date.now() > until) throw new PapergraphError('STORE_BUSY', `${who}; try again when it has finished.`);
    if (!told) notice(`${who}; waiting.`);
    told = true;
    await sleep(POLL_MS, undefined, { signal: options.signal });
  }
  // A failed renewal shows in the next write; here it must not end the process.
  const renewal = setInterval(() => void store.acquireLease(holder).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await store.releaseLease(holder).catch(() => undefined);
  }
}
