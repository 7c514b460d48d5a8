import { fitLogistic, logistic, rounded } from '../logistic.js';

/** Candidates that are hardly ever right tell little of those that are shown, and are most. */
const LEAST_SHARE = 0.02;

/**
 * A calibration by margins and labels of papers that did not teach the margins: a logistic curve, since a finer one is
 * most wrong at the top, where examples are few and mentions fall.
 *
 * @param {{ margin: number, label: 0 | 1 }[]} examples
 */
export function logisticCurve(examples) {
  const all = examples.map(({ margin, label }) => ({ x: margin, right: label === 1 }));
  const rough = fitLogistic(all);
  const shown = all.filter(({ x }) => logistic(rough.offset + rough.slope * x) >= LEAST_SHARE);
  return rounded(fitLogistic(shown));
}
