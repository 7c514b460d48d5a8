import { bootstrapInterval } from '../quality/bootstrap.js';
import { rankedBy, rankingMetrics } from './metrics.js';

export const METRICS = ['map', 'ndcg', 'rPrecision', 'recall'];

/** The metrics of each query for `scoresOf(query)`, which gives the score of every paper. */
export function metricsOf(queries, scoresOf) {
  return queries.map((query) => {
    const scores = scoresOf(query);
    const order = rankedBy([...query.pool.keys()], (at) => scores[query.pool[at]]);
    return rankingMetrics(order.map((at) => query.ratings[at]));
  });
}

/**
 * For each metric `{ ours, peer, interval, difference, differenceInterval }`: means over the queries, 95 % intervals by
 * bootstrap, the difference paired by query.
 */
export function compared(ours, peer) {
  return Object.fromEntries(
    METRICS.map((metric) => {
      const own = ours.map((each) => each[metric]);
      const differences = own.map((value, at) => value - peer[at][metric]);
      return [
        metric,
        {
          ours: mean(own),
          interval: bootstrapInterval(own, mean),
          peer: mean(peer.map((each) => each[metric])),
          difference: mean(differences),
          differenceInterval: bootstrapInterval(differences, mean),
        },
      ];
    }),
  );
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
