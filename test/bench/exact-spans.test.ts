import { describe, expect, test } from '@jest/globals';
import { microScores, spanCounts } from '../../bench/quality/scorers/exact-spans.js';
import { reliability } from '../../bench/quality/scorers/reliability.js';
import { calibrate } from '../../bench/training/entities/calibrate.js';

const range = (start: number, end: number) => ({ start, end });

describe('exact spans', () => {
  test('count where start and end are alike, each range once', () => {
    const gold = [range(0, 4), range(5, 9), range(5, 20)];
    const found = [range(0, 4), range(0, 4), range(5, 8), range(5, 20)];
    expect(spanCounts(found, gold)).toEqual({ hits: 2, found: 3, gold: 3 });
  });

  test('are scored over all documents together', () => {
    const scores = microScores([
      { hits: 1, found: 2, gold: 1 },
      { hits: 2, found: 2, gold: 5 },
    ]);
    expect(scores.precision).toBeCloseTo(75);
    expect(scores.recall).toBeCloseTo(50);
    expect(scores.f1).toBeCloseTo(60);
    expect(microScores([])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

describe('calibration', () => {
  test('moves probabilities to how often such spans are right', () => {
    // Said 0.9, right in 6 of 10; said 0.1, right in 4 of 10.
    const spans = Array.from({ length: 1000 }, (_, i) => {
      const probability = i % 2 === 0 ? 0.9 : 0.1;
      return { probability, right: (i >> 1) % 10 < (probability > 0.5 ? 6 : 4) };
    });
    const { offset, slope } = calibrate(spans);
    expect(offset).toBeCloseTo(0, 2);
    expect(slope).toBeCloseTo(Math.log(1.5) / Math.log(9), 2);
  });

  test('is told by tenths', () => {
    const judged = [
      { confidence: 0.55, right: true },
      { confidence: 0.57, right: false },
      { confidence: 1, right: true },
    ];
    expect(reliability(judged)).toBe('0.5–0.6: 50 % of 2 (said 56 %); 0.9–1.0: 100 % of 1 (said 100 %)');
  });
});
