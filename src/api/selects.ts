/** A filter that combines others of its kind. */
interface Combined<F> {
  and?: F[] | null;
  or?: F[] | null;
  not?: F | null;
}

/** Whether a filter (null: all) selects an item: by its own conditions, which `own` tests, and by those that it combines. */
export function selects<F extends Combined<F>, T>(
  filter: F | null | undefined,
  own: (filter: F, item: T) => boolean,
): (item: T) => boolean {
  if (!filter) return () => true;
  const [and, or] = [filter.and ?? [], filter.or ?? null].map((parts) => parts?.map((part) => selects(part, own)));
  const not = filter.not ? selects(filter.not, own) : null;
  return (item) =>
    own(filter, item) &&
    and!.every((holds) => holds(item)) &&
    (or?.some((holds) => holds(item)) ?? true) &&
    !not?.(item);
}

/** Whether it is the one, and among those, that a condition names. */
export function isOneOf<T>(value: T, condition: { eq?: T | null; in?: T[] | null } | null | undefined): boolean {
  const { eq, in: among } = condition ?? {};
  return (eq == null || value === eq) && (among == null || among.includes(value));
}
