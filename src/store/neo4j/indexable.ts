import { createHash } from 'node:crypto';

/** Neo4j refuses to index a text of more than about 8,000 bytes; a UTF-16 unit takes 3 at most. */
const MAX_LENGTH = 1_000;

/** A text that can stand in an index for this one: itself where it is short enough, else its SHA-256. */
export function indexable(text: string): string {
  return text.length <= MAX_LENGTH ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
