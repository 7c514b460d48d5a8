import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { makeExtract } from '../extraction/extract-text.js';
import { ExtractionModels } from '../extraction/models.js';
import type { Concept } from '../model/concept.js';
import type { MakeExtract } from '../model/ports.js';
import { sourceName } from '../readers/source.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../vocabulary/concepts-file.js';

/** The sample corpus. */
export const SHIPPED_SAMPLE = fileURLToPath(new URL('../../seed/papers.jsonl', import.meta.url));

/** The bundled explorer and playground; made by `npm run build`. */
export const SHIPPED_PLAYGROUND = fileURLToPath(new URL('../web', import.meta.url));

/** The manifest of the operations that ship; made by `npm run build`. */
export const SHIPPED_OPERATIONS = fileURLToPath(new URL('../operations.json', import.meta.url));

/** The folder of the example operations. */
export const EXAMPLE_OPERATIONS = new URL('../../schema/operations/', import.meta.url);

/** The sample is a source of its own, which a user's `papers.jsonl` does not join. */
export function nameOfSource(path: string): string {
  return resolve(path) === SHIPPED_SAMPLE ? 'sample' : sourceName(path);
}

export function shippedVocabulary(): Promise<Concept[]> {
  return readConceptsFile(SHIPPED_VOCABULARY);
}

let models: ExtractionModels | undefined;

/** What extraction has learned: the files of `seed/models`, read once. */
export function shippedModels(): ExtractionModels {
  const read = (name: string) =>
    gunzipSync(readFileSync(new URL(`../../seed/models/${name}.gz`, import.meta.url))).toString();
  return (models ??= new ExtractionModels({
    partOfSpeech: read('part-of-speech.json'),
    entities: read('entities.json'),
    phraseStatistics: read('phrase-statistics.txt'),
    authorKeywords: read('author-keywords.json'),
    nounPhrases: read('noun-phrases.json'),
  }));
}

/** Reads texts by what ships; reads the models themselves at first use. */
export const makeShippedExtract: MakeExtract = (concepts) => makeExtract(concepts, shippedModels());
