import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys, pageOf, type Page, type SortKey } from '../../src/api/paging.js';
import { storedPage, type StoredList } from '../../src/api/stored-paging.js';

type Item = readonly [number, string];
const compare = compareKeys('ascending');
const keyOf = (item: Item): SortKey => [...item];
const list = ['numbers'];

/** As a store would, over a list in order. */
function stored(items: readonly Item[]): { asked: StoredList<Item, Item>; calls: () => number } {
  let calls = 0;
  const asked: StoredList<Item, Item> = {
    list,
    keyOf,
    compare,
    placeOf: (key) => key as unknown as Item,
    count: () => Promise.resolve(items.length),
    read({ from, backwards = false, limit }) {
      calls++;
      const walked = backwards ? [...items].reverse() : items;
      const sign = backwards ? -1 : 1;
      return Promise.resolve(
        walked.filter((item) => !from || sign * compare([...item], [...from]) > 0).slice(0, limit),
      );
    },
  };
  return { asked, calls: () => calls };
}

const items = fc
  .uniqueArray(fc.tuple(fc.nat(3), fc.constantFrom('a', 'b', 'c', 'd')), { selector: String, maxLength: 16 })
  .map((found): Item[] => found.sort((a, b) => compare([...a], [...b])));

/** A page with its cursors made. */
const withCursors = ({ items, pageInfo }: Pick<Page<Item>, 'items'> & { pageInfo?: Page<Item>['pageInfo'] }) => ({
  ...(pageInfo && {
    pageInfo: { ...pageInfo, startCursor: pageInfo.startCursor(), endCursor: pageInfo.endCursor() },
  }),
  items: items.map(({ item, cursor }) => ({ item, cursor: cursor() })),
});

/** The cursor of an item, whether or not the list holds it. */
const cursorOf = (item: Item): string => pageOf([item], keyOf, compare, { list, first: 1 }).items[0].cursor();

test('a page of a stored list is the page of the same list in memory', async () => {
  const place = fc.option(fc.tuple(fc.nat(3), fc.constantFrom('a', 'b', 'c', 'd')), { nil: null });
  const count = fc.integer({ min: 1, max: 5 });
  await fc.assert(
    fc.asyncProperty(items, count, fc.boolean(), place, place, async (all, size, isLast, after, before) => {
      const request = {
        ...(isLast ? { last: size } : { first: size }),
        after: after && cursorOf(after),
        before: before && cursorOf(before),
      };
      const { asked, calls } = stored(all);
      const { totalCount, ...page } = await storedPage(asked, request);
      const { totalCount: expectedCount, ...expected } = pageOf(all, keyOf, compare, { list, ...request });
      // Where the cursors leave nothing between them, what is around is not looked for twice.
      if (after && before && compare([...after], [...before]) >= 0)
        delete (expected as Partial<typeof expected>).pageInfo;
      expect(withCursors(page)).toMatchObject(withCursors(expected));
      expect(await totalCount()).toBe(expectedCount());
      expect(calls()).toBeLessThanOrEqual(2);
    }),
  );
});

test('without a cursor it is one call', async () => {
  const { asked, calls } = stored([
    [1, 'a'],
    [2, 'b'],
  ]);
  const { pageInfo } = await storedPage(asked, { first: 1 });
  expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(calls()).toBe(1);
});
