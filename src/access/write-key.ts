import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may write. */
export interface Caller {
  /** For the log of what was changed. */
  name: string;
}

/** What a request may do beside reading. */
export interface Access {
  /** null: no key was given, or not the right one. */
  caller: Caller | null;
  /** Whether there is a key at all: without one, nobody writes. */
  writable: boolean;
}

/** Of a server without a key, or a caller that gives none. */
export const READ_ONLY: Access = { caller: null, writable: false };

/** The environment's variable that holds the key. */
export const WRITE_KEY_VARIABLE = 'PAPERGRAPH_WRITE_KEY';

const BEARER = /^Bearer +(\S+)\s*$/i;

/** The one key that lets a request write. It is kept as its hash only, so that nothing can print it. */
export class WriteKey {
  readonly #digest: Buffer | null;

  /** @param key white space around it is no part of it; undefined or empty: nobody writes. */
  constructor(key: string | undefined) {
    const trimmed = key?.trim() ?? '';
    this.#digest = trimmed === '' ? null : digestOf(trimmed);
  }

  /** What the header `Authorization` of a request lets it do. Takes the same time for every key of one length. */
  accessOf(authorization: string | undefined): Access {
    if (this.#digest === null) return READ_ONLY;
    const given = BEARER.exec(authorization ?? '')?.[1];
    const isRight = given !== undefined && timingSafeEqual(digestOf(given), this.#digest);
    return { caller: isRight ? { name: 'write-key' } : null, writable: true };
  }

  /** For a command on the machine of the store: what a caller of this name may do, who need not show the key. */
  localAccess(name: string): Access {
    return this.#digest === null ? READ_ONLY : { caller: { name }, writable: true };
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
