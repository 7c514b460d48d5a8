import { randomFrom } from '../sparse/random.js';

/**
 * The 95 % percentile interval `[low, high]` of a statistic over documents (Efron & Tibshirani 1993, chapter 13): as many
 * documents are drawn again, with replacement, `samples` times. O(samples · documents) and the statistic as often; the
 * same seed gives the same interval.
 *
 * @param documents what is scored of each document, such as `{ hits, returned, gold }`
 * @param statistic takes such an array and returns a number
 */
export function bootstrapInterval(documents, statistic, { samples = 1000, seed = 1 } = {}) {
  if (documents.length === 0) throw new Error('an interval needs documents');
  const random = randomFrom(seed);
  const values = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    values[sample] = statistic(documents.map(() => documents[Math.floor(random() * documents.length)]));
  }
  values.sort();
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

/** Between the two nearest of ascending values, in proportion. */
function quantile(values, share) {
  const at = share * (values.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (at - below) * (values[above] - values[below]);
}
