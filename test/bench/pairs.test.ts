import { describe, expect, test } from '@jest/globals';
import { microScores, scorePairs } from '../../bench/quality/scorers/pairs.js';

const ssl = { short: 'SSL', long: 'self-supervised learning' };
const lmc = { short: 'LMC', long: 'linear mode connectivity' };

describe('pairs', () => {
  test('are hits where both forms are equal but for white space', () => {
    expect(scorePairs([ssl, { short: 'LMC', long: 'linear  mode\nconnectivity' }], [lmc])).toEqual({
      hits: 1,
      found: 2,
      gold: 1,
    });
    expect(scorePairs([{ ...ssl, long: 'Self-supervised learning' }], [ssl]).hits).toBe(0);
    expect(scorePairs([{ ...ssl, long: 'learning' }], [ssl]).hits).toBe(0);
  });

  test('that are repeated count once', () => {
    expect(scorePairs([ssl, ssl], [ssl])).toEqual({ hits: 1, found: 1, gold: 1 });
  });

  test('are scored over all documents together', () => {
    const { precision, recall, f1 } = microScores([
      { hits: 1, found: 1, gold: 3 },
      { hits: 1, found: 3, gold: 1 },
      { hits: 0, found: 0, gold: 0 },
    ]);
    expect([precision, recall, f1]).toEqual([50, 50, 50]);
    expect(microScores([{ hits: 0, found: 0, gold: 0 }]).f1).toBe(0);
  });
});
