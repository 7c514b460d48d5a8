import neo4j from 'neo4j-driver';
import type { Link } from '../../model/extraction.js';
import type { Parameters } from './connection.js';
import { indexable } from './indexable.js';

/** One HAS_LINK relationship for each paper and url; of two with the same url the first stands. */
export function linkParameters(links: readonly Link[]): Parameters[] {
  const first = new Map<string, Link>();
  for (const link of links) {
    const key = JSON.stringify([link.paperId, link.url]);
    if (!first.has(key)) first.set(key, link);
  }
  return [...first.values()].map(({ paperId, url, kind }, position) => ({
    paperId,
    id: indexable(url),
    url,
    kind,
    position: neo4j.int(position),
  }));
}
