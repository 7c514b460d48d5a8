import { compareKeys, type CompareKeys, type KeyDirection, type SortKey } from './paging.js';

/** A key that a list is sorted by. */
export interface Order<F extends string> {
  field: F;
  direction: KeyDirection;
}

/** What a client asks a list to be sorted by; `otherwise` where it names nothing. */
export function ordersOf<F extends string>(
  asked: readonly Order<F>[] | null | undefined,
  otherwise: Order<F>,
): readonly Order<F>[] {
  return asked && asked.length > 0 ? asked : [otherwise];
}

/** How a list is sorted: what its cursors hold, and how two of them compare. */
export interface ListOrder<T> {
  keyOf: (item: T) => SortKey;
  compare: CompareKeys;
}

/** By `orders`, the first foremost; a value of null comes last either way, ties break by id. */
export function listOrder<T, F extends string>(
  orders: readonly Order<F>[],
  valueOf: (item: T, field: F) => number | string | null,
  idOf: (item: T) => string,
): ListOrder<T> {
  return {
    keyOf: (item) => [...orders.map(({ field }) => valueOf(item, field)), idOf(item)],
    compare: compareKeys(...orders.map(({ direction }) => direction)),
  };
}

/** The items in this order; the key of each is made once. O(items log items). */
export function inOrder<T>(items: readonly T[], { keyOf, compare }: ListOrder<T>): T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);
}
