import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SCOPES, type AccessKey, type Scope } from '../model/access-key.js';

/** Who asks. */
export interface Caller {
  /** For the log of what was changed. */
  name: string;
  scopes: readonly Scope[];
}

/** What a request may do beside what anybody may. */
export interface Access {
  /** null: no key was given, or none that counts. */
  caller: Caller | null;
  /** Whether there is a key at all: without one, nobody writes. */
  writable: boolean;
}

/** Of a server without a key. */
export const READ_ONLY: Access = { caller: null, writable: false };

/** The environment's variable that holds a key with all scopes, for a server whose store cannot be reached by commands. */
export const WRITE_KEY_VARIABLE = 'PAPERGRAPH_WRITE_KEY';
const WRITE_KEY_NAME = 'write-key';

const BEARER = /^Bearer +(\S+)\s*$/i;
/** How old what is known of the store's keys may be: a key that was revoked counts so long. */
const FRESH_MS = 2_000;
/** The same for a key that is not known, which may have been made just now. */
const FRESH_FOR_UNKNOWN_MS = 250;
/** What a request waits for the store to tell its keys, before it goes by what is known. */
const PATIENCE_MS = 1_000;

/**
 * The keys that let a request do more than anybody may: those of the store, looked up again every 2 s, and one of the
 * environment. Kept as their hashes only, so that nothing can print them.
 */
export class Keys {
  readonly #given: AccessKey | null;
  readonly #load: () => Promise<AccessKey[]>;
  readonly #now: () => number;
  /** null: never heard of. */
  #stored: readonly AccessKey[] | null = null;
  #lookedUpAt: number | null = null;
  #loading: { since: number; done: Promise<void> } | null = null;

  /**
   * @param given the environment's key; white space around it is no part of it; undefined or empty: there is none
   * @param load gives the store's keys; where it fails, what was known before counts on
   */
  constructor(given: string | undefined, load: () => Promise<AccessKey[]>, now: () => number = Date.now) {
    const key = given?.trim() ?? '';
    this.#given =
      key === '' ? null : { name: WRITE_KEY_NAME, scopes: [...SCOPES], digest: digestOf(key), createdAt: '' };
    this.#load = load;
    this.#now = now;
  }

  /** What the header `Authorization` of a request lets it do. */
  async accessOf(authorization: string | undefined): Promise<Access> {
    const given = BEARER.exec(authorization ?? '')?.[1];
    await this.#refresh(given === undefined ? Infinity : FRESH_MS);
    if (given === undefined) return this.#access(null);
    const digest = digestOf(given);
    const known = this.#find(digest);
    if (known) return this.#access(known);
    await this.#refresh(FRESH_FOR_UNKNOWN_MS);
    return this.#access(this.#find(digest));
  }

  /** As `accessOf`, where nothing has to be looked up for that: no key is shown, and the store's were seen once. Else null. */
  accessAtOnce(authorization: string | undefined): Access | null {
    return authorization === undefined && this.#lookedUpAt !== null ? this.#access(null) : null;
  }

  /** Whether there is any; null where the store does not tell. */
  async any(): Promise<boolean | null> {
    await this.#refresh(FRESH_MS);
    const { writable } = this.#access(null);
    return !writable && this.#stored === null ? null : writable;
  }

  /** For a command on the machine of the store: what a caller of this name may do, who need not show a key. */
  async localAccess(name: string): Promise<Access> {
    return (await this.any()) ? { caller: { name, scopes: SCOPES }, writable: true } : READ_ONLY;
  }

  #access(caller: Caller | null): Access {
    return {
      caller: caller && { name: caller.name, scopes: caller.scopes },
      writable: this.#given !== null || (this.#stored?.length ?? 0) > 0,
    };
  }

  /** Compares with every key, each in constant time, so that time says nothing of which was nearly right. */
  #find(digest: string): AccessKey | null {
    const asked = Buffer.from(digest, 'hex');
    let found: AccessKey | null = null;
    for (const key of [...(this.#given ? [this.#given] : []), ...(this.#stored ?? [])]) {
      if (timingSafeEqual(Buffer.from(key.digest, 'hex'), asked)) found = key;
    }
    return found;
  }

  /** Looks the store's keys up where what is known is older than that. A store that hangs is not waited for long. */
  async #refresh(freshMs: number): Promise<void> {
    const now = this.#now();
    if (this.#lookedUpAt !== null && now - this.#lookedUpAt <= freshMs) return;
    this.#loading ??= { since: now, done: this.#look() };
    const { since, done } = this.#loading;
    const left = PATIENCE_MS - (now - since);
    if (left <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, left)));
    await Promise.race([done, late]).finally(() => clearTimeout(timer));
  }

  async #look(): Promise<void> {
    try {
      this.#stored = await this.#load();
    } catch {
      // What was known counts on; what the store cannot answer is told where it is asked for.
    }
    this.#lookedUpAt = this.#now();
    this.#loading = null;
  }
}

/**
 * A new key, which is nowhere but in the answer, and what is stored of it. It is 256 random bits: nobody can guess it
 * from its SHA-256, however fast that is computed, as they could a password.
 */
export function makeKey(name: string, scopes: readonly Scope[]): { key: string; stored: AccessKey } {
  const key = `pgk_${randomBytes(32).toString('base64url')}`;
  const sorted = SCOPES.filter((scope) => scopes.includes(scope));
  return { key, stored: { name, scopes: sorted, digest: digestOf(key), createdAt: new Date().toISOString() } };
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
