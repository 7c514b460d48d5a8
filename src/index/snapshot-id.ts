import { createHash } from 'node:crypto';
import type { GraphStore } from '../store/port.js';

/**
 * The id of what a store holds now: SHA-256 over vocabularies, concepts and the papers' content hashes, in id order. Clocks, runs
 * and derived edges play no part, so that equal graphs have equal ids in every store. O(papers + concepts).
 */
export async function snapshotIdOf(store: GraphStore): Promise<string> {
  const hash = createHash('sha256');
  const used = new Set<string | null>();
  for (const concept of await store.concepts()) {
    const { id, name, aliases, kind, definition, broader, origin, vocabulary, uri, language } = concept;
    const translations = concept.translations.map(({ text, language: tag, preferred }) => [text, tag, preferred]);
    const entry = [vocabulary, uri, language, translations, concept.related, concept.exactMatches];
    hash.update(JSON.stringify([id, name, aliases, kind, definition, broader, origin, entry]));
    used.add(vocabulary);
  }
  for (const { name, version, license, uri } of await store.vocabularies()) {
    if (used.has(name)) hash.update(JSON.stringify([name, version, license, uri]));
  }
  for await (const paper of store.allPaperHashes()) hash.update(`${paper.id} ${paper.hash}\n`);
  return hash.digest('hex').slice(0, 32);
}
