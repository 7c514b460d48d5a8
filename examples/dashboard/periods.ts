import type { YearSpanInput } from './documents.js';

export interface Periods {
  readonly window: YearSpanInput;
  readonly baseline: YearSpanInput;
}

/** The last third of some years, and those before it; null where there are not two years. The years may come in any order. */
export function periods(years: readonly number[]): Periods | null {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0 || first === last) return null;
  const start = last - Math.floor((last - first) / 3);
  return { window: { from: start, to: last }, baseline: { from: first, to: start - 1 } };
}

/** `2021`, or `2018–2021`. */
export const spanName = ({ from, to }: YearSpanInput): string => (from === to ? `${from}` : `${from}–${to}`);
