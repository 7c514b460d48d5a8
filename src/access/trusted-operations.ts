import { createHash } from 'node:crypto';
import { PapergraphError } from '../model/errors.js';

/** One operation of a manifest. `body` is a document with this operation and the fragments that it spreads. */
export interface TrustedOperation {
  /** SHA-256 of the body, hexadecimal. */
  id: string;
  name: string;
  type: 'query' | 'mutation' | 'subscription';
  body: string;
}

export const MANIFEST_FORMAT = 'apollo-persisted-query-manifest';

/** Operations that a server knows by their ids, from a manifest as Apollo's clients and build steps write it. */
export class TrustedOperations {
  readonly all: readonly TrustedOperation[];
  readonly #bodies: ReadonlyMap<string, string>;

  constructor(operations: readonly TrustedOperation[]) {
    this.all = operations;
    this.#bodies = new Map(operations.map(({ id, body }) => [id.toLowerCase(), body]));
  }

  /** @param id with `sha256:` before it or without. */
  bodyOf(id: string): string | undefined {
    return this.#bodies.get(id.replace(/^sha256:/, '').toLowerCase());
  }

  /** Whether a document is one of these, to the letter. */
  holds(document: string): boolean {
    return this.#bodies.get(documentHash(document)) === document;
  }
}

/** SHA-256 of a document, hexadecimal. */
export function documentHash(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/**
 * Reads a manifest: `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{id, name, type, body}]}`.
 *
 * @param file for messages
 * @throws PapergraphError BAD_INPUT where it is none, or an id is not the SHA-256 of its body
 */
export function readManifest(text: string, file: string): TrustedOperations {
  const wrong = (what: string) => new PapergraphError('BAD_INPUT', `${file}: ${what}`, { details: { file } });
  let manifest: { format?: unknown; version?: unknown; operations?: unknown } | null;
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch (cause) {
    throw wrong(`a manifest of operations is JSON; this is not (${(cause as Error).message}).`);
  }
  if (manifest?.format !== MANIFEST_FORMAT || manifest.version !== 1 || !Array.isArray(manifest.operations)) {
    throw wrong(`a manifest of operations has "format": "${MANIFEST_FORMAT}", "version": 1 and "operations".`);
  }
  const operations = manifest.operations as Partial<TrustedOperation>[];
  for (const [at, operation] of operations.entries()) {
    const { id, body } = operation ?? {};
    if (typeof id !== 'string' || typeof body !== 'string') {
      throw wrong(`operation ${at + 1} needs an "id" and a "body".`);
    }
    if (documentHash(body) !== id.toLowerCase()) {
      throw wrong(`the id of operation ${at + 1} is not the SHA-256 of its body; make the manifest again.`);
    }
  }
  return new TrustedOperations(operations as TrustedOperation[]);
}
