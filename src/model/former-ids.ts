import { activeEntries } from './active-curation.js';
import type { ConceptRef, CurationEntry, StoredCuration } from './curation.js';

/** By the id of a concept: what curation merged it into, or (null) that it is hidden. */
export type ConceptsGone = ReadonlyMap<string, ConceptRef | null>;

/** What stands of a log, without the entries that wait, says of concepts that are there no more. O(entries). */
export function conceptsGone(
  log: readonly (Pick<CurationEntry, 'id' | 'operation'> & Partial<Pick<StoredCuration, 'waiting'>>)[],
): ConceptsGone {
  const gone = new Map<string, ConceptRef | null>();
  for (const { operation, waiting } of activeEntries(log)) {
    if ((waiting ?? null) !== null) continue;
    if (operation.kind === 'merge') for (const { id } of operation.concepts) gone.set(id, operation.into);
    else if (operation.kind === 'hide') gone.set(operation.concept.id, null);
  }
  return gone;
}

/**
 * What an id finds: the concept of that id, else the one that it was merged into, over any number of merges; undefined
 * where there is none.
 *
 * @param find.byId the concept of exactly this id
 * @param find.byName the one whose name has this key: a keyphrase may have another id after a later seeding
 */
export function conceptOfId<T>(
  id: string,
  gone: ConceptsGone,
  find: { byId: (id: string) => T | undefined; byName: (label: string) => T | undefined },
): T | undefined {
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    const found = find.byId(at);
    if (found !== undefined) return found;
    seen.add(at);
    const into = gone.get(at);
    if (!into) return undefined;
    if (find.byId(into.id) === undefined && !gone.has(into.id)) return find.byName(into.label);
    at = into.id;
  }
  return undefined;
}
