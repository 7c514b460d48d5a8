import { foldCase } from '../model/fold-case.js';

/** What a string must be. All parts given must hold; null parts play no part. */
export interface StringCondition {
  eq?: string | null;
  in?: string[] | null;
  /** Case and accents play no part in this one and the next. */
  contains?: string | null;
  startsWith?: string | null;
  /** true: there is none; false: there is one. */
  isNull?: boolean | null;
}

/** As `StringCondition`, of numbers (or days, as `dayNumber` has them). */
export interface NumberCondition {
  eq?: number | null;
  in?: number[] | null;
  lt?: number | null;
  lte?: number | null;
  gt?: number | null;
  gte?: number | null;
  isNull?: boolean | null;
}

/** Whether a string satisfies a condition; what a condition asks is made ready once. null never satisfies but `isNull`. */
export function stringTest(condition: StringCondition): (value: string | null) => boolean {
  const { eq, isNull } = condition;
  const among = condition.in == null ? null : new Set(condition.in);
  const contains = condition.contains == null ? null : foldCase(condition.contains);
  const startsWith = condition.startsWith == null ? null : foldCase(condition.startsWith);
  const asks = eq != null || among !== null || contains !== null || startsWith !== null;
  return (value) => {
    if (isNull != null && isNull !== (value === null)) return false;
    if (value === null) return !asks;
    if ((eq != null && value !== eq) || (among !== null && !among.has(value))) return false;
    if (contains === null && startsWith === null) return true;
    const folded = foldCase(value);
    return (contains === null || folded.includes(contains)) && (startsWith === null || folded.startsWith(startsWith));
  };
}

/** As `stringTest`, for numbers. */
export function numberTest(condition: NumberCondition): (value: number | null) => boolean {
  const { eq, lt, lte, gt, gte, isNull } = condition;
  const among = condition.in == null ? null : new Set(condition.in);
  const asks = among !== null || [eq, lt, lte, gt, gte].some((bound) => bound != null);
  return (value) => {
    if (isNull != null && isNull !== (value === null)) return false;
    if (value === null) return !asks;
    return (
      (eq == null || value === eq) &&
      (among === null || among.has(value)) &&
      (lt == null || value < lt) &&
      (lte == null || value <= lte) &&
      (gt == null || value > gt) &&
      (gte == null || value >= gte)
    );
  };
}
