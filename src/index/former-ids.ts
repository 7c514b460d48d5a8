import type { StoredCuration } from '../model/curation.js';
import { conceptOfId, conceptsGone } from '../model/former-ids.js';
import type { ConceptLabels } from './labels.js';
import type { StringLookup } from './string-lookup.js';

/** The rows that the ids of concepts find which curation merged into others, by id. O(entries). */
export function formerIdsOf(
  curation: readonly StoredCuration[],
  conceptIds: StringLookup,
  labels: ConceptLabels,
): Map<string, number> {
  const gone = conceptsGone(curation);
  const find = { byId: (id: string) => conceptIds.rowOf(id), byName: (label: string) => labels.named(label)[0] };
  const former = new Map<string, number>();
  for (const id of [...gone.keys()].sort()) {
    const row = conceptIds.rowOf(id) === undefined ? conceptOfId(id, gone, find) : undefined;
    if (row !== undefined) former.set(id, row);
  }
  return former;
}
