import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys, pageOf, type KeyDirection, type Page, type SortKey } from '../../src/api/paging.js';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, concept, paper } from '../contract/fixtures.js';
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
          cursor = (backwards ? page.pageInfo.startCursor() : page.pageInfo.endCursor()) ?? cursor;
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
        const cursor = whole.items[at]?.cursor();
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

/** Lists whose cursors go on in whatever snapshot is there, as a query with PAGE for the arguments of a page. */
const LISTS = {
  papers: '{ list: papers(PAGE, orderBy: [{field: YEAR, direction: DESC}, {field: TITLE}]) { REST } }',
  'papers of a concept by weight': '{ concept(id: "walk") { list: papers(PAGE) { REST } } }',
  'papers of a concept by other keys':
    '{ concept(id: "walk") { list: papers(PAGE, orderBy: [{field: YEAR}, {field: WEIGHT, direction: DESC}]) { REST } } }',
  'mentions of a concept': '{ concept(id: "walk") { list: mentions(PAGE) { REST } } }',
  'concepts by name': '{ list: concepts(PAGE, where: {}, orderBy: [{field: NAME, direction: DESC}]) { REST } }',
  'concepts of a paper by weight': `{ paper(id: "${paper('hub').id}") { list: concepts(PAGE) { REST } } }`,
  'concepts of a paper by name': `{ paper(id: "${paper('hub').id}") { list: concepts(PAGE, orderBy: {field: NAME}) { REST } } }`,
};

describe('what is added between pages is neither skipped nor shown twice', () => {
  const folder = temporaryFolder();
  let store: GraphStore;
  const stores: GraphStore[] = [];
  const added: string[] = [];

  /** Papers with one to three mentions of `walk`, and as many concepts, which one paper speaks of as well. */
  async function add(keys: readonly string[]): Promise<void> {
    added.push(...keys);
    await store.replaceVocabulary([...added.map((key) => concept(`c-${key}`)), concept('walk')]);
    const speaks = (key: string, conceptIds: string[]) => {
      const record = paper(key, {
        title: `Title ${key}`,
        abstract: 'walk '.repeat(conceptIds.length),
        year: 2000 + (key.charCodeAt(0) % 3),
      });
      const mentions = conceptIds.map((id, at) => {
        const place = { field: 'abstract' as const, start: 5 * at, end: 5 * at + 4, surface: 'walk' };
        return { paperId: record.id, conceptId: id, ...place, method: 'vocabulary' as const, confidence: 1 };
      });
      return bundle(record, { mentions });
    };
    const hub = added.flatMap((key) => Array<string>(1 + (key.charCodeAt(0) % 2)).fill(`c-${key}`));
    const walks = keys.map((key) => speaks(key, Array<string>(1 + (key.charCodeAt(0) % 3)).fill('walk')));
    await store.upsertPapers([...walks, speaks('hub', hub)], 'run-1');
    await store.publishSnapshot({ id: `snapshot ${added.length}`, builtAt: '2025-01-01T00:00:00.000Z' });
  }
  beforeEach(async () => {
    added.length = 0;
    store = await sqliteIn(folder.path, `${stores.length}.db`);
    stores.push(store);
  });
  afterAll(async () => {
    for (const each of stores) await each.close();
    folder.remove();
  });

  const ways = [
    ['first', 'after', 'endCursor', 'hasNextPage'],
    ['last', 'before', 'startCursor', 'hasPreviousPage'],
  ] as const;
  const cases = Object.entries(LISTS).flatMap(([name, list]) => ways.map((way) => [name, way[0], list, way] as const));
  test.each(cases)('%s, %s', async (_name, _way, list, [count, cursor, info, more]) => {
    interface List {
      edges: { node: { id: string } | { paper: { id: string }; start: number } }[];
      pageInfo: Record<string, string | boolean | null>;
    }
    const fields = list.includes('mentions') ? 'paper { id } start' : 'id';
    const page = async (size: number, from: unknown): Promise<List> => {
      const asked = list
        .replace('PAGE', `${count}: ${size}, ${cursor}: $from`)
        .replace('REST', `edges { node { ${fields} } } pageInfo { ${info} ${more} }`);
      const data = await dataOf<Record<string, unknown>>(store, `query($from: String) ${asked}`, { from });
      const [top] = 'list' in data ? [data] : (Object.values(data) as Record<string, unknown>[]);
      return top.list as List;
    };
    const idsOf = ({ edges }: List) => edges.map(({ node }) => JSON.stringify(node));
    await add([...'abcdefghijkl'].map((letter) => `${letter}1`));
    const expected = idsOf(await page(100, null));
    if (count === 'last') expected.reverse();
    const seen: string[] = [];
    let from: unknown = null;
    for (let turn = 0; ; turn++) {
      const found = await page(3, from);
      seen.push(...(count === 'last' ? idsOf(found).reverse() : idsOf(found)));
      if (!found.pageInfo[more]) break;
      from = found.pageInfo[info];
      if (turn < 3) await add([...'aeiou'].map((letter) => `${letter}-${turn}`));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => expected.includes(id))).toEqual(expected);
    expect(seen.length).toBeGreaterThan(expected.length);
  });
});

describe('pages', () => {
  const folder = temporaryFolder();
  let store: GraphStore;
  beforeAll(async () => {
    store = await sqliteIn(folder.path);
    await store.upsertPapers([bundle(paper('a')), bundle(paper('b'))], 'run-1');
    await store.publishSnapshot({ id: 'two', builtAt: '2025-01-01T00:00:00.000Z' });
  });
  afterAll(async () => {
    await store?.close();
    folder.remove();
  });

  test('go on in a list that is sorted by no key', async () => {
    interface Answer {
      papers: { edges: { node: { title: string } }[]; pageInfo: { endCursor: string } };
    }
    const query = `query($after: String) { papers(orderBy: [], first: 1, after: $after) {
      edges { node { title } } pageInfo { endCursor } } }`;
    const { papers } = await dataOf<Answer>(store, query);
    const next = await dataOf<Answer>(store, query, { after: papers.pageInfo.endCursor });
    expect([papers, next.papers].map(({ edges }) => edges[0].node.title)).toEqual(['Paper a', 'Paper b']);
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
