import type { SqliteConnection } from './connection.js';

/**
 * What `read` makes of the rows of a statement that answers, after an id, the next ones by id, at most so many; a page is
 * read, in one transaction, once the one before it has been taken.
 */
export async function* pages<Row extends { id: string }, T>(
  connection: SqliteConnection,
  statement: string,
  limit: number,
  read: (rows: Row[]) => T[],
): AsyncGenerator<T> {
  let after = '';
  for (;;) {
    const page = await connection.read(() => {
      const rows = connection.all<Row>(statement, after, limit);
      return { items: read(rows), last: rows.at(-1)?.id, full: rows.length === limit };
    });
    yield* page.items;
    if (!page.full) return;
    after = page.last!;
  }
}
