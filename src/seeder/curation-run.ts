import { randomBytes } from 'node:crypto';
import { snapshotIdOf } from '../index/snapshot-id.js';
import { PapergraphError } from '../model/errors.js';
import { lastExtractor, type Run } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { minCooccurrenceFor, NEIGHBORS } from './derive.js';

export interface CurateOptions {
  /** One line for the user, such as that another process seeds. */
  notice?: (line: string) => void;
  signal?: AbortSignal;
  /** How long to wait for another process that seeds; as `withLease` where left out. */
  patienceMs?: number;
  /** Whether papers are compared by words too; see `IndexOptions`. */
  words?: boolean;
}

/**
 * A graph that was not published is not whole: a seeding or an import was cut short, and only another makes it so.
 *
 * @throws PapergraphError BAD_INPUT
 */
export async function checkWhole(store: GraphStore): Promise<void> {
  if ((await store.snapshot()) !== null || (await store.counts()).papers === 0) return;
  throw new PapergraphError(
    'BAD_INPUT',
    `The last seeding or import of ${store.address} was cut short; finish it first: run it again, or any \`papergraph seed\`.`,
  );
}

/** Whether there is no graph yet that could show what is curated. */
export async function nothingSeeded(store: GraphStore): Promise<boolean> {
  return (await store.counts()).papers === 0 && (await store.snapshot()) === null;
}

/** Puts down a run of curation as begun. */
export async function beginCurationRun(store: GraphStore, papers: number): Promise<Run> {
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
  return run;
}

/** Publishes the graph, and ends the run; the id of the snapshot. */
export async function publishCurated(store: GraphStore, run: Run): Promise<string> {
  const id = await snapshotIdOf(store);
  await store.publishSnapshot({ id, builtAt: new Date().toISOString() });
  await store.saveRun({ ...run, finishedAt: new Date().toISOString() });
  return id;
}
