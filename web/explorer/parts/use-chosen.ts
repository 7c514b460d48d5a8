import { TopConceptsDocument } from '../documents.js';
import { useQuery } from '../use-query.js';

/** The concepts of the address, or where it names fewer than `least`, the most spoken of beside them; null until known. */
export function useChosen(ids: readonly string[], least: number): readonly string[] | null {
  const { data } = useQuery(TopConceptsDocument, ids.length >= least ? null : { first: least });
  if (ids.length >= least) return ids;
  if (!data) return null;
  return [...new Set([...ids, ...data.concepts.edges.map(({ node }) => node.id)])].slice(0, least);
}
