import { randomBytes } from 'node:crypto';
import { effectsOf, entryId, touchedConcepts } from '../curation/entry.js';
import { operationOf } from '../curation/operation-of.js';
import { tellWaiting } from '../curation/tell-waiting.js';
import { snapshotIdOf } from '../index/snapshot-id.js';
import type { CurationEntry, CurationRequest, CurationResult } from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import type { Mention } from '../model/extraction.js';
import type { Curator } from '../model/ports.js';
import { lastExtractor, type Run } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { derive, minCooccurrenceFor, NEIGHBORS } from './derive.js';
import { withLease } from './lease.js';

export interface CurateOptions {
  /** One line for the user, such as that another process seeds. */
  notice?: (line: string) => void;
  signal?: AbortSignal;
  /** How long to wait for another process that seeds; as `withLease` where left out. */
  patienceMs?: number;
  /** Whether papers are compared by words too; see `IndexOptions`. */
  words?: boolean;
}

const quiet = () => undefined;

/**
 * Does what a curator asks for: checks it, derives the graph with it, adds it to the log, publishes the graph. What is
 * cut short leaves the graph unpublished and the log as it was; the next seeding mends it. Costs a derivation.
 *
 * @throws PapergraphError BAD_INPUT where it cannot be done; STORE_BUSY; errors of the store.
 */
export async function curate(
  store: GraphStore,
  request: CurationRequest,
  { by, note }: Curator,
  { notice = quiet, signal, patienceMs, words }: CurateOptions = {},
): Promise<CurationResult> {
  const work = async (): Promise<CurationResult> => {
    await checkWhole(store);
    const log = await store.curation();
    const knownPapers = async (ids: string[]) => new Set((await store.paperHashes(ids)).keys());
    const operation = await operationOf(request, { concepts: await store.concepts(), log, knownPapers });
    const done = { at: new Date().toISOString(), by, note, operation };
    const id = entryId(done);
    const undone = operation.kind === 'undo' ? log.find((each) => each.id === operation.entry)?.operation : undefined;
    const touched = touchedConcepts(operation, undone);
    const before = await mentionsOf(store, touched);
    const finish = await rederive(store, [...log, { id, operation }], log, { notice, words });
    const entry: CurationEntry = { id, ...done, ...effectsOf(before, await mentionsOf(store, touched)) };
    await store.appendCuration([entry]);
    return { entry, snapshotId: await finish() };
  };
  return withLease(store, notice, work, { signal, patienceMs });
}

/**
 * Adds the entries of another log that this one does not have, as they are, and derives the graph with them. Resolves to
 * how many were added, and the snapshot; null where nothing was seeded yet: they apply once something is.
 */
export async function replayCuration(
  store: GraphStore,
  entries: readonly CurationEntry[],
  { notice = quiet, signal, patienceMs, words }: CurateOptions = {},
): Promise<{ added: number; snapshotId: string | null }> {
  const work = async () => {
    await checkWhole(store);
    const log = await store.curation();
    const known = new Set(log.map(({ id }) => id));
    const added = entries.filter(({ id }) => !known.has(id));
    if (added.length === 0) return { added: 0, snapshotId: (await store.snapshot())?.id ?? null };
    await store.appendCuration(added);
    const now = await store.curation();
    const finish = await rederive(store, now, now, { notice, words });
    return { added: added.length, snapshotId: await finish() };
  };
  return withLease(store, notice, work, { signal, patienceMs });
}

/** A graph that was not published is not whole: a seeding was cut short, and only another makes it so. */
async function checkWhole(store: GraphStore): Promise<void> {
  if ((await store.snapshot()) !== null || (await store.counts()).papers === 0) return;
  throw new PapergraphError(
    'BAD_INPUT',
    `The last seeding of ${store.address} was cut short; finish it first with \`papergraph seed\`.`,
  );
}

/** Derives the graph; the function that it resolves to publishes it. */
async function rederive(
  store: GraphStore,
  log: Parameters<typeof derive>[2],
  told: Parameters<typeof tellWaiting>[0],
  { notice, words }: Pick<CurateOptions, 'notice' | 'words'>,
): Promise<() => Promise<string | null>> {
  const { papers } = await store.counts();
  if (papers === 0 && (await store.snapshot()) === null) return async () => null;
  const startedAt = new Date().toISOString();
  const run: Run = {
    id: `run-${startedAt.replace(/[-:.TZ]/g, '')}-${randomBytes(3).toString('hex')}`,
    startedAt,
    finishedAt: null,
    source: 'curation',
    counts: { new: 0, unchanged: papers, updated: 0, skipped: 0 },
    settings: {
      neighbors: NEIGHBORS,
      minCooccurrence: minCooccurrenceFor(papers),
      extractor: lastExtractor(await store.runs()) ?? '',
    },
  };
  await store.saveRun(run);
  tellWaiting(told, await derive(store, run, log, { words }), notice);
  return async () => {
    const id = await snapshotIdOf(store);
    await store.publishSnapshot({ id, builtAt: new Date().toISOString() });
    await store.saveRun({ ...run, finishedAt: new Date().toISOString() });
    return id;
  };
}

async function mentionsOf(store: GraphStore, conceptIds: readonly string[]): Promise<Map<string, Mention[]>> {
  const found = new Map<string, Mention[]>();
  for (const id of conceptIds) found.set(id, await store.mentionsOfConcept(id, {}, { limit: Number.MAX_SAFE_INTEGER }));
  return found;
}
