import { clashes, clashText } from '../curation/clashes.js';
import { tellWaiting } from '../curation/tell-waiting.js';
import { snapshotIdOf } from '../index/snapshot-id.js';
import type { Run } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { derive, minCooccurrenceFor } from './derive.js';

/**
 * Ends a run: computes what follows from the whole corpus where something was written, publishes the snapshot, saves the
 * run. Resolves to the snapshot's id.
 *
 * @param notice told of curation that waits
 * @param words whether papers are compared by words too; see `IndexOptions`
 * @param deriving called before the computation, with the number of papers
 */
export async function finishRun(
  store: GraphStore,
  run: Run,
  {
    signal,
    words,
    deriving,
    notice,
  }: {
    signal?: AbortSignal;
    words?: boolean;
    deriving?: (papers: number) => void;
    notice?: (line: string) => void;
  },
): Promise<string> {
  const { papers } = await store.counts();
  run.settings.minCooccurrence = minCooccurrenceFor(papers);
  let snapshotId = (await store.snapshot())?.id;
  if (snapshotId === undefined) {
    signal?.throwIfAborted();
    deriving?.(papers);
    const log = await store.curation();
    const plan = await derive(store, run, log, { words });
    tellWaiting(log, plan.waiting, notice);
    for (const clash of clashes(log, plan)) if (!plan.waiting.has(clash.entry)) notice?.(clashText(clash));
    snapshotId = await snapshotIdOf(store);
    await store.publishSnapshot({ id: snapshotId, builtAt: new Date().toISOString() });
  }
  run.finishedAt = new Date().toISOString();
  await store.saveRun(run);
  return snapshotId;
}
