import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { halfOpen } from '../../src/api/half-open.js';
import { numberTest } from '../../src/index/conditions.js';

const part = fc.option(fc.constantFrom(-1, 0, 0.25, 0.5, 0.5 + 2 ** -53, 1, 2), { nil: null });

test('a half-open interval holds the numbers that the bounds do', () => {
  fc.assert(
    fc.property(
      fc.record({ lt: part, lte: part, gt: part, gte: part }),
      fc.constantFrom(0, Number.MIN_VALUE, 0.25, 0.5, 0.5 + 2 ** -53, 0.75, 1),
      (bounds, value) => {
        const { gte = -Infinity, lt = Infinity } = halfOpen(bounds);
        expect(value >= gte && value < lt).toBe(numberTest(bounds)(value));
      },
    ),
  );
});
