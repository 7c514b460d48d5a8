import type { CoOccurrence, Relatedness } from '../../model/edges.js';
import type { SqliteConnection, Value } from './connection.js';
import { rowOf, type IdRow } from './id-rows.js';
import * as statements from './statements.js';

type Rows = ReadonlyMap<string, number>;

/** The values of `ADD_CO_OCCURRENCE`. */
export function coOccurrenceValues(edge: CoOccurrence, concepts: Rows): Value[] {
  const { count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio } = edge;
  const ends = [rowOf(concepts, edge.a), rowOf(concepts, edge.b)];
  return [...ends, count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio];
}

/** The values of `ADD_RELATEDNESS`. */
export function relatednessValues({ from, to, rank, score }: Relatedness, papers: Rows): Value[] {
  return [rowOf(papers, from), rank, rowOf(papers, to), score];
}

/** All edges from these concepts to later ones, by a, then b; within a read. */
export function coOccurrencesOf(connection: SqliteConnection, concepts: readonly IdRow[]): CoOccurrence[] {
  type Tuple = [string, string, number, number, number, number, number, number, number];
  return connection
    .tuples<Tuple>(statements.CO_OCCURRENCES_OF_ROWS, JSON.stringify(concepts.map(({ row }) => row)))
    .map(([a, b, count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio]) => {
      return { a, b, count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio };
    });
}

/** All neighbors of these papers, by from, then rank; within a read. */
export function relatednessOf(connection: SqliteConnection, papers: readonly IdRow[]): Relatedness[] {
  return connection
    .tuples<[string, string, number, number]>(
      statements.RELATEDNESS_OF_ROWS,
      JSON.stringify(papers.map(({ row }) => row)),
    )
    .map(([from, to, score, rank]) => ({ from, to, score, rank, reasons: [] }));
}
