import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bootstrapInterval } from '../../bench/quality/bootstrap.js';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the bootstrap interval', () => {
  test('of equal documents is one point', () => {
    expect(bootstrapInterval([3, 3, 3], mean)).toEqual([3, 3]);
  });

  test('of a mean is about 1.96 standard errors to both sides', () => {
    const documents = Array.from({ length: 400 }, (_, i) => Number(i % 2 === 0));
    const [low, high] = bootstrapInterval(documents, mean, { samples: 2000, seed: 7 });
    const error = 1.96 * Math.sqrt(0.25 / 400);
    expect(low).toBeCloseTo(0.5 - error, 2);
    expect(high).toBeCloseTo(0.5 + error, 2);
  });

  test('is the same for the same seed, within the least and the greatest document, ascending', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 20 }), fc.nat(), (documents, seed) => {
        const [low, high] = bootstrapInterval(documents, mean, { samples: 50, seed });
        expect([low, high]).toEqual(bootstrapInterval(documents, mean, { samples: 50, seed }));
        expect(low).toBeGreaterThanOrEqual(Math.min(...documents));
        expect(high).toBeLessThanOrEqual(Math.max(...documents));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('needs documents', () => expect(() => bootstrapInterval([], mean)).toThrow('documents'));
});
