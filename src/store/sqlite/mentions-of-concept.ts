import { TEXT_FIELDS, type ExtractionMethod, type Mention, type TextField } from '../../model/extraction.js';
import type { MentionFilter, MentionPlace, Walk } from '../port.js';
import type { SqliteConnection, Value } from './connection.js';
import * as statements from './statements.js';

type Row = [
  confidence: number,
  paperId: string,
  place: number,
  start: number,
  end: number,
  field: TextField,
  surface: string,
  method: ExtractionMethod,
];

/** See the port; within a read. O(mentions of the concept), of which only those asked for leave the database. */
export function mentionsOfConcept(
  connection: SqliteConnection,
  conceptId: string,
  { gte = 0, lt = Infinity }: MentionFilter,
  { from, backwards = false, limit }: Walk<MentionPlace>,
): Mention[] {
  const statement = backwards ? statements.MENTIONS_OF_CONCEPT_BACKWARDS : statements.MENTIONS_OF_CONCEPT;
  const place: Value[] = from
    ? [from.confidence, from.paperId, TEXT_FIELDS.indexOf(from.field), from.start, from.end]
    : [backwards ? Infinity : -1, '', 0, 0, 0];
  const rows = connection.tuples<Row>(statement, conceptId, gte, lt, ...place, limit);
  return rows.map(([confidence, paperId, , start, end, field, surface, method]) => {
    return { paperId, conceptId, field, start, end, surface, method, confidence };
  });
}
