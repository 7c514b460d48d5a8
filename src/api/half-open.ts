/** Bounds of a number as a client gives them. */
export interface Bounds {
  lt?: number | null;
  lte?: number | null;
  gt?: number | null;
  gte?: number | null;
}

/** The same numbers from 0 on as one half-open interval: from `gte` on, below `lt`; undefined where there is no bound. */
export function halfOpen(bounds: Bounds | null | undefined): { gte?: number; lt?: number } {
  const { lt, lte, gt, gte } = bounds ?? {};
  const least = [gte, gt == null ? null : nextAbove(gt)].filter((bound) => bound != null);
  const end = [lt, lte == null ? null : nextAbove(lte)].filter((bound) => bound != null);
  return {
    ...(least.length > 0 ? { gte: Math.max(...least) } : {}),
    ...(end.length > 0 ? { lt: Math.min(...end) } : {}),
  };
}

/** The least number from 0 on that is more than `value`. */
function nextAbove(value: number): number {
  if (value < 0) return 0;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  bits.setBigInt64(0, bits.getBigInt64(0) + 1n);
  return bits.getFloat64(0);
}
