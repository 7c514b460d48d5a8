import neo4j from 'neo4j-driver';
import type { CoOccurrence, Relatedness } from '../../model/edges.js';
import { ascending } from './ascending.js';
import type { Parameters } from './connection.js';

/** A relationship to be between two nodes of one label. */
export interface EdgeParameters extends Parameters {
  from: string;
  to: string;
  edge: Parameters;
}

export function coOccurrenceParameters(pair: CoOccurrence, runId: string): EdgeParameters {
  return {
    from: pair.a,
    to: pair.b,
    edge: {
      count: neo4j.int(pair.count),
      expected: pair.expected,
      npmi: pair.npmi,
      jaccard: pair.jaccard,
      cosine: pair.cosine,
      associationStrength: pair.associationStrength,
      logLikelihoodRatio: pair.logLikelihoodRatio,
      runId,
    },
  };
}

export function relatednessParameters(near: Relatedness, runId: string): EdgeParameters {
  return { from: near.from, to: near.to, edge: { rank: neo4j.int(near.rank), score: near.score, runId } };
}

/** b, count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio. */
export type CoOccurrenceList = [string, number, number, number, number, number, number, number];

/** By b. */
export function coOccurrencesOf(a: string, edges: readonly CoOccurrenceList[]): CoOccurrence[] {
  return edges
    .map(([b, count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio]) => ({
      a,
      b,
      count,
      expected,
      npmi,
      jaccard,
      cosine,
      associationStrength,
      logLikelihoodRatio,
    }))
    .sort((x, y) => ascending(x.b, y.b));
}

/** By rank. `edges`: to, score, rank. */
export function relatednessOf(from: string, edges: readonly [string, number, number][]): Relatedness[] {
  return edges.map(([to, score, rank]) => ({ from, to, score, rank, reasons: [] })).sort((x, y) => x.rank - y.rank);
}
