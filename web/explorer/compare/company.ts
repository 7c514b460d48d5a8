import type { SharedPapersQuery } from '../documents.js';

type Company = NonNullable<SharedPapersQuery['a']>;

/** A concept that stands in papers with each of two. */
export interface SharedCompanion {
  readonly id: string;
  readonly name: string;
  /** Papers with the one. */
  readonly withA: number;
  /** Papers with the other. */
  readonly withB: number;
}

/** Companions of both, the most common with both first; ties break by id. Of the 100 most common of each. */
export function sharedCompany(a: Company, b: Company): SharedCompanion[] {
  const counts = new Map(b.cooccurring.edges.map(({ node, count }) => [node.id, count]));
  return a.cooccurring.edges
    .flatMap(({ node, count }) => {
      const withB = counts.get(node.id);
      return withB === undefined ? [] : [{ id: node.id, name: node.name, withA: count, withB }];
    })
    .sort((one, other) => {
      const [least, most] = [Math.min(one.withA, one.withB), Math.min(other.withA, other.withB)];
      return most - least || (one.id < other.id ? -1 : 1);
    });
}
