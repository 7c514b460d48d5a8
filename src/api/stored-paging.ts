import type { Walk } from '../store/port.js';
import {
  checkedRequest,
  decodeCursor,
  encodeCursor,
  fingerprint,
  type CompareKeys,
  type Page,
  type PageRequest,
  type SortKey,
} from './paging.js';

/** A list that the store keeps in order, and answers from any place on. */
export interface StoredList<T, Place> {
  /** As `PageArguments.list`. */
  list: readonly unknown[];
  read(walk: Walk<Place>): Promise<T[]>;
  count(): Promise<number>;
  keyOf(item: T): SortKey;
  compare: CompareKeys;
  /** The place that a key stands for. @throws GraphQLError BAD_USER_INPUT for a key that `keyOf` did not make. */
  placeOf(key: SortKey): Place;
}

/** As `Page`; the store counts. */
export type StoredPage<T> = Omit<Page<T>, 'totalCount'> & { totalCount: () => Promise<number> };

/** As `pageOf`, of a list of which only the page is read: one call to the store, two where a cursor is given. */
export async function storedPage<T, Place>(
  { list, read, count, keyOf, compare, placeOf }: StoredList<T, Place>,
  request: PageRequest,
): Promise<StoredPage<T>> {
  const { count: asked, backwards } = checkedRequest(list, request);
  const name = fingerprint(list);
  const keyIn = (argument: 'after' | 'before'): SortKey | null => {
    const cursor = request[argument];
    return cursor == null ? null : decodeCursor(name, argument, cursor);
  };
  const [from, until] = backwards ? [keyIn('before'), keyIn('after')] : [keyIn('after'), keyIn('before')];
  const sign = backwards ? -1 : 1;
  // One more than asked tells whether there is more.
  const ahead = await read({ from: from ? placeOf(from) : undefined, backwards, limit: asked + 1 });
  const inside = until === null ? ahead : ahead.filter((item) => sign * compare(keyOf(item), until) < 0);
  const found = inside.slice(0, asked);
  const isMoreAhead = ahead.length > found.length;
  const isMoreBehind = from !== null && (await read(walkBack(ahead[0]))).length > 0;
  function walkBack(first: T | undefined): Walk<Place> {
    return { from: first === undefined ? undefined : placeOf(keyOf(first)), backwards: !backwards, limit: 1 };
  }
  if (backwards) found.reverse();
  const items = found.map((item) => ({ item, cursor: () => encodeCursor(name, keyOf(item)) }));
  return {
    items,
    totalCount: count,
    pageInfo: {
      hasNextPage: backwards ? isMoreBehind : isMoreAhead,
      hasPreviousPage: backwards ? isMoreAhead : isMoreBehind,
      startCursor: () => items[0]?.cursor() ?? null,
      endCursor: () => items.at(-1)?.cursor() ?? null,
    },
  };
}
