import { Extractor } from '../extraction/extractor.js';
import type { ExtractionModels } from '../extraction/models.js';
import type { Concept } from '../model/concept.js';
import type { Vocabularies } from '../model/vocabulary.js';
import type { GraphStore, StoreCounts } from '../store/port.js';
import { applyVocabulary } from './apply-vocabulary.js';
import { finishRun } from './finish-run.js';
import { withLease } from './lease.js';
import { startedRun } from './started-run.js';
import { sameVocabularies, storedVocabularies, withOwnVocabulary } from './stored-vocabularies.js';

export interface VocabularyChangeOptions {
  /** One line for the user, such as that another process seeds. */
  notice?: (line: string) => void;
  signal?: AbortSignal;
  /** Whether papers are compared by words too; see `IndexOptions`. */
  words?: boolean;
}

export interface VocabularyChangeSummary {
  /** False where everything was so already: nothing was written then. */
  changed: boolean;
  store: StoreCounts;
  seconds: number;
}

/**
 * Changes the vocabularies of a store in one transaction, then reads its papers again and connects them, as a seeding
 * does. What is cut short after the transaction is completed by the next seeding.
 *
 * @param own the vocabulary that comes with papergraph, which a new store begins with
 * @param models called where papers are to be read
 * @param source names the run
 * @param change what the vocabularies become; nothing is written where it throws
 * @throws what `change` throws; errors of the store.
 */
export async function changeVocabularies(
  store: GraphStore,
  own: readonly Concept[],
  models: () => ExtractionModels,
  source: string,
  change: (vocabularies: Vocabularies) => Vocabularies,
  options: VocabularyChangeOptions = {},
): Promise<VocabularyChangeSummary> {
  const started = Date.now();
  const notice = options.notice ?? (() => undefined);
  const changeIt = async (): Promise<boolean> => {
    const stored = await storedVocabularies(store);
    const changed = change(withOwnVocabulary(stored, own));
    if (sameVocabularies(stored, changed) && (await store.snapshot()) !== null) return false;
    const extractor = new Extractor(changed.concepts, models());
    // First, so that a store that refuses it is as it was, its list of runs too.
    await store.replaceVocabulary(changed.concepts, changed.vocabularies);
    const run = startedRun(source, extractor.version);
    await store.saveRun(run);
    const { papers } = await store.counts();
    if (papers > 0) notice(`Reading the store's ${papers} papers again.`);
    await applyVocabulary(store, changed, (paper) => extractor.extract(paper), run, { signal: options.signal });
    await finishRun(store, run, options);
    return true;
  };
  const changed = await withLease(store, notice, changeIt, { signal: options.signal });
  return { changed, store: await store.counts(), seconds: (Date.now() - started) / 1000 };
}
