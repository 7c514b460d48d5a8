import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys, pageOf, type KeyDirection, type Page, type SortKey } from '../../src/api/paging.js';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, paper } from '../contract/fixtures.js';
import { ask, dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';

interface Item {
  id: string;
  values: (number | string | null)[];
  in: boolean;
}

const keyOf = ({ values, id }: Item): SortKey => [...values, id];
const items = fc.uniqueArray(
  fc.record({
    id: fc.nat(200).map((n) => `p${n}`),
    values: fc.tuple(fc.option(fc.nat(2)), fc.option(fc.constantFrom('a', 'b'))),
    in: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);
const directions = fc.tuple(
  fc.constantFrom<KeyDirection>('ascending', 'descending'),
  fc.constantFrom<KeyDirection>('ascending', 'descending'),
);

describe('pages of a list', () => {
  test('walked either way have each of its items once, while others come and go between pages', () => {
    fc.assert(
      fc.property(items, directions, fc.integer({ min: 1, max: 5 }), fc.boolean(), (all, ways, count, backwards) => {
        const compare = compareKeys(...ways);
        const sorted = [...all].sort((a, b) => compare(keyOf(a), keyOf(b)));
        // Those that are not `in` come and go: in the list of every other page only.
        const seen: Item[] = [];
        let cursor: string | null = null;
        for (let turn = 0; ; turn++) {
          const list = sorted.filter((item) => item.in || turn % 2 === 0);
          const page: Page<Item> = pageOf(list, keyOf, compare, {
            list: ['test'],
            ...(backwards ? { last: count, before: cursor } : { first: count, after: cursor }),
          });
          const found = page.items.map(({ item }) => item);
          seen.push(...(backwards ? found.reverse() : found));
          const more = backwards ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
          if (!more && turn % 2 === 0) break;
          cursor = (backwards ? page.pageInfo.startCursor : page.pageInfo.endCursor) ?? cursor;
        }
        const kept = (backwards ? [...sorted].reverse() : sorted).filter((item) => item.in);
        expect(seen.filter((item) => item.in)).toEqual(kept);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  test('are those of the filtered list, and say what is before and after', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 5 }), fc.nat(30), fc.boolean(), (all, count, at, backwards) => {
        const compare = compareKeys('ascending', 'descending');
        const sorted = [...all].sort((a, b) => compare(keyOf(a), keyOf(b)));
        const list = sorted.filter((item) => item.in);
        const holds = (item: Item) => item.in;
        const whole = pageOf(sorted, keyOf, compare, { list: [], first: 100 }, { holds });
        const cursor = whole.items[at]?.cursor;
        const request = backwards ? { last: count, before: cursor } : { first: count, after: cursor };
        const { items: found, pageInfo } = pageOf(sorted, keyOf, compare, { list: [], ...request }, { holds });
        const start = backwards
          ? Math.max(0, (cursor ? at : list.length) - count)
          : Math.min(list.length, cursor ? at + 1 : 0);
        const end = backwards ? (cursor ? at : list.length) : Math.min(list.length, start + count);
        expect(found.map(({ item }) => item)).toEqual(list.slice(start, end));
        expect([pageInfo.hasPreviousPage, pageInfo.hasNextPage]).toEqual([start > 0, end < list.length]);
      }),
    );
  });
});

describe('papers that are added between pages', () => {
  const folder = temporaryFolder();
  let store: GraphStore;
  let published = 0;
  async function add(keys: string[]): Promise<void> {
    const papers = keys.map((key) =>
      paper(key, { title: `Title ${key.at(-1)}`, year: 2000 + (key.charCodeAt(0) % 3) }),
    );
    await store.upsertPapers(
      papers.map((record) => bundle(record)),
      `run-${published}`,
    );
    await store.publishSnapshot({ id: `snapshot ${published++}`, builtAt: '2025-01-01T00:00:00.000Z' });
  }
  beforeAll(async () => {
    store = await sqliteIn(folder.path);
  });
  afterAll(async () => {
    await store?.close();
    folder.remove();
  });

  const letters = [...'abcdefghijkl'];
  test.each([
    ['first', 'after', 'endCursor', 'hasNextPage'],
    ['last', 'before', 'startCursor', 'hasPreviousPage'],
  ] as const)('neither repeat nor skip: %s, %s', async (count, cursor, info, more) => {
    interface Answer {
      papers: { edges: { node: { id: string } }[]; pageInfo: Record<string, string | boolean | null> };
    }
    await add(letters.map((letter) => `${letter}${count}1`));
    const query = `query($after: String) { papers(${count}: 3, ${cursor}: $after, where: {title: {startsWith: "title"}},
      orderBy: [{field: YEAR, direction: DESC}, {field: TITLE}]) { edges { node { id } } pageInfo { ${info} ${more} } } }`;
    const atFirst = await dataOf<Answer>(store, query.replace(`${count}: 3`, `${count}: 100`));
    const seen: string[] = [];
    let after: unknown = null;
    for (let turn = 0; ; turn++) {
      const { papers } = await dataOf<Answer>(store, query, { after });
      const ids = papers.edges.map(({ node }) => node.id);
      seen.push(...(count === 'last' ? ids.reverse() : ids));
      if (!papers.pageInfo[more]) break;
      after = papers.pageInfo[info];
      if (turn < 3) await add([...'aeiou'].map((letter) => `${letter}${count}${turn}0`));
    }
    const expected = atFirst.papers.edges.map(({ node }) => node.id);
    if (count === 'last') expected.reverse();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => expected.includes(id))).toEqual(expected);
    expect(seen.length).toBeGreaterThan(expected.length);
  });

  test.each([
    ['first: 1, last: 1', '`papers`: give `first` or `last`, not both'],
    ['orderBy: []', '`papers` is a list of pages: say how many with `first` or `last`, 1 to 100'],
    ['last: 0', '`last` must be from 1 to 100.'],
    ['last: 1, before: "x"', '`before` is not a cursor that this API gave'],
  ])('a page that cannot be is told: %s', async (page, message) => {
    const { errors } = await ask(store, `{ papers(${page}) { totalCount } }`);
    expect(errors?.[0].message).toContain(message);
    expect(errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('a list is counted only where the client asks', async () => {
    let counted = 0;
    const page = pageOf(
      [1],
      () => [1, 'a'],
      compareKeys('ascending'),
      { list: [], first: 1 },
      { totalCount: () => ++counted },
    );
    expect(counted).toBe(0);
    expect(page.totalCount()).toBe(1);
  });
});
