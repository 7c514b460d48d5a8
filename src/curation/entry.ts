import { createHash } from 'node:crypto';
import type { CurationEffect, CurationEntry, CurationOperation, MovedMention } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';

/** Moved mentions that an entry lists. */
const MAX_MOVED = 100;

/** The id of an entry: see `CurationEntry`. */
export function entryId({ at, by, note, operation }: Pick<CurationEntry, 'at' | 'by' | 'note' | 'operation'>): string {
  const digest = createHash('sha256').update(JSON.stringify([at, by, note, operation]));
  return `c${digest.digest('hex').slice(0, 16)}`;
}

/** Ids of the concepts whose mentions an operation may change; `undone` is the one that an undo takes back. */
export function touchedConcepts(operation: CurationOperation, undone?: CurationOperation): string[] {
  switch (operation.kind) {
    case 'merge':
      return [...operation.concepts, operation.into].map(({ id }) => id);
    case 'split':
      return [operation.concept, ...operation.into].map(({ id }) => id);
    case 'rename':
    case 'hide':
      return [operation.concept.id];
    case 'undo':
      return undone ? touchedConcepts(undone) : [];
  }
}

/** Mentions of concepts, by concept id. */
export type MentionsOfConcepts = ReadonlyMap<string, readonly Mention[]>;

/** What an operation did, from the mentions of the concepts that it touched. */
export function effectsOf(
  before: MentionsOfConcepts,
  after: MentionsOfConcepts,
): { effects: CurationEffect[]; moved: MovedMention[]; movedCount: number } {
  const count = (mentions: MentionsOfConcepts, id: string) => mentions.get(id)?.length ?? 0;
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const effects = ids.map((conceptId) => ({
    conceptId,
    before: count(before, conceptId),
    after: count(after, conceptId),
  }));
  const placeOf = ({ paperId, field, start, end }: Mention) => `${paperId} ${field} ${start} ${end}`;
  const now = new Map([...after.values()].flat().map((mention) => [placeOf(mention), mention.conceptId]));
  const all = [...before.values()].flat().filter((mention) => now.get(placeOf(mention)) !== mention.conceptId);
  all.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const moved = all.slice(0, MAX_MOVED).map((mention) => ({
    paperId: mention.paperId,
    field: mention.field,
    start: mention.start,
    surface: mention.surface,
    from: mention.conceptId,
    to: now.get(placeOf(mention)) ?? null,
  }));
  return { effects, moved, movedCount: all.length };
}
