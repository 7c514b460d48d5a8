import { createHash } from 'node:crypto';
import { badUserInput } from './errors.js';
import { withoutSnapshot, withSnapshot } from './snapshot-cursor.js';

/** What a list is sorted by, and the id that breaks ties: the content of a cursor. */
export type SortKey = readonly [value: number | string | null, id: string];
export type CompareKeys = (a: SortKey, b: SortKey) => number;

export const MAX_PAGE = 100;

/** Tells lists apart in 8 characters, however long their names: by chance, one in 2⁴⁸ is taken for another. */
function fingerprint(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
}

/** Opaque: base64url of the list's fingerprint and the sort key. */
function encodeCursor(list: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

function decodeCursor(list: string, cursor: string): SortKey {
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // told below
  }
  if (Array.isArray(given) && given.length === 3 && typeof given[2] === 'string' && !isStructure(given[1])) {
    if (given[0] === list) return [given[1] as SortKey[0], given[2]];
    throw badUserInput(
      '`after` is a cursor of another list, or of this one with other arguments; start this one without it.',
    );
  }
  throw badUserInput('`after` is not a cursor that this API gave; take it from an edge or from `pageInfo.endCursor`.');
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function compareValues(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Values in the given direction, null last, ties by id ascending. */
export function compareKeys(direction: 'ascending' | 'descending'): CompareKeys {
  const sign = direction === 'ascending' ? 1 : -1;
  return ([a, x], [b, y]) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null) || compareValues(x, y);
    return sign * compareValues(a, b) || compareValues(x, y);
  };
}

export interface PageArguments {
  /** Names the list: its field, what it is of, and every argument but `first` and `after`. A cursor is good for the list that gave it. */
  list: readonly unknown[];
  /** The snapshot that the order is computed from, where papers that are added change it: its cursors are good in that one only. */
  snapshot?: string;
  first: number;
  after?: string | null;
}

export interface Page<T> {
  items: { item: T; cursor: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/**
 * One page of a list that is sorted by `compare` over the items' keys: those after the cursor's key, whether or not the
 * item that gave it is still there. O(log items + first).
 */
export function pageOf<T>(
  items: ArrayLike<T>,
  keyOf: (item: T) => SortKey,
  compare: CompareKeys,
  { list, snapshot, first, after }: PageArguments,
  totalCount = items.length,
): Page<T> {
  if (first < 1 || first > MAX_PAGE) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAGE}.`);
  const name = fingerprint(list);
  const start =
    after == null ? 0 : firstAfter(items, keyOf, compare, decodeCursor(name, withoutSnapshot(after, snapshot)));
  const end = Math.min(items.length, start + first);
  const page: Page<T>['items'] = [];
  for (let i = start; i < end; i++) {
    page.push({ item: items[i], cursor: withSnapshot(encodeCursor(name, keyOf(items[i])), snapshot) });
  }
  return {
    items: page,
    totalCount,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: page[0]?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    },
  };
}

function firstAfter<T>(items: ArrayLike<T>, keyOf: (item: T) => SortKey, compare: CompareKeys, key: SortKey): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(keyOf(items[middle]), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
