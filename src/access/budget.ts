/** How a client stands in the window of time that runs. */
export interface Standing {
  /** What it may spend in a window. */
  limit: number;
  /** What is left of that. */
  remaining: number;
  /** When the next window begins, ms since 1970. */
  resetAt: number;
}

const WINDOW_MS = 60_000;

/**
 * What each client may spend in a minute; all windows begin together, so that no client is remembered past its minute.
 * It is kept in the memory of this process.
 */
export class Budget {
  readonly #limit: number;
  readonly #now: () => number;
  #spent = new Map<string, number>();
  #resetAt = 0;

  constructor(limit: number, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  standing(client: string): Standing {
    const now = this.#now();
    if (now >= this.#resetAt) {
      this.#spent = new Map();
      this.#resetAt = (Math.floor(now / WINDOW_MS) + 1) * WINDOW_MS;
    }
    const remaining = Math.max(0, this.#limit - (this.#spent.get(client) ?? 0));
    return { limit: this.#limit, remaining, resetAt: this.#resetAt };
  }

  /** Spends a cost, and says whether there was enough left for it; where not, nothing is spent. */
  spend(client: string, cost: number): boolean {
    const { limit, remaining } = this.standing(client);
    if (cost > remaining) return false;
    this.#spent.set(client, limit - remaining + cost);
    return true;
  }
}

/** Seconds until the next window begins, at least 1: for `Retry-After`. */
export function retryAfter({ resetAt }: Standing, now: number = Date.now()): number {
  return Math.max(1, Math.ceil((resetAt - now) / 1000));
}

/**
 * What an address counts as: itself, and of an IPv6 address the 64 bits that a network gives to one customer, who may
 * take any address within.
 */
export function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1];
  if (!address.includes(':')) return address;
  const [head, tail] = address.split('%')[0].toLowerCase().split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? start : [...start, ...Array<string>(8 - start.length - end.length).fill('0'), ...end];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
