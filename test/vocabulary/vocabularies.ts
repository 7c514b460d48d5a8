import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readDraft,
  vocabularyOf,
  type ReadVocabulary,
  type VocabularyOptions,
} from '../../src/vocabulary/read-vocabulary.js';
import type { Vocabulary } from '../../src/model/vocabulary.js';

/** The vocabulary that a file of this content is. */
export async function vocabularyIn(
  content: string | Buffer,
  options: Partial<VocabularyOptions>,
  { file = 'made.txt', known = [] }: { file?: string; known?: readonly Vocabulary[] } = {},
): Promise<ReadVocabulary> {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-vocabulary-'));
  try {
    const path = join(folder, file);
    writeFileSync(path, content);
    const all = { name: null, version: null, license: null, format: null, language: null, ...options };
    return vocabularyOf(await readDraft(path, all), all, path, known);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The faults for which a file of this content is refused. */
export async function faultsIn(content: string, options: Partial<VocabularyOptions> = {}): Promise<string[]> {
  const refused = await vocabularyIn(content, options).then(
    () => undefined,
    (error: unknown) => error as { code: string; details: { faults: string[] } },
  );
  if (refused?.code !== 'BAD_INPUT') throw refused ?? new Error('it was read');
  return refused.details.faults;
}
