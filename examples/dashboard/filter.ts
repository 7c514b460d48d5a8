import type { PaperFilterInput } from './documents.js';

/** What the reader has chosen; null where anything will do. */
export interface Filter {
  readonly from: number | null;
  readonly to: number | null;
  /** Id of a concept. */
  readonly concept: string | null;
  readonly venue: string | null;
}

const KEYS = ['from', 'to', 'concept', 'venue'] as const;

/** The papers of a filter, as every query of the dashboard takes them; null for all. */
export function paperFilter({ from, to, concept, venue }: Filter): PaperFilterInput | null {
  const where: PaperFilterInput = {
    ...((from !== null || to !== null) && { year: { gte: from, lte: to } }),
    ...(concept !== null && { concepts: { any: [concept] } }),
    ...(venue !== null && { venue: { eq: venue } }),
  };
  return Object.keys(where).length > 0 ? where : null;
}

/** The filter in the query of an address, so that a view can be sent to a colleague. */
export function readFilter(search: string): Filter {
  const read = new URLSearchParams(search);
  const year = (key: string): number | null => (/^\d{1,4}$/.test(read.get(key) ?? '') ? Number(read.get(key)) : null);
  return { from: year('from'), to: year('to'), concept: read.get('concept'), venue: read.get('venue') };
}

/** The query of an address with a filter in it; what else it holds stays. */
export function writeFilter(search: string, filter: Filter): string {
  const written = new URLSearchParams(search);
  for (const key of KEYS) {
    if (filter[key] === null) written.delete(key);
    else written.set(key, String(filter[key]));
  }
  return written.size > 0 ? `?${written}` : '';
}
