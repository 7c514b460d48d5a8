import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePeriods } from '../../src/similarity/compare-periods.js';
import { denseCount, denseOf } from '../sparse/dense.js';
import { presence, SMALL, TALL, withMask } from '../sparse/matrices.js';

test.each([
  ['few rows', SMALL],
  ['many rows', TALL],
])('pairs of the window come with what they have in the baseline: %s', (_, shape) => {
  const cases = withMask(presence(shape)).chain(([matrix, window]) =>
    withMask(fc.constant(matrix)).map(([, baseline]) => ({ matrix, window, baseline })),
  );
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 3 }), ({ matrix, window, baseline }, minCount) => {
      const seen = new Map<string, number[]>();
      for (const { row, columns, counts, baselineCounts } of comparePeriods(matrix, { window, baseline, minCount })) {
        columns.forEach((b, at) => seen.set(`${row} ${b}`, [counts[at], baselineCounts[at]]));
      }
      const dense = denseOf(matrix);
      for (let a = 0; a < matrix.columns; a++) {
        for (let b = a + 1; b < matrix.columns; b++) {
          const count = denseCount(dense, [a, b], window);
          const old = baseline === null ? 0 : denseCount(dense, [a, b], baseline);
          expect(seen.get(`${a} ${b}`)).toEqual(count >= minCount ? [count, old] : undefined);
        }
      }
    }),
    { numRuns: 50 },
  );
});
