import type { Mention } from '../../model/extraction.js';
import type { Value } from './connection.js';

/** What the statements answer of a mention; with the paper's row where they do not have its id. */
export type MentionRow = Omit<Mention, 'paperId'> & { paper: number };

export function mentionOf(paperId: string, row: MentionRow): Mention {
  const { conceptId, field, start, end, surface, method, confidence } = row;
  return { paperId, conceptId, field, start, end, surface, method, confidence };
}

/** The values of `ADD_MENTION` and `ADD_KEYPHRASE`. */
export function mentionValues(mention: Mention, paper: number, position: number, concept: number): Value[] {
  const { field, start, end, surface, method, confidence } = mention;
  return [paper, position, concept, field, start, end, surface, method, confidence];
}
