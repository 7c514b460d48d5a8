import type { LinkKind } from '../../model/extraction.js';
import type { PaperStructure } from '../port.js';
import { ascending } from './ascending.js';

export interface StructureRow {
  id: string;
  title: string;
  year: number | null;
  venue: string | null;
  linkKinds: LinkKind[];
  /** Concept id and `tf`; a concept twice where it is both a keyphrase and in the vocabulary since. */
  concepts: [string, number][];
}

/** The weights are computed here, as `mentionWeight` does: the same number in every store, to the last bit. */
export function structureOf({ id, title, year, venue, linkKinds, concepts }: StructureRow): PaperStructure {
  const counts = new Map<string, number>();
  for (const [conceptId, tf] of concepts) counts.set(conceptId, (counts.get(conceptId) ?? 0) + tf);
  const sorted = [...counts].sort(([a], [b]) => ascending(a, b));
  return {
    id,
    title,
    year,
    venue,
    linkKinds: [...new Set(linkKinds)].sort(ascending),
    conceptIds: sorted.map(([conceptId]) => conceptId),
    weights: sorted.map(([, tf]) => 1 + Math.log(tf)),
  };
}
