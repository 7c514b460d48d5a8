import type { Snapshot } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { buildIndex, type IndexOptions } from './build.js';
import { IndexFileError } from './file-header.js';
import type { GraphIndex } from './graph-index.js';
import { readIndexFile } from './read-file.js';
import { indexFromSections, sectionsOf, type IndexSections } from './sections.js';
import { writeIndexFile } from './write-file.js';

type Log = (line: string) => void;

/**
 * The index that is saved at `path`, or null where there is none of this snapshot. A file that cannot be used is told to
 * `log` in one line, and is no error. The thread has other turns every few milliseconds.
 */
export async function loadIndex(path: string, snapshot: Snapshot, log: Log): Promise<GraphIndex | null> {
  try {
    const sections = await readIndexFile(path, snapshot.id);
    return sections && (await indexFromSections(sections, snapshot));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    log(`The saved index ${path} cannot be used: ${reasonOf(error)}. It is made anew.`);
    return null;
  }
}

/** Saves an index for `loadIndex`; a failure is told to `log` in one line, and is no error. */
export async function saveIndex(path: string, sections: IndexSections, snapshot: Snapshot, log: Log): Promise<void> {
  try {
    await writeIndexFile(path, sections, snapshot.id);
  } catch (error) {
    log(`The index cannot be saved at ${path}: ${reasonOf(error)}. The next start makes it anew.`);
  }
}

/**
 * The arrays of an index of the store, saved at `path` (null: not saved). Saved only where the snapshot is still the
 * published one at the end: what was read during a seeding would not be what the snapshot's id stands for.
 *
 * @throws what `buildIndex` throws.
 */
export async function buildAndSave(
  store: GraphStore,
  snapshot: Snapshot,
  path: string | null,
  options: IndexOptions & { log: Log; signal?: { throwIfAborted(): void } },
): Promise<IndexSections> {
  const sections = sectionsOf(await buildIndex(store, snapshot, options));
  if (path === null) return sections;
  const now = await store.snapshot();
  if (now?.id === snapshot.id && now.builtAt === snapshot.builtAt) {
    await saveIndex(path, sections, snapshot, options.log);
  }
  return sections;
}

function reasonOf(error: unknown): string {
  if (error instanceof IndexFileError) return error.message;
  return codeOf(error) ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
