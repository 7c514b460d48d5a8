import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Concept } from '../model/concept.js';
import { sourceName } from '../readers/source.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../vocabulary/concepts-file.js';

/** The sample corpus. */
export const SHIPPED_SAMPLE = fileURLToPath(new URL('../../seed/papers.jsonl', import.meta.url));

/** The bundled playground; made by `npm run build`. */
export const SHIPPED_PLAYGROUND = fileURLToPath(new URL('../web', import.meta.url));

/** The sample is a source of its own, which a user's `papers.jsonl` does not join. */
export function nameOfSource(path: string): string {
  return resolve(path) === SHIPPED_SAMPLE ? 'sample' : sourceName(path);
}

export function shippedVocabulary(): Promise<Concept[]> {
  return readConceptsFile(SHIPPED_VOCABULARY);
}
