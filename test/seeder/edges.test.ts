import { describe, expect, test } from '@jest/globals';
import { coOccurrencesOf, relatednessOf } from '../../src/seeder/edges.js';
import { paperSeed } from '../../src/index/related-papers.js';
import { rowsNear } from '../../src/sparse/rows-near.js';
import { graphOf } from '../index/graph.js';

const papers = [['attention', 'kernel'], ['attention', 'graph', 'kernel'], ['graph', 'tree'], ['unread'], ['graph']];
const index = graphOf(papers);

describe('coOccurrencesOf', () => {
  test('names pairs by id, in order', () => {
    const edges = [...coOccurrencesOf(index, 1)];
    expect(edges.map(({ a, b, count }) => [a, b, count])).toEqual([
      ['attention', 'graph', 1],
      ['attention', 'kernel', 2],
      ['graph', 'kernel', 1],
      ['graph', 'tree', 1],
    ]);
    expect(edges[1]).toEqual({
      a: 'attention',
      b: 'kernel',
      count: 2,
      expected: 4 / 5,
      npmi: 1,
      jaccard: 1,
      cosine: 1,
      associationStrength: 2.5,
      logLikelihoodRatio: expect.closeTo(2 * (2 * Math.log(5 / 2) + 3 * Math.log(5 / 3)), 12),
    });
  });

  test('leaves out pairs below the least count', () => {
    expect([...coOccurrencesOf(index, 2)].map(({ a, b }) => [a, b])).toEqual([['attention', 'kernel']]);
  });
});

describe('relatednessOf', () => {
  test('is by all that both say, with ranks', () => {
    const expected = papers.flatMap((_, row) => {
      const { indices, scores } = rowsNear(index.unitRows, paperSeed(index, row), { k: 10, without: [row] });
      return Array.from(indices, (paper, at) => ({
        ...{
          from: index.papers.id(row),
          to: index.papers.id(paper),
          score: expect.closeTo(scores[at], 6) as unknown as number,
          rank: at + 1,
          reasons: [],
        },
      }));
    });
    expect(expected.length).toBeGreaterThanOrEqual(8); // p0–p1, p1–p2, p1–p4, p2–p4, each both ways
    expect([...relatednessOf(index, 10)]).toEqual(expected);
    expect([...relatednessOf(index, 1)]).toEqual(expected.filter(({ rank }) => rank === 1));
  });

  test('is the same every time', () => {
    expect([...relatednessOf(graphOf(papers), 3)]).toEqual([...relatednessOf(index, 3)]);
  });
});
