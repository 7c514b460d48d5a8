import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonGround } from '../../src/index/common-ground.js';
import { conceptCommunities } from '../../src/index/concept-communities.js';
import { findConceptCommunities } from '../../src/index/find-communities.js';
import { conceptTrend } from '../../src/index/concept-trend.js';
import type { PaperFilter } from '../../src/index/filter.js';
import { paperGroups, type PaperDimension } from '../../src/index/paper-groups.js';
import { comparedPairs } from '../../src/index/rising-pairs.js';
import { selectionOfIds, yearsWithin } from '../../src/index/selection.js';
import { expectedCount } from '../../src/similarity/measures.js';
import { graphs, indexOfGraph } from './arbitrary-graph.js';
import { graphOf } from './graph.js';

const dimensions = fc.constantFrom<PaperDimension>('year', 'venue', 'source', 'concept', 'author', 'linkKind');

describe('groups of papers', () => {
  test('add up, whatever they are by, and select their papers again', async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        dimensions,
        fc.option(dimensions),
        fc.integer({ min: 1, max: 5 }),
        async (graph, a, b, top) => {
          fc.pre(a !== b);
          const index = indexOfGraph(graph);
          const found = (await paperGroups(index, b ? [a, b] : [a], { selection: null, top }))!;
          const shown = found.groups.reduce((sum, { count }) => sum + count, 0);
          expect(shown + found.other + found.unknown).toBe(found.memberships);
          expect(found.total).toBe(graph.papers.length);
          const several = [a, b].some((each) => each && ['concept', 'author', 'linkKind'].includes(each));
          if (!several) expect(found.memberships).toBe(found.total);
          expect(found.groups.length).toBe(Math.min(top, found.groupCount));
          for (const { values, count } of found.groups) {
            const where = [a, b].flatMap((dimension, at): PaperFilter[] => {
              const value = values[at];
              if (dimension === 'year') return [{ year: { eq: value as number } }];
              if (dimension === 'concept') return [{ concepts: { any: [value as string], includeNarrower: false } }];
              if (dimension === 'linkKind') return [{ links: { any: [value as 'code'] } }];
              return dimension ? [{ [dimension]: { eq: value as string } }] : [];
            });
            const selected = index.select({ and: where })!;
            expect(graph.papers.filter((_, row) => (selected.words[row >>> 5] >>> (row & 31)) & 1)).toHaveLength(count);
          }
        },
      ),
    );
  });
});

describe('a trend', () => {
  test.each(['year', 'quarter', 'month'] as const)('by %s counts every paper with a date once', (interval) => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const index = indexOfGraph(graph);
        const concepts = [...index.concepts.keys()];
        const trend = conceptTrend(index, concepts, { interval, selection: null, includeNarrower: true });
        const dated = graph.papers.filter((paper) => (interval === 'year' ? paper.year : paper.publishedOn) !== null);
        if (trend === null) {
          const years = dated.map(({ year }) => year!);
          expect(Math.max(...years) - Math.min(...years)).toBeGreaterThanOrEqual(1000);
          return;
        }
        expect(trend.totals.reduce((sum, count) => sum + count, 0)).toBe(dated.length);
        expect(trend.unknown).toBe(graph.papers.length - dated.length);
        expect([trend.totals[0] ?? 1, trend.totals.at(-1) ?? 1].every((count) => count > 0)).toBe(true);
        trend.counts.forEach((counts, at) => {
          const rows = new Set(index.papersOfConcept(concepts[at], true).map(({ paper }) => graph.papers[paper]));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(dated.filter((paper) => rows.has(paper)).length);
          counts.forEach((count, i) => expect(count).toBeLessThanOrEqual(trend.totals[i]));
        });
      }),
      { numRuns: 30 },
    );
  });

  test('has every interval between the first and the last, by name', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        fc.pre(graph.papers.some(({ publishedOn }) => publishedOn?.startsWith('2024')));
        const index = indexOfGraph(graph);
        const months = conceptTrend(index, [], {
          interval: 'month',
          selection: index.select({ publishedOn: { gte: '2024-02-01' } }),
          includeNarrower: true,
        })!;
        for (const month of months.intervals) expect(['2024-02', '2024-03']).toContain(month);
        const quarters = conceptTrend(index, [], {
          interval: 'quarter',
          selection: index.select({ publishedOn: { gte: '2024-01-01' } }),
          includeNarrower: true,
        })!;
        expect(quarters.intervals).toEqual(['2024-Q1']);
      }),
      { numRuns: 30 },
    );
  });
});

test('common ground is what at least so many of the papers speak of, or says why there is none', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 4 }), fc.nat(5), (graph, minShared, taken) => {
      const index = indexOfGraph(graph);
      const papers = graph.papers.slice(0, taken);
      const ids = papers.map(({ id }) => id);
      const { concepts, empty, mostShared } = commonGround(index, selectionOfIds(index.papers, ids), { minShared });
      const speakingOf = (id: string) => papers.filter(({ conceptIds }) => conceptIds.includes(id)).length;
      const expected = graph.concepts.filter(({ id }) => speakingOf(id) >= minShared);
      expect(concepts.map(({ concept }) => index.concepts[concept].id).sort()).toEqual(expected.map(({ id }) => id));
      for (const { concept, papers: rows, expected: by, lift } of concepts) {
        expect(rows).toHaveLength(speakingOf(index.concepts[concept].id));
        expect(by).toBe(expectedCount(papers.length, index.paperCounts[concept], graph.papers.length));
        expect(lift).toBe(rows.length / by);
      }
      expect(mostShared).toBe(Math.max(0, ...graph.concepts.map(({ id }) => speakingOf(id))));
      const reason =
        expected.length > 0
          ? null
          : papers.length < minShared
            ? 'tooFewPapers'
            : mostShared === 0
              ? 'noConcepts'
              : 'nothingShared';
      expect(empty).toBe(reason);
    }),
  );
});

describe('pairs of two periods', () => {
  // 2020 to 2025, as `graphOf` dates them.
  const index = graphOf([
    ['a', 'b'],
    ['a', 'c'],
    ['a', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b'],
    ['a', 'b', 'd'],
  ]);
  const window = yearsWithin(index.papers, { from: 2023, to: 2025 }, null);
  const baseline = yearsWithin(index.papers, { from: 2020, to: 2022 }, null);

  test('are counted in each, and the one that rises comes first', async () => {
    const orders = [{ field: 'rise' as const, descending: true }];
    const found = await comparedPairs(index, { window, baseline, minCount: 1, orders, limit: 3 });
    expect(found).toMatchObject({ found: 5, paperCount: 3, baselinePaperCount: 3 });
    expect(found.pairs.map(({ a, b }) => index.concepts[a].id + index.concepts[b].id)).toEqual(['ab', 'ad', 'bc']);
    const [ab] = found.pairs;
    expect(ab).toMatchObject({ count: 3, expected: 3, lift: 1, baseline: { count: 1, expected: 1 } });
    // 4 of 6 papers have the pair: 2 of 3 were expected in the window.
    expect(ab.rise).toMatchObject({ expected: 2, lift: 1.5 });
    expect(ab.rise!.logLikelihoodRatio).toBeGreaterThan(2);
  });

  test('of which only the first are kept are the first of all', async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('count' as const, 'lift' as const, 'logLikelihoodRatio' as const),
        fc.boolean(),
        async (graph, limit, field, descending) => {
          const any = indexOfGraph(graph);
          const orders = [{ field, descending }];
          const asked = { window: null, minCount: 1, orders };
          const all = await comparedPairs(any, { ...asked, limit: 1000 });
          const few = await comparedPairs(any, { ...asked, limit });
          expect(few.pairs).toEqual(all.pairs.slice(0, limit));
          expect(few.found).toBe(all.pairs.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('communities of concepts', () => {
  test('part concepts that never meet, and are called by what their papers speak of', async () => {
    const index = graphOf([['a', 'b'], ['a', 'b', 'c'], ['b', 'c'], ['x', 'y'], ['x', 'y'], []], ['z']);
    const { communities, communityOf, modularity } = await conceptCommunities(index);
    const together = (left: string, right: string) =>
      communityOf[index.conceptRow(left)!] === communityOf[index.conceptRow(right)!];
    expect([together('a', 'b'), together('x', 'y'), together('a', 'x'), together('z', 'a')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(communities.reduce((sum, { size }) => sum + size, 0)).toBe(6);
    expect(communities.reduce((sum, { paperCount }) => sum + paperCount, 0)).toBe(5);
    expect(modularity).toBeGreaterThan(0);
    expect(conceptCommunities(index)).toBe(conceptCommunities(index));
  });

  test('have each concept and each paper with concepts once', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { communities } = findConceptCommunities(indexOfGraph(graph).matrix);
        expect(communities.reduce((sum, { size }) => sum + size, 0)).toBe(graph.concepts.length);
        const papers = graph.papers.filter(({ conceptIds }) => conceptIds.length > 0).length;
        expect(communities.reduce((sum, { paperCount }) => sum + paperCount, 0)).toBe(papers);
      }),
      { numRuns: 30 },
    );
  });
});
