import { clashes, clashText, newClashes } from '../curation/clashes.js';
import { tellWaiting } from '../curation/tell-waiting.js';
import { undoOfUnknown, undoOfUnknownText } from '../curation/undo-of-unknown.js';
import type { CurationEntry } from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';
import { beginCurationRun, checkWhole, nothingSeeded, publishCurated, type CurateOptions } from './curation-run.js';
import { writeDerived } from './derive.js';
import { withLease } from './lease.js';
import { planOf, readGraph } from './read-graph.js';

/**
 * Adds the entries of another log that this one does not have, as they are, and derives the graph with them. Resolves to
 * how many were added, and the snapshot; null where nothing was seeded yet: they apply once something is.
 *
 * @throws PapergraphError BAD_INPUT where one undoes what neither log has; nothing is written then.
 */
export async function replayCuration(
  store: GraphStore,
  entries: readonly CurationEntry[],
  { notice = () => undefined, signal, patienceMs, words }: CurateOptions = {},
): Promise<{ added: number; snapshotId: string | null }> {
  const work = async () => {
    await checkWhole(store);
    const log = await store.curation();
    const unknown = undoOfUnknown(entries, log);
    if (unknown) throw new PapergraphError('BAD_INPUT', `${undoOfUnknownText(unknown)}; nothing was replayed.`);
    const known = new Set(log.map(({ id }) => id));
    // A file may hold an entry twice, as where two logs were joined.
    const added = entries.filter(({ id }) => !known.has(id) && known.add(id));
    if (added.length === 0) return { added: 0, snapshotId: (await store.snapshot())?.id ?? null };
    const isEmpty = await nothingSeeded(store);
    await store.appendCuration(added);
    if (isEmpty) return { added: added.length, snapshotId: null };
    const now = await store.curation();
    const read = await readGraph(store);
    const run = await beginCurationRun(store, read.papers);
    const [before, after] = [planOf(log, read), planOf(now, read)];
    await writeDerived(store, run, read, after, { words });
    tellWaiting(now, after.waiting, notice);
    for (const clash of newClashes(clashes(log, before), clashes(now, after))) {
      if (!after.waiting.has(clash.entry)) notice(clashText(clash));
    }
    return { added: added.length, snapshotId: await publishCurated(store, run) };
  };
  return withLease(store, notice, work, { signal, patienceMs });
}
