import type { SearchHit, SearchResult } from '../port.js';
import { queryWords } from '../query-words.js';
import type { SqliteConnection } from './connection.js';

/** What has all words of the query, best first; within a read. `find` takes an FTS5 expression and a limit, `count` the first. */
export function search(
  connection: SqliteConnection,
  { find, count }: { find: string; count: string },
  query: string,
  limit: number,
): SearchResult {
  const expression = matchExpression(query);
  if (expression === null) return { total: 0, hits: [] };
  const { total } = connection.get<{ total: number }>(count, expression)!;
  const hits = limit > 0 ? connection.all<SearchHit>(find, expression, limit) : [];
  return { total, hits: hits.map(({ id, score }) => ({ id, score })) };
}

/** An FTS5 expression for what has all words of a query; null where no words remain. */
export function matchExpression(query: string): string | null {
  const words = queryWords(query);
  // In quotes nothing is syntax, and words hold no quotes. FTS5 takes strings side by side as AND.
  return words.length === 0 ? null : words.map((word) => `"${word}"`).join(' ');
}
