import { checkUndo } from '../curation/check-undo.js';
import { entryId, namedConcepts } from '../curation/entry.js';
import { Moves } from '../curation/moves.js';
import { checkCharacters, operationOf } from '../curation/operation-of.js';
import { tellWaiting } from '../curation/tell-waiting.js';
import type { CurationEntry, CurationRequest, CurationResult } from '../model/curation.js';
import type { Curator } from '../model/ports.js';
import type { GraphStore } from '../store/port.js';
import { beginCurationRun, checkWhole, nothingSeeded, publishCurated, type CurateOptions } from './curation-run.js';
import { writeDerived } from './derive.js';
import { withLease } from './lease.js';
import { planOf, readGraph } from './read-graph.js';
import { showConcepts, unmoved } from './show-concepts.js';

/**
 * Does what a curator asks for: checks it, shows the graph with it, adds it to the log, publishes the graph. What is
 * cut short leaves the graph unpublished and the log as it was; the next seeding mends it. Costs a derivation where mentions
 * move, else, as for a new name, a pass over the keyphrase candidates.
 *
 * @throws PapergraphError BAD_INPUT where it cannot be done; STORE_BUSY; errors of the store.
 */
export async function curate(
  store: GraphStore,
  request: CurationRequest,
  { by, note }: Curator,
  { notice = () => undefined, signal, patienceMs, words }: CurateOptions = {},
): Promise<CurationResult> {
  const work = async (): Promise<CurationResult> => {
    checkCharacters('note', note ?? '');
    await checkWhole(store);
    const log = await store.curation();
    const knownPapers = async (ids: string[]) => new Set((await store.paperHashes(ids)).keys());
    const operation = await operationOf(request, { concepts: await store.concepts(), log, knownPapers });
    const done = { at: new Date().toISOString(), by, note, operation };
    const id = entryId(done);
    const withIt = [...log, { id, operation }];
    const named = namedConcepts(operation, log);
    const read = await readGraph(store);
    const [before, after] = [planOf(log, read), planOf(withIt, read)];
    if (operation.kind === 'undo') checkUndo(withIt, before, after);
    const run = (await nothingSeeded(store)) ? null : await beginCurationRun(store, read.papers);
    const moves = before.moves === after.moves ? null : new Moves();
    if (run && moves) await writeDerived(store, run, read, after, { words }, { before, moves });
    else if (run) await showConcepts(store, read, after);
    tellWaiting(log, after.waiting, notice);
    const entry: CurationEntry = { id, ...done, ...(moves ? moves.report(named) : await unmoved(store, named)) };
    await store.appendCuration([entry]);
    return { entry, snapshotId: run && (await publishCurated(store, run)) };
  };
  return withLease(store, notice, work, { signal, patienceMs });
}
