import type { CurationEntry } from './curation.js';

/** The entries that are undone, by id: an undo that is undone itself undoes nothing. O(entries). */
export function undoneEntries(log: readonly Pick<CurationEntry, 'id' | 'operation'>[]): Set<string> {
  const undone = new Set<string>();
  for (let at = log.length - 1; at >= 0; at--) {
    const { id, operation } = log[at];
    if (operation.kind === 'undo' && !undone.has(id)) undone.add(operation.entry);
  }
  return undone;
}

/** The entries that stand, in order; undos themselves are not among them. */
export function activeEntries<T extends Pick<CurationEntry, 'id' | 'operation'>>(log: readonly T[]): T[] {
  const undone = undoneEntries(log);
  return log.filter(({ id, operation }) => operation.kind !== 'undo' && !undone.has(id));
}
