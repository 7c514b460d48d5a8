import { fitLogistic, logistic } from '../logistic.js';

/** Candidates that are hardly ever right tell little of those that are shown, and are most. */
const LEAST_SHARE = 0.02;
/** The points of the curve stand between these log-odds. */
const EDGE = 5;
const STEP = 0.5;

/**
 * A calibration by margins and labels of papers that did not teach the margins: a logistic curve, since a finer one is
 * most wrong at the top, where examples are few and mentions fall; given as points that are joined by lines.
 *
 * @param {{ margin: number, label: 0 | 1 }[]} examples
 */
export function logisticCurve(examples) {
  const all = examples.map(({ margin, label }) => ({ x: margin, right: label === 1 }));
  const rough = fitLogistic(all);
  const shown = all.filter(({ x }) => logistic(rough.offset + rough.slope * x) >= LEAST_SHARE);
  const { offset, slope } = fitLogistic(shown);
  const margins = [];
  const shares = [];
  for (let odds = -EDGE; odds <= EDGE; odds += STEP) {
    margins.push(Number(((odds - offset) / slope).toFixed(4)));
    shares.push(Number(logistic(odds).toFixed(4)));
  }
  return { margins, shares };
}
