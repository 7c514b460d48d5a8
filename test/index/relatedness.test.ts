import { describe, expect, test } from '@jest/globals';
import { comparablePapers, reasons, related } from '../../src/index/relatedness.js';
import { graphOf } from './graph.js';

// Rows: attention 0, graph 1, kernel 2, tree 3.
const papers = [['attention', 'kernel'], ['attention', 'kernel', 'graph'], ['graph'], ['tree'], ['attention']];
const index = graphOf(papers);

describe('jaccard', () => {
  test('is shared concepts over all concepts of the two, by score, then id', () => {
    expect(related(index, 0, { measure: 'jaccard', minScore: 0 })).toEqual([
      { paper: 1, score: 2 / 3 },
      { paper: 4, score: 1 / 2 },
    ]);
    expect(related(index, 0, { measure: 'jaccard', minScore: 0.6 })).toEqual([{ paper: 1, score: 2 / 3 }]);
    expect(related(index, 3, { measure: 'jaccard', minScore: 0 })).toEqual([]);
  });

  test('gives each shared concept the same share', () => {
    expect(reasons(index, 0, 1, 'jaccard')).toEqual([
      { concept: 0, share: 1 / 3 },
      { concept: 2, share: 1 / 3 },
    ]);
  });
});

describe('cosine', () => {
  // Weights are 1, 2, 3 by position; ln(1 + N/df) of attention, kernel and graph.
  const [attention, kernel, graph] = [5 / 3, 5 / 2, 5 / 2].map(Math.log1p);
  const [a, b] = [Math.hypot(attention, 2 * kernel), Math.hypot(attention, 2 * kernel, 3 * graph)];

  test('weighs rare concepts more', () => {
    const [first, second] = related(index, 0, { measure: 'cosine', minScore: 0 });
    expect(first.paper).toBe(1);
    expect(first.score).toBeCloseTo((attention ** 2 + 4 * kernel ** 2) / (a * b), 6);
    expect(second.paper).toBe(4);
    expect(second.score).toBeCloseTo(attention / a, 6);
  });

  test('shares sum to the score, the largest first', () => {
    for (const { paper, score } of related(index, 0, { measure: 'cosine', minScore: 0 })) {
      const shares = reasons(index, 0, paper, 'cosine');
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 12);
    }
    expect(reasons(index, 0, 1, 'cosine').map(({ concept }) => concept)).toEqual([2, 0]);
  });
});

test('an index is prepared once for each measure', () => {
  expect(comparablePapers(index, 'cosine')).toBe(comparablePapers(index, 'cosine'));
  expect(comparablePapers(index, 'jaccard')).not.toBe(comparablePapers(index, 'cosine'));
  expect(comparablePapers(graphOf(papers), 'cosine')).not.toBe(comparablePapers(index, 'cosine'));
});
