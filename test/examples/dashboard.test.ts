import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paperFilter, readFilter, writeFilter, type Filter } from '../../examples/dashboard/filter.js';
import { periods } from '../../examples/dashboard/periods.js';

const year = fc.integer({ min: 0, max: 9999 });
const filters: fc.Arbitrary<Filter> = fc.record({
  from: fc.option(year),
  to: fc.option(year),
  concept: fc.option(fc.string({ minLength: 1 })),
  venue: fc.option(fc.string({ minLength: 1 })),
});

test('the address holds the filter, and what else it held', () => {
  fc.assert(
    fc.property(filters, filters, (before, filter) => {
      const address = writeFilter(writeFilter('?api=http%3A%2F%2Flocalhost%3A4001', before), filter);
      expect(readFilter(address)).toEqual(filter);
      expect(new URLSearchParams(address).get('api')).toBe('http://localhost:4001');
    }),
  );
  expect(readFilter('?from=now&to=-1')).toEqual({ from: null, to: null, concept: null, venue: null });
  expect(writeFilter('', readFilter(''))).toBe('');
});

test('a filter without a choice selects all papers, and each choice is a condition', () => {
  expect(paperFilter(readFilter(''))).toBeNull();
  expect(paperFilter(readFilter('?from=2020'))).toEqual({ year: { gte: 2020, lte: null } });
  expect(paperFilter(readFilter('?concept=graph&venue=Here'))).toEqual({
    concepts: { any: ['graph'] },
    venue: { eq: 'Here' },
  });
});

test('two periods have every year in one of them, the later at most as long as the earlier', () => {
  fc.assert(
    fc.property(fc.uniqueArray(year, { minLength: 2, maxLength: 20 }), (years) => {
      const { window, baseline } = periods(years)!;
      expect([baseline.from, window.to]).toEqual([Math.min(...years), Math.max(...years)]);
      expect(baseline.to).toBe(window.from - 1);
      expect(baseline.to).toBeGreaterThanOrEqual(baseline.from);
      expect(window.to - window.from).toBeLessThanOrEqual(baseline.to - baseline.from);
    }),
  );
  expect(periods([2020])).toBeNull();
  expect(periods([])).toBeNull();
});
