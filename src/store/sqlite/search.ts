import type { SearchHit, SearchResult } from '../port.js';
import { queryWords } from '../query-words.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

/** Statements that search a table: they take an FTS5 expression, then the ids to search among as JSON where `among`, then a limit to find. */
export interface SearchStatements {
  find: string;
  count: string;
  among: { find: string; count: string };
}

export const PAPER_SEARCH: SearchStatements = {
  find: statements.SEARCH_PAPERS,
  count: statements.COUNT_PAPERS_FOUND,
  among: { find: statements.SEARCH_PAPERS_AMONG, count: statements.COUNT_PAPERS_FOUND_AMONG },
};

export const CONCEPT_SEARCH: SearchStatements = {
  find: statements.SEARCH_CONCEPTS,
  count: statements.COUNT_CONCEPTS_FOUND,
  among: { find: statements.SEARCH_CONCEPTS_AMONG, count: statements.COUNT_CONCEPTS_FOUND_AMONG },
};

/** What has all words of the query (of the ids in `among`, where given), best first; within a read. */
export function search(
  connection: SqliteConnection,
  search: SearchStatements,
  query: string,
  limit: number,
  among: readonly string[] | undefined,
): SearchResult {
  const expression = matchExpression(query);
  if (expression === null) return { total: 0, hits: [] };
  const { find, count } = among === undefined ? search : search.among;
  const given = among === undefined ? [expression] : [expression, JSON.stringify(among)];
  if (limit === 0) return { total: connection.get<{ total: number }>(count, ...given)!.total, hits: [] };
  const hits = connection.all<SearchHit>(find, ...given, limit);
  return { total: hits.length < limit ? hits.length : null, hits: hits.map(({ id, score }) => ({ id, score })) };
}

/** An FTS5 expression for what has all words of a query; null where no words remain. */
export function matchExpression(query: string): string | null {
  const words = queryWords(query);
  // In quotes nothing is syntax, and words hold no quotes. FTS5 takes strings side by side as AND.
  return words.length === 0 ? null : words.map((word) => `"${word}"`).join(' ');
}
