import { createHash } from 'node:crypto';
import { badUserInput } from './errors.js';
import { withoutSnapshot, withSnapshot } from './snapshot-cursor.js';

/** What a list is sorted by, foremost first, and the id that breaks ties: the content of a cursor. */
export type SortKey = readonly [...values: (number | string | null)[], id: string];
export type CompareKeys = (a: SortKey, b: SortKey) => number;
export type KeyDirection = 'ascending' | 'descending';

export const MAX_PAGE = 100;

/** Tells lists apart in 8 characters, however long their names: by chance, one in 2⁴⁸ is taken for another. */
export function fingerprint(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
}

/** Opaque: base64url of the list's fingerprint and the sort key. */
export function encodeCursor(list: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

export function decodeCursor(list: string, name: 'after' | 'before', cursor: string): SortKey {
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // told below
  }
  if (Array.isArray(given) && given.length >= 3 && typeof given.at(-1) === 'string' && !given.some(isStructure)) {
    // The fingerprint tells of the sort keys too: a key of this list has as many parts as it should.
    if (given[0] === list) return given.slice(1) as unknown as SortKey;
    throw badUserInput(
      `\`${name}\` is a cursor of another list, or of this one with other arguments; start this one without it.`,
    );
  }
  throw badUserInput(
    `\`${name}\` is not a cursor that this API gave; take it from an edge or from \`pageInfo.${name === 'after' ? 'endCursor' : 'startCursor'}\`.`,
  );
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function compareValues(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Values in the given directions, null last in either, ties by id ascending. */
export function compareKeys(...directions: KeyDirection[]): CompareKeys {
  const signs = directions.map((direction) => (direction === 'ascending' ? 1 : -1));
  return (x, y) => {
    for (let at = 0; at < signs.length; at++) {
      const [a, b] = [x[at], y[at]];
      const order =
        a === null || b === null ? Number(a === null) - Number(b === null) : signs[at] * compareValues(a, b);
      if (order !== 0) return order;
    }
    return compareValues(x[signs.length]!, y[signs.length]!);
  };
}

/** The part of a list that is asked for, from its start (`first`, `after`) or from its end (`last`, `before`). */
export interface PageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface PageArguments extends PageRequest {
  /** Names the list: its field, what it is of, and every argument but those of the page. A cursor is good for the list that gave it. */
  list: readonly unknown[];
  /** The snapshot that the order is computed from, where papers that are added change it: its cursors are good in that one only. */
  snapshot?: string;
}

/** Makes the cursor of an item when a client asks for it. */
export type Cursor = () => string;

export interface Page<T> {
  items: { item: T; cursor: Cursor }[];
  /** Length of the whole list; asked for only where the client does. */
  totalCount: () => number;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: () => string | null;
    endCursor: () => string | null;
  };
}

export interface PageOptions<T> {
  /** Which of `items` are in the list; all, where not given. */
  holds?: (item: T) => boolean;
  /** Length of the list, where it is not the number of items. */
  totalCount?: () => number;
}

/**
 * One page of a list that is sorted by `compare` over the items' keys: those after and before the cursors' keys, whether
 * or not the items that gave them are still there. O(log items + page), with `holds` also the items that are passed over.
 */
export function pageOf<T>(
  items: ArrayLike<T>,
  keyOf: (item: T) => SortKey,
  compare: CompareKeys,
  { list, snapshot, ...request }: PageArguments,
  { holds = () => true, totalCount = () => items.length }: PageOptions<T> = {},
): Page<T> {
  const { count, backwards } = checkedRequest(list, request);
  let name: string | undefined;
  const nameOf = () => (name ??= fingerprint(list));
  const bound = (argument: 'after' | 'before', otherwise: number): number => {
    const cursor = request[argument];
    if (cursor == null) return otherwise;
    const key = decodeCursor(nameOf(), argument, withoutSnapshot(cursor, snapshot));
    return lowerBound(items, keyOf, compare, key, argument === 'after');
  };
  const start = bound('after', 0);
  const end = bound('before', items.length);
  const step = backwards ? -1 : 1;
  const found: number[] = [];
  let at = backwards ? end - 1 : start;
  for (; at >= start && at < end && found.length < count; at += step) if (holds(items[at])) found.push(at);
  if (backwards) found.reverse();
  const any = (from: number, by: 1 | -1): boolean => {
    for (let i = from; i >= 0 && i < items.length; i += by) if (holds(items[i])) return true;
    return false;
  };
  const page = found.map((i) => ({
    item: items[i],
    cursor: () => withSnapshot(encodeCursor(nameOf(), keyOf(items[i])), snapshot),
  }));
  return {
    items: page,
    totalCount,
    pageInfo: {
      hasNextPage: any(found.length > 0 ? found[found.length - 1] + 1 : end, 1),
      hasPreviousPage: any((found.length > 0 ? found[0] : start) - 1, -1),
      startCursor: () => page[0]?.cursor() ?? null,
      endCursor: () => page.at(-1)?.cursor() ?? null,
    },
  };
}

/** What is wrong with the size of a page that is asked for, and what to say instead; null where nothing is. */
export function pageFault(field: string, { first, last }: Pick<PageRequest, 'first' | 'last'>): string | null {
  if (first != null && last != null) {
    return `\`${field}\`: give \`first\` or \`last\`, not both: a page is taken from one end of the list.`;
  }
  const count = first ?? last;
  if (count == null) {
    return `\`${field}\` is a list of pages: say how many with \`first\` or \`last\`, 1 to ${MAX_PAGE}, as in \`${field}(first: 20)\`.`;
  }
  if (count >= 1 && count <= MAX_PAGE) return null;
  return `\`${field}\`: \`${first != null ? 'first' : 'last'}\` must be from 1 to ${MAX_PAGE}.`;
}

/** @throws GraphQLError BAD_USER_INPUT where the size of the page cannot be. */
export function checkedRequest(list: readonly unknown[], request: PageRequest): { count: number; backwards: boolean } {
  const fault = pageFault(String(list[0]).split('.').at(-1)!, request);
  if (fault !== null) throw badUserInput(fault);
  const { first, last } = request;
  return { count: (first ?? last)!, backwards: last != null };
}

/** The first position whose key comes not before `key`, or after it where `past`. */
function lowerBound<T>(
  items: ArrayLike<T>,
  keyOf: (item: T) => SortKey,
  compare: CompareKeys,
  key: SortKey,
  past: boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(keyOf(items[middle]), key);
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
