/** Margins, ascending, and the share of candidates of about such a margin that are right, which does not fall. */
export interface Calibration {
  margins: number[];
  shares: number[];
}

/** The share at a margin: on the line between the two nearest points, level outside of them. O(log points). */
export function confidenceOf({ margins, shares }: Calibration, margin: number): number {
  let [low, high] = [0, margins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (margins[middle] <= margin) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return shares[0];
  if (low === margins.length) return shares[low - 1];
  const part = (margin - margins[low - 1]) / (margins[low] - margins[low - 1]);
  return shares[low - 1] + part * (shares[low] - shares[low - 1]);
}
