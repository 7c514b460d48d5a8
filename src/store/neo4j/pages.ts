import neo4j from 'neo4j-driver';
import type { Neo4jConnection } from './connection.js';

/**
 * The rows of a statement that answers, for `$after` and `$limit`, the next rows by `id`; a page is asked for once the one
 * before it has been taken.
 */
export async function* pages<Row extends { id: string }>(
  connection: Neo4jConnection,
  statement: string,
  limit: number,
): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const rows = await connection.read(statement, { after, limit: neo4j.int(limit) });
    for (const row of rows) yield row.toObject() as Row;
    if (rows.length < limit) return;
    after = rows[rows.length - 1].get('id') as string;
  }
}
