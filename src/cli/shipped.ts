import { fileURLToPath } from 'node:url';
import type { Concept } from '../model/concept.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../vocabulary/concepts-file.js';

/** The sample corpus. */
export const SHIPPED_SAMPLE = fileURLToPath(new URL('../../seed/papers.jsonl', import.meta.url));

/** The bundled playground; made by `npm run build`. */
export const SHIPPED_PLAYGROUND = fileURLToPath(new URL('../web', import.meta.url));

export function shippedVocabulary(): Promise<Concept[]> {
  return readConceptsFile(SHIPPED_VOCABULARY);
}
