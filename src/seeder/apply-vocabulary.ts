import type { Vocabularies } from '../model/vocabulary.js';
import { lastExtractor, type Run } from '../model/run.js';
import type { GraphStore, StoredPaper } from '../store/port.js';
import { sameVocabularies, storedVocabularies } from './stored-vocabularies.js';
import { changedBundles, type Extract } from './write-batch.js';

const BATCH = 500;

/**
 * Whether a seeding with these vocabularies and this extractor reads again what the store holds, and why. Both are part of
 * how a stored paper was read, and a run that was cut short may not have come to it.
 */
export async function changesOf(
  store: GraphStore,
  vocabularies: Vocabularies,
  extractor: string,
): Promise<{ newVocabulary: boolean; before: string | null; now: string; readsAgain: boolean }> {
  const newVocabulary = !sameVocabularies(await storedVocabularies(store), vocabularies);
  const before = lastExtractor(await store.runs());
  const readsAgain = newVocabulary || before !== extractor || (await store.snapshot()) === null;
  return { newVocabulary, before, now: extractor, readsAgain };
}

/**
 * Gives the store these vocabularies, and reads the papers that it holds again where the vocabulary or the extractor (as
 * `run.settings` names it) has changed, or where the last run was cut short and may not have come to it. Leaves
 * everything alone otherwise.
 */
export async function applyVocabulary(
  store: GraphStore,
  vocabularies: Vocabularies,
  extract: Extract,
  run: Run,
  options: { notice?: (line: string) => void; signal?: AbortSignal },
): Promise<void> {
  const { newVocabulary, before, now, readsAgain } = await changesOf(store, vocabularies, run.settings.extractor);
  if (!readsAgain) return;
  const { papers } = await store.counts();
  if (papers > 0 && (newVocabulary || (before !== null && before !== now))) {
    const versions = before === null || before === now ? '' : ` (${before} → ${now})`;
    const what = newVocabulary ? 'vocabulary' : 'extractor';
    options.notice?.(`The ${what} has changed${versions}: reading the store's ${papers} papers again.`);
  }
  if (newVocabulary) await store.replaceVocabulary(vocabularies.concepts, vocabularies.vocabularies);
  const flush = async (batch: StoredPaper[]) => {
    options.signal?.throwIfAborted();
    const bundles = changedBundles(
      batch.map(({ paper }) => paper),
      new Map(batch.map(({ paper, hash }) => [paper.id, hash])),
      extract,
    );
    if (bundles.length > 0) await store.upsertPapers(bundles, run.id);
  };
  let batch: StoredPaper[] = [];
  for await (const paper of store.allPapers()) {
    if (batch.push(paper) < BATCH) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
}
