import { describe, expect, test } from '@jest/globals';
import { associationMatrix, coOccurring, neighborhood } from '../../src/index/co-occurrence.js';
import { graphOf } from './graph.js';

// Rows: attention 0, graph 1, kernel 2, tree 3.
const index = graphOf([['attention', 'kernel'], ['attention', 'graph', 'kernel'], ['graph'], ['graph', 'tree']]);

describe('coOccurring', () => {
  test('names concepts by row, the strongest first', () => {
    expect(coOccurring(index, 0, { measure: 'associationStrength', minCount: 1, selection: null })).toEqual([
      { concept: 2, count: 2, expected: 1, score: 2 },
      { concept: 1, count: 1, expected: 1.5, score: 2 / 3 },
    ]);
    expect(coOccurring(index, 0, { measure: 'count', minCount: 2, selection: null })).toEqual([
      { concept: 2, count: 2, expected: 1, score: 2 },
    ]);
  });

  test('counts in the papers selected only', () => {
    const selection = index.select({ year: { gte: 2021 } });
    expect(coOccurring(index, 0, { measure: 'count', minCount: 1, selection })).toEqual([
      { concept: 1, count: 1, expected: 1, score: 1 },
      { concept: 2, count: 1, expected: 1 / 3, score: 1 },
    ]);
  });
});

test('associationMatrix counts papers in the order asked for', () => {
  expect(associationMatrix(index, [2, 0], { measure: 'jaccard', selection: null })).toEqual({
    paperCount: 4,
    counts: [
      [2, 2],
      [2, 2],
    ],
    expected: [
      [1, 1],
      [1, 1],
    ],
    scores: [
      [1, 1],
      [1, 1],
    ],
  });
  const selection = index.select({ id: { in: ['p0', 'p2'] } });
  expect(associationMatrix(index, [0, 1], { measure: 'npmi', selection })).toMatchObject({
    paperCount: 2,
    scores: [
      [1, -1],
      [-1, 1],
    ],
  });
});

test('neighborhood has the center first and edges by source', async () => {
  const found = await neighborhood(index, 0, { depth: 2, maxNodes: 9, measure: 'count', minCount: 1 });
  expect(found.nodes).toEqual([
    { concept: 0, depth: 0 },
    { concept: 2, depth: 1 },
    { concept: 1, depth: 1 },
    { concept: 3, depth: 2 },
  ]);
  expect(found.edges.map(({ source, target, count }) => [source, target, count])).toEqual([
    [0, 1, 1],
    [0, 2, 2],
    [1, 2, 1],
    [1, 3, 1],
  ]);
  expect(found.truncated).toBe(false);
});
