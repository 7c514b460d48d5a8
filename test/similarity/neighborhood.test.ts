import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AssociationMeasure } from '../../src/similarity/measures.js';
import { associationScore, expectedCount, MEASURES } from '../../src/similarity/measures.js';
import { neighborhood, type Neighborhood, type NeighborhoodOptions } from '../../src/similarity/neighborhood.js';
import { bitSetOf, countBits } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseCount, denseOf, densePairs } from '../sparse/dense.js';
import { finished } from './finished.js';
import { example, presence, withColumn } from '../sparse/matrices.js';

const incidence = (matrix: CsrMatrix) => ({ matrix, transposed: transpose(matrix) });

/** From the whole list of edges: distances by relaxation, layers cut by hand. */
function bruteForce(matrix: CsrMatrix, center: number, options: NeighborhoodOptions): Neighborhood {
  const { mask = null, among = () => true } = options;
  const dense = denseOf(matrix);
  const n = mask === null ? matrix.rows : countBits(mask);
  const edges = densePairs(dense, Math.max(1, options.minCount), mask).map(({ a, b, count }) => {
    const [ca, cb] = [denseCount(dense, [a], mask), denseCount(dense, [b], mask)];
    return {
      source: a,
      target: b,
      count,
      expected: expectedCount(ca, cb, n),
      score: associationScore(options.measure, count, ca, cb, n),
    };
  });
  const depths = new Map([[center, 0]]);
  let truncated = false;
  for (let depth = 1; depth <= options.depth; depth++) {
    const candidates = [...Array(matrix.columns).keys()].flatMap((column) => {
      if (depths.has(column) || !among(column)) return [];
      const scores = edges
        .filter(({ source, target }) => source === column || target === column)
        .filter(({ source, target }) => depths.get(source === column ? target : source) === depth - 1)
        .map(({ score }) => score);
      return scores.length === 0 ? [] : [{ column, score: Math.max(...scores) }];
    });
    candidates.sort((x, y) => y.score - x.score || x.column - y.column);
    const room = options.maxNodes - depths.size;
    for (const { column } of candidates.slice(0, room)) depths.set(column, depth);
    if (candidates.length > room) {
      truncated = true;
      break;
    }
  }
  return {
    nodes: [...depths].map(([column, depth]) => ({ column, depth })),
    edges: edges.filter(({ source, target }) => depths.has(source) && depths.has(target)),
    truncated,
  };
}

const anyOptions: fc.Arbitrary<NeighborhoodOptions & { rows: number[] | null }> = fc.record({
  depth: fc.nat(4),
  maxNodes: fc.integer({ min: 1, max: 14 }),
  measure: fc.constantFrom(...(Object.keys(MEASURES) as AssociationMeasure[])),
  minCount: fc.nat(2),
  rows: fc.option(fc.uniqueArray(fc.nat(13))),
  among: fc.uniqueArray(fc.nat(13), { maxLength: 5 }).map((left) => (column: number) => !left.includes(column)),
});

test('is what brute force finds', () => {
  // Rows of few entries, so that there are chains and not one clique.
  fc.assert(
    fc.property(
      withColumn(presence({ rows: 14, columns: 14, entries: 3 })),
      anyOptions,
      ([matrix, center], { rows, ...rest }) => {
        const masked = rows?.filter((row) => row < matrix.rows);
        const options = { ...rest, mask: masked ? bitSetOf(matrix.rows, masked) : null };
        expect(finished(neighborhood(incidence(matrix), center, options))).toEqual(bruteForce(matrix, center, options));
      },
    ),
    { numRuns: 500 },
  );
});

test('a chain opens a step at a time', () => {
  const chain = incidence(
    csrFromRows(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]),
  );
  const around = (depth: number, maxNodes: number) =>
    finished(neighborhood(chain, 1, { depth, maxNodes, measure: 'count', minCount: 1 }));
  expect(around(1, 10).nodes).toEqual([
    { column: 1, depth: 0 },
    { column: 0, depth: 1 },
    { column: 2, depth: 1 },
  ]);
  expect(around(2, 10).nodes.at(-1)).toEqual({ column: 3, depth: 2 });
  expect(around(2, 4).truncated).toBe(false); // all of depth 2 is there, 4 is further
  expect(around(3, 4).truncated).toBe(true);
  expect(around(1, 1)).toEqual({ nodes: [{ column: 1, depth: 0 }], edges: [], truncated: true });
});

test('refuses a center that is not there', () => {
  const options = { depth: 1, maxNodes: 3, measure: 'count', minCount: 1 } as const;
  expect(() => finished(neighborhood(incidence(example()), 4, options))).toThrow(ShapeMismatchError);
});
