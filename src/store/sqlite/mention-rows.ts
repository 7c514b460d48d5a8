import type { ExtractionMethod, Mention, TextField } from '../../model/extraction.js';
import type { Value } from './connection.js';

/** What the statements answer of a mention, without its paper. */
export type MentionTuple = [
  conceptId: string,
  field: TextField,
  start: number,
  end: number,
  surface: string,
  method: ExtractionMethod,
  confidence: number,
];

export function mentionOf(paperId: string, tuple: MentionTuple): Mention {
  const [conceptId, field, start, end, surface, method, confidence] = tuple;
  return { paperId, conceptId, field, start, end, surface, method, confidence };
}

/** The values of `ADD_MENTION` and `ADD_KEYPHRASE`. */
export function mentionValues(mention: Mention, paper: number, position: number, concept: number): Value[] {
  const { field, start, end, surface, method, confidence } = mention;
  return [paper, position, concept, field, start, end, surface, method, confidence];
}
