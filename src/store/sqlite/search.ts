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
  const words = queryWords(query);
  if (words.length === 0) return { total: 0, hits: [] };
  // In quotes nothing is syntax, and words hold no quotes. FTS5 takes strings side by side as AND.
  const expression = words.map((word) => `"${word}"`).join(' ');
  const { total } = connection.get<{ total: number }>(count, expression)!;
  const hits = limit > 0 ? connection.all<SearchHit>(find, expression, limit) : [];
  return { total, hits: hits.map(({ id, score }) => ({ id, score })) };
}
