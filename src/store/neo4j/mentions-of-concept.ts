import neo4j from 'neo4j-driver';
import { TEXT_FIELDS, type Mention } from '../../model/extraction.js';
import type { MentionFilter, MentionPlace, Walk } from '../port.js';
import type { Neo4jConnection, Parameters } from './connection.js';
import * as statements from './statements.js';

type MentionRow = Omit<Mention, 'conceptId' | 'start' | 'end'> & { startsAt: number; endsAt: number };

/** See the port. O(mentions of the concept), of which only those asked for leave the database. */
export async function mentionsOfConcept(
  connection: Neo4jConnection,
  conceptId: string,
  { gte = 0, lt = Infinity }: MentionFilter,
  { from, backwards = false, limit }: Walk<MentionPlace>,
): Promise<Mention[]> {
  const statement = backwards ? statements.MENTIONS_OF_CONCEPT_BACKWARDS : statements.MENTIONS_OF_CONCEPT;
  const rows = await connection.read(statement, {
    ...{ id: conceptId, gte, lt, limit: neo4j.int(limit) },
    from: from ? placeParameters(from) : { confidence: backwards ? Infinity : -1 },
  });
  return rows.map((row) => {
    const { startsAt, endsAt, ...found } = row.toObject() as MentionRow;
    return { ...found, conceptId, start: startsAt, end: endsAt };
  });
}

function placeParameters({ confidence, paperId, field, start, end }: MentionPlace): Parameters {
  const place = neo4j.int(TEXT_FIELDS.indexOf(field));
  return { confidence, paperId, place, start: neo4j.int(start), end: neo4j.int(end) };
}
