import { createHash } from 'node:crypto';
import type { CurationEntry, CurationOperation } from '../model/curation.js';

/** The id of an entry: see `CurationEntry`. */
export function entryId({ at, by, note, operation }: Pick<CurationEntry, 'at' | 'by' | 'note' | 'operation'>): string {
  const digest = createHash('sha256').update(JSON.stringify([at, by, note, operation]));
  return `c${digest.digest('hex').slice(0, 16)}`;
}

/** Ids of the concepts that an operation names; of an undo those of what it takes back, or brings back. */
export function namedConcepts(
  operation: CurationOperation,
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
): string[] {
  switch (operation.kind) {
    case 'merge':
      return [...operation.concepts, operation.into].map(({ id }) => id);
    case 'split':
      return [operation.concept, ...operation.into].map(({ id }) => id);
    case 'rename':
    case 'hide':
      return [operation.concept.id];
    case 'undo': {
      const undone = log.find(({ id }) => id === operation.entry);
      return undone ? namedConcepts(undone.operation, log) : [];
    }
  }
}
