/** A query with its variables, as an address hands it to the playground. */
export interface SharedQuery {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

/** The address that opens a query in the playground. What stands after `#` never leaves the browser. */
export function playgroundAddress({ query, variables }: SharedQuery): string {
  return `/graphql#${new URLSearchParams({ query, variables }).toString()}`;
}

/** The query of such an address, from its `#` on; null where there is none. */
export function sharedQuery(hash: string): SharedQuery | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const query = given.get('query');
  return query ? { query, variables: given.get('variables') ?? '' } : null;
}
