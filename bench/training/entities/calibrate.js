import { fitLogistic, logistic, rounded } from '../logistic.js';

/** The natural logarithm of the odds of a probability. */
export function logOdds(probability) {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(p / (1 - p));
}

/** The logistic curve on log-odds that best says how many of the spans { probability, right } are right; to four digits. */
export function calibrate(spans) {
  return rounded(fitLogistic(spans.map(({ probability, right }) => ({ x: logOdds(probability), right }))));
}

/** Spans { probability, right } with the confidence that such a curve gives them. */
export function calibrated(spans, { offset, slope }) {
  return spans.map((span) => ({ ...span, confidence: logistic(offset + slope * logOdds(span.probability)) }));
}
