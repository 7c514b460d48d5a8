import { createHash } from 'node:crypto';
import type { GraphStore } from '../store/port.js';

/**
 * The id of what a store holds now: SHA-256 over the concepts and the papers' content hashes, in id order. Clocks, runs
 * and derived edges play no part, so that equal graphs have equal ids in every store. O(papers + concepts).
 */
export async function snapshotIdOf(store: GraphStore): Promise<string> {
  const hash = createHash('sha256');
  for (const { id, name, aliases, kind, definition, broader, origin } of await store.concepts()) {
    hash.update(JSON.stringify([id, name, aliases, kind, definition, broader, origin]));
  }
  for await (const paper of store.allPaperHashes()) hash.update(`${paper.id} ${paper.hash}\n`);
  return hash.digest('hex').slice(0, 32);
}
