import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { paper } from '../contract/fixtures.js';
import { DATED_QUERIES, DATED_SEARCHES, idsFound, writeDatedPapers } from '../support/dated-papers.js';
import { ask, dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;
beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await writeDatedPapers(store);
});
afterAll(async () => {
  await store?.close();
  folder.remove();
});

type Lists = Record<string, { totalCount?: number; edges: { node: { title?: string; id?: string } }[] }>;

/** The letters of the papers of each list, in order. */
function letters(lists: Lists): Record<string, string> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, { edges }]) => [name, edges.map(({ node }) => node.title![6]).join('')]),
  );
}

describe('papers', () => {
  test('are selected by every condition', async () => {
    const lists = await dataOf<Lists>(store, DATED_QUERIES['papers by every condition']);
    expect(letters(lists)).toEqual({
      year: 'ABC',
      undated: 'G',
      days: 'CDE',
      venue: 'AB',
      venueAsWritten: '',
      author: 'AD',
      twoAuthors: 'E',
      noAuthors: 'CF',
      title: 'BDE',
      any: 'BCDEFG',
      all: 'AD',
      none: 'G',
      sure: 'ABCD',
      code: 'BDF',
      noLinks: 'ACEG',
      text: 'CD',
      textOrSource: 'CDFG',
      run: 'FG',
    });
    for (const { totalCount, edges } of Object.values(lists)) expect(totalCount).toBe(edges.length);
  });

  test('are sorted by several keys, those without a value last, and read from the end', async () => {
    const lists = await dataOf<Lists>(store, DATED_QUERIES['papers by several keys, from both ends']);
    expect(letters(lists).papers).toBe('ABCDEFG');
    expect(lists.last).toMatchObject({ pageInfo: { hasPreviousPage: true, hasNextPage: false } });
    expect(letters(lists).last).toHaveLength(3);
    expect(letters(lists).last.at(-1)).toBe('G');
  });
});

test('concepts are selected by every condition, and sorted by several keys', async () => {
  const lists = await dataOf<Lists>(store, DATED_QUERIES['concepts by every condition']);
  const ids = Object.fromEntries(
    Object.entries(lists).map(([name, { edges }]) => [name, edges?.map(({ node }) => node.id).join(' ')]),
  );
  expect([lists.spoken.totalCount, lists.all.totalCount]).toEqual([4, 5]);
  expect(ids).toMatchObject({
    kinds: 'walk unused graph',
    named: 'graph attention',
    part: 'kernel',
    rare: 'attention unused',
  });
});

test('lists of one node are filtered, sorted and read from the end', async () => {
  interface Lists {
    [name: string]: { [list: string]: { totalCount: number; edges: { node: { title?: string; id?: string } }[] } };
  }
  const found = await dataOf<Lists>(store, DATED_QUERIES['lists of one node, filtered and sorted']);
  const shown = Object.entries(found).map(([name, lists]) => {
    const [list] = Object.values(lists);
    return [name, 'totalCount' in list ? list.edges.map(({ node }) => node.title?.[6] ?? node.id).join(' ') : ''];
  });
  expect(Object.fromEntries(shown)).toMatchObject({
    byYear: 'F D B',
    tasks: 'walk graph',
    rare: 'kernel walk',
    near: 'kernel attention',
  });
  expect(found.byWeight.papers).toMatchObject({ totalCount: 4, edges: { length: 2 } });
  expect(found.around.neighborhood).toMatchObject({
    truncated: false,
    nodes: ['attention', 'graph', 'kernel'].map((id, depth) => ({ depth, concept: { id } })),
  });
});

test('pairs, links and what papers share are those of the concepts asked for', async () => {
  interface Ground {
    emptyReason: string | null;
    concepts: { concept: { id: string } }[];
  }
  const { shared, filtered } = await dataOf<Record<string, Ground>>(
    store,
    DATED_QUERIES['what papers share, of some concepts'],
  );
  expect(shared.concepts.map(({ concept }) => concept.id)).toEqual(['walk']);
  expect([shared.emptyReason, filtered.emptyReason]).toEqual([null, 'FILTERED']);
  const found = await dataOf<Record<string, object>>(store, DATED_QUERIES['pairs and links of some concepts']);
  expect(found).toEqual({
    coOccurrences: { totalCount: 1, pairs: [{ count: 2, a: { id: 'kernel' }, b: { id: 'walk' } }] },
    predictedLinks: { totalCount: 1, links: [{ concept: { id: 'walk' } }] },
  });
});

test('completions are of the kinds asked for', async () => {
  const found = await dataOf<Record<string, { text: string }[]>>(store, DATED_QUERIES['completions of one kind']);
  expect(found.concepts).toEqual([{ text: 'walk' }]);
  expect(found.papers).toHaveLength(7);
  expect(found.none).toEqual([]);
});

test.each(Object.entries(DATED_SEARCHES))('a search finds %s', async (_, { query, found }) => {
  expect(await idsFound(store, query)).toEqual(found);
});

describe('groups', () => {
  interface Groups {
    total: number;
    groupCount: number;
    membershipCount: number;
    otherCount: number;
    unknownCount: number;
    groups: { count: number; keys: { value: string; label: string; concept: { id: string } | null }[] }[];
  }

  test('add up, and nothing is cut in silence', async () => {
    const found = await dataOf<Record<string, Groups>>(store, DATED_QUERIES.groups);
    const shown = (name: string) =>
      found[name].groups.map(({ keys, count }) => `${keys.map(({ value }) => value).join(' × ')}: ${count}`);
    for (const { groups, membershipCount, otherCount, unknownCount } of Object.values(found)) {
      expect(groups.reduce((sum, { count }) => sum + count, otherCount + unknownCount)).toBe(membershipCount);
    }
    expect(shown('year')).toEqual(['2021: 3', '2023: 3']);
    expect(found.year).toMatchObject({ total: 7, membershipCount: 7, unknownCount: 1, otherCount: 0 });
    expect(shown('concept')).toEqual(['graph: 5', 'walk: 4']);
    expect(found.concept).toMatchObject({ total: 7, groupCount: 4, membershipCount: 14, otherCount: 5 });
    expect(found.concept.groups[0].keys[0]).toMatchObject({ label: 'graph', concept: { id: 'graph' } });
    expect(shown('both')).toEqual(['Čas × B. Brown: 2', 'Other × Zoë Ångström: 1', 'Čas × Zoë Ångström: 1']);
    expect(found.both).toMatchObject({ total: 5, unknownCount: 2 });
    expect(shown('links')).toEqual(['CODE × first: 2', 'CODE × second: 1']);
  });

  test.each([
    ['paperGroups(by: []) { total }', 'one or two different dimensions'],
    ['paperGroups(by: [YEAR, YEAR]) { total }', 'one or two different dimensions'],
    ['paperGroups(by: [YEAR], top: 0) { total }', '`top` must be from 1'],
    ['conceptTrend(concepts: ["no such"]) { total }', 'There is no concept "no such"'],
    ['conceptTrend(concepts: []) { total }', '`concepts` must hold 1 to 20'],
    ['papers(first: 20, where: {publishedOn: {gte: "2024"}}) { totalCount }', '"2024" is no day'],
    ['commonGround(papers: []) { totalCount }', '`papers` must hold 1 to 100'],
    ['coOccurrences(baseline: {from: 1, to: 2}) { totalCount }', '`baseline` is compared with a `window`'],
    ['coOccurrences(orderBy: {field: RISE}) { totalCount }', 'compare with a `baseline`'],
    [
      'coOccurrences(window: {from: 1, to: 3}, baseline: {from: 3, to: 4}) { totalCount }',
      'must have no year in common',
    ],
    ['predictedLinks(concept: "graph", minCount: 0) { totalCount }', '`minCount` must be at least 1'],
  ])('and others that cannot be are told: %s', async (query, message) => {
    const { errors } = await ask(store, `{ ${query} }`);
    expect(errors?.[0].message).toContain(message);
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

test('a trend has every interval, and the share of its papers', async () => {
  interface Trend {
    conceptTrend: {
      total: number;
      unknownCount: number;
      series: { points: { interval: string; count: number; paperCount: number; share: number | null }[] }[];
    };
  }
  const { conceptTrend } = await dataOf<Trend>(store, DATED_QUERIES['a trend']);
  expect(conceptTrend).toMatchObject({ total: 7, unknownCount: 1 });
  const [graph, walk] = conceptTrend.series.map(({ points }) => points);
  expect(graph.map(({ interval }) => interval)[3]).toBe('2021-Q4');
  expect(graph).toHaveLength(12);
  expect(graph.map(({ count }) => count)).toEqual([1, 1, 0, 1, 0, 0, 0, 0, 2, 0, 0, 1].slice(0, 12));
  expect(walk.find(({ interval }) => interval === '2023-Q1')).toMatchObject({ count: 2, paperCount: 2, share: 1 });
  expect(walk.find(({ interval }) => interval === '2022-Q1')).toMatchObject({ count: 0, paperCount: 0, share: null });
});

test('rising pairs come with raw counts, expectations and lifts of both periods', async () => {
  interface Answer {
    coOccurrences: {
      totalCount: number;
      paperCount: number;
      baselinePaperCount: number;
      pairs: { a: { id: string }; b: { id: string }; count: number; baseline: { count: number }; rise: object }[];
    };
  }
  const { coOccurrences } = await dataOf<Answer>(store, DATED_QUERIES['rising pairs']);
  expect(coOccurrences).toMatchObject({ totalCount: 4, paperCount: 3, baselinePaperCount: 3 });
  const counts = coOccurrences.pairs.map(({ a, b, count, baseline }) => `${a.id} ${b.id} ${count} ${baseline.count}`);
  expect(counts).toEqual(['attention graph 1 0', 'graph walk 2 1', 'graph kernel 1 1', 'kernel walk 1 1']);
  expect(coOccurrences.pairs[1].rise).toMatchObject({ expected: 1.5, lift: 2 / 1.5 });
});

test('what a reading list has in common, with the places; or why it has nothing', async () => {
  interface Ground {
    concepts: { concept: { id: string }; count: number; corpusCount: number; papers: { evidence: object[] }[] }[];
    totalCount: number;
    paperCount: number;
    unknownIds: string[];
    emptyReason: string | null;
    mostShared: number;
  }
  const query = `query($papers: [ID!]!, $least: Int!) { commonGround(papers: $papers, minShared: $least) {
    totalCount paperCount unknownIds emptyReason mostShared
    concepts { concept { id } count corpusCount expected lift papers { paper { title } evidence { surface } } } } }`;
  const of = async (keys: string[], least: number) => {
    const papers = keys.map((key) => paper(key).id);
    return (await dataOf<{ commonGround: Ground }>(store, query, { papers, least })).commonGround;
  };
  const found = await of(['a', 'b', 'd', 'd', 'nowhere'], 2);
  expect(found).toMatchObject({ paperCount: 3, unknownIds: [paper('nowhere').id], emptyReason: null, totalCount: 3 });
  expect(found.concepts.map(({ concept, count }) => [concept.id, count])).toEqual([
    ['graph', 3],
    ['kernel', 2],
    ['walk', 2],
  ]);
  expect(found.concepts[0].papers.map(({ evidence }) => evidence)).toEqual(
    Array.from({ length: 3 }, () => [{ surface: 'graph' }]),
  );
  expect(await of(['a'], 2)).toMatchObject({ concepts: [], emptyReason: 'TOO_FEW_PAPERS', mostShared: 1 });
  expect(await of(['c', 'g'], 2)).toMatchObject({ concepts: [], emptyReason: 'NOTHING_SHARED', mostShared: 1 });
});

test('links that are likely to come say through whom; communities are named', async () => {
  interface Answer {
    predictedLinks: { totalCount: number; measure: string; links: object[] };
    communities: { totalCount: number; communities: { size: number; label: string }[] };
    concept: { community: { rank: number } };
  }
  const data = await dataOf<Answer>(store, DATED_QUERIES['predicted links and communities']);
  expect(data.predictedLinks).toEqual({
    totalCount: 2,
    measure: 'RESOURCE_ALLOCATION',
    links: ['kernel', 'walk'].map((id) => ({
      concept: { id },
      score: 1 / 3,
      sharedCount: 1,
      reasons: [{ share: 1 / 3, concept: { id: 'graph' } }],
    })),
  });
  expect(data.communities.communities.every(({ size, label }) => size >= 2 && label !== '')).toBe(true);
  expect(data.concept.community.rank).toBeGreaterThan(0);
});
