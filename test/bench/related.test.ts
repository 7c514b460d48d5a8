import { expect, test } from '@jest/globals';
import { rankedBy, rankingMetrics } from '../../bench/related/metrics.js';
import { SublinearTfIdf } from '../../bench/related/tf-idf.js';

test('metrics of a ranking, by hand', () => {
  // Relevant at ranks 1, 3 and 11 of 15; NDCG over the first three.
  const ratings = [2, 1, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0];
  const { map, ndcg, rPrecision, recall } = rankingMetrics(ratings);
  expect(map).toBeCloseTo((100 * (1 + 2 / 3 + 3 / 11)) / 3, 10);
  expect(ndcg).toBeCloseTo((100 * (2 + 1 + 3 / Math.log2(3))) / (3 + 2 + 2 / Math.log2(3)), 10);
  expect(rPrecision).toBeCloseTo(200 / 3, 10);
  expect(recall).toBe(100);
});

test('the best ranking has 100 of everything', () => {
  expect(rankingMetrics([3, 3, 2, 1, 0, 0, 0, 0, 0, 0])).toEqual({ map: 100, ndcg: 100, rPrecision: 100, recall: 100 });
});

test('items are ranked by score, equal ones as given', () => {
  expect(rankedBy(['a', 'b', 'c'], (item: string) => (item === 'b' ? 2 : 1))).toEqual(['b', 'a', 'c']);
});

test('the peer weighs by sublinear tf and smooth idf', () => {
  const tfIdf = new SublinearTfIdf([
    { title: 'Owl owl', abstract: 'x' },
    { title: 'owl hawk', abstract: '' },
    { title: 'crow', abstract: '' },
  ]);
  const [owl, hawk] = [1 + Math.log(4 / 3), 1 + Math.log(4 / 2)];
  expect(tfIdf.scores(0)[1]).toBeCloseTo(owl / Math.hypot(owl, hawk), 10);
  expect(tfIdf.scores(0)[2]).toBe(0);
});
