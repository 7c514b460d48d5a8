import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countMemberships, groupCounts, type GroupColumn } from '../../src/similarity/group-counts.js';
import { hasBit } from '../../src/sparse/bit-set.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { finished } from './finished.js';
import { presence, SMALL, withMask } from '../sparse/matrices.js';

/** `size` may be greater than the keys: with pairs beyond 2²², memberships are sorted. */
const single = (keys: number[], size = 4): GroupColumn => ({ indptr: null, keys, size });
const cases = withMask(presence(SMALL)).chain(([matrix, mask]) =>
  fc.record({
    matrix: fc.constant(matrix),
    mask: fc.constant(mask),
    keys: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: matrix.rows, maxLength: matrix.rows }),
    size: fc.constantFrom(4, 2 ** 23),
    top: fc.nat(6),
    shape: fc.constantFrom('single', 'several', 'single × several', 'several × single'),
  }),
);

test('groups, and what is in none, add up to the memberships; each count is that of its rows', () => {
  fc.assert(
    fc.property(cases, ({ matrix, mask, keys, size, top, shape }) => {
      const several: GroupColumn = { indptr: matrix.indptr, keys: matrix.indices, size: matrix.columns };
      const columns = shape.split(' × ').map((name) => (name === 'single' ? single(keys, size) : several)) as [
        GroupColumn,
        GroupColumn?,
      ];
      const valuesOf = (column: GroupColumn, row: number) =>
        column.indptr
          ? [...matrix.indices.subarray(matrix.indptr[row], matrix.indptr[row + 1])]
          : keys[row] < 0
            ? []
            : [keys[row]];
      const rows = [...Array(matrix.rows).keys()].filter((row) => mask === null || hasBit(mask, row));
      const expected = new Map<string, number>();
      let unknown = 0;
      for (const row of rows) {
        const combined = columns.reduce<number[][]>(
          (keysSoFar, column) => keysSoFar.flatMap((so) => valuesOf(column!, row).map((value) => [...so, value])),
          [[]],
        );
        if (combined.length === 0) unknown++;
        for (const key of combined) expected.set(key.join(), (expected.get(key.join()) ?? 0) + 1);
      }
      const found = finished(groupCounts(matrix.rows, columns, mask, top));
      const groups = [...expected]
        .map(([key, count]) => ({ key: key.split(',').map(Number), count }))
        .sort((a, b) => b.count - a.count || a.key[0] - b.key[0] || a.key[1] - b.key[1]);
      expect(found.keys.map((key, at) => ({ key, count: found.counts[at] }))).toEqual(groups.slice(0, top));
      expect([found.groups, found.unknown]).toEqual([groups.length, unknown]);
      expect(groups.reduce((sum, { count }) => sum + count, unknown)).toBe(found.memberships);
      expect(countMemberships(matrix.rows, columns, mask)).toEqual({ memberships: found.memberships, unknown });
      if (shape === 'single') expect(found.memberships).toBe(rows.length);
    }),
  );
});

test('a column of other rows is told', () => {
  const { indptr, indices } = csrFromRows(2, [[0], [1]]);
  expect(() => finished(groupCounts(3, [{ indptr, keys: indices, size: 2 }], null, 1))).toThrow(ShapeMismatchError);
  expect(() => finished(groupCounts(3, [single([1])], null, 1))).toThrow(ShapeMismatchError);
});
