import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strongestPath, type StrongestPathOptions } from '../../src/similarity/strongest-path.js';
import { bitSetOf, fullBitSet, hasBit, type BitSet } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseOf } from '../sparse/dense.js';

type Edge = [a: number, b: number, strength: number];

/** Of edges named twice the first counts; a loop is one entry. */
function graphOf(size: number, edges: readonly Edge[]): CsrMatrix {
  const rows = Array.from({ length: size }, () => new Map<number, number>());
  for (const [a, b, strength] of edges) {
    if (rows[a].has(b)) continue;
    rows[a].set(b, strength);
    rows[b].set(a, strength);
  }
  return csrFromRows(
    size,
    rows.map((row) => [...row.keys()]),
    rows.map((row) => [...row.values()]),
  );
}

/** All paths without a vertex twice, of at most `maxHops` edges. */
function allPaths(matrix: CsrMatrix, from: number, to: number, maxHops: number, mask: BitSet | null): number[][] {
  const { cells } = denseOf(matrix);
  const paths: number[][] = [];
  const walk = (path: number[]) => {
    const last = path[path.length - 1];
    if (last === to) return paths.push(path);
    if (path.length > maxHops) return;
    cells[last].forEach((strength, vertex) => {
      if (!strength || path.includes(vertex)) return;
      if (vertex === to || mask === null || hasBit(mask, vertex)) walk([...path, vertex]);
    });
  };
  walk([from]);
  return paths;
}

const strengthsOf = (matrix: CsrMatrix, path: number[]) => {
  const { cells } = denseOf(matrix);
  return path.slice(1).map((vertex, k) => cells[path[k]][vertex]!);
};
const productOf = (strengths: number[]) => strengths.reduce((product, strength) => product * strength, 1);

// Each strength is a whole multiple of 2⁻⁴⁰.
const SCALE = 40;

/** By products as whole numbers, then hops, then vertices. */
function bruteForce(
  matrix: CsrMatrix,
  from: number,
  to: number,
  maxHops: number,
  mask: BitSet | null,
): number[] | null {
  const exact = (path: number[]) =>
    strengthsOf(matrix, path).reduce((product, strength) => product * BigInt(strength * 2 ** SCALE), 1n) <<
    BigInt(SCALE * (matrix.rows - path.length));
  const paths = allPaths(matrix, from, to, maxHops, mask).map((path) => ({ path, product: exact(path) }));
  paths.sort((x, y) => {
    if (x.product !== y.product) return x.product > y.product ? -1 : 1;
    if (x.path.length !== y.path.length) return x.path.length - y.path.length;
    const at = x.path.findIndex((vertex, k) => vertex !== y.path[k]);
    return at < 0 ? 0 : x.path[at] - y.path[at];
  });
  return paths[0]?.path ?? null;
}

// So that there are ties of paths with as many hops, and with more: halves are lost by two hops or by one.
const tying = fc.constantFrom(1, 0.5, 0.25, 0.125, ...[0.7, 0.35, 0.3, 0.15].map(Math.fround));
const anything = fc.float({ min: 2 ** -10, max: 1, noNaN: true });
const WHOLE: Omit<StrongestPathOptions, 'maxHops'> = { maxSettled: 1e6 };

function cases(strength: fc.Arbitrary<number>) {
  return fc.integer({ min: 1, max: 7 }).chain((size) => {
    const vertex = fc.nat(size - 1);
    return fc.record({
      matrix: fc
        .array(fc.tuple(vertex, vertex, strength) as fc.Arbitrary<Edge>, { maxLength: 16, size: 'max' })
        .map((edges) => graphOf(size, edges)),
      from: vertex,
      to: vertex,
      maxHops: fc.option(fc.nat(6)),
      mask: fc.option(fc.array(vertex, { size: 'max', maxLength: 2 * size }).map((members) => bitSetOf(size, members))),
    });
  });
}

/**
 * The answer on a graph whose strengths are powers of ½, by the exact cost of what is left with at most so many hops. Walks
 * need not be told from paths: a loop never pays, since it takes hops.
 */
function byHops(matrix: CsrMatrix, from: number, to: number, maxHops: number): number[] | null {
  const { rows: size, indptr, indices, values } = matrix;
  const least = [new Float64Array(size).fill(Infinity)];
  least[0][to] = 0;
  const costAt = (q: number) => -Math.log2(values![q]);
  for (let hops = 1; hops <= maxHops; hops++) {
    const row = least[hops - 1].slice();
    for (let v = 0; v < size; v++) {
      for (let q = indptr[v]; q < indptr[v + 1]; q++)
        row[v] = Math.min(row[v], least[hops - 1][indices[q]] + costAt(q));
    }
    least.push(row);
  }
  if (least[maxHops][from] === Infinity) return null;
  const path = [from];
  for (let left = least.findIndex((row) => row[from] === least[maxHops][from]); left > 0; left--) {
    const v = path[path.length - 1];
    for (let q = indptr[v]; q < indptr[v + 1]; q++) {
      if (least[left - 1][indices[q]] + costAt(q) !== least[left][v]) continue;
      path.push(indices[q]);
      break;
    }
  }
  return path;
}

/** A strong chain over all vertices in some order, and weaker edges across: the strong ways are long. */
const chained = fc.integer({ min: 2, max: 24 }).chain((size) => {
  const vertex = fc.nat(size - 1);
  const edge = (strength: fc.Arbitrary<number>) => fc.tuple(vertex, vertex, strength) as fc.Arbitrary<Edge>;
  return fc.record({
    size: fc.constant(size),
    order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }),
    links: fc.array(fc.constantFrom(1, 1, 0.5, 0.25), { minLength: size - 1, maxLength: size - 1 }),
    across: fc.array(edge(fc.constantFrom(1, 0.5, 0.25, 0.125, 2 ** -4, 2 ** -6)), { maxLength: size, size: 'max' }),
    from: vertex,
    to: vertex,
    maxHops: fc.nat(size),
  });
});

describe('strongestPath', () => {
  test('is what dynamic programming over hops finds', () => {
    fc.assert(
      fc.property(chained, ({ size, order, links, across, from, to, maxHops }) => {
        const chain = links.map((strength, k): Edge => [order[k], order[k + 1], strength]);
        const matrix = graphOf(size, [...chain, ...across]);
        const find = (limit: number | null) => strongestPath(matrix, from, to, { ...WHOLE, maxHops: limit }).path;
        expect(find(maxHops)?.vertices ?? null).toEqual(byHops(matrix, from, to, maxHops));
        expect(find(null)?.vertices ?? null).toEqual(byHops(matrix, from, to, size));
      }),
      { numRuns: 1500 },
    );
  });

  test('finds its way through a vertex with thousands of neighbors', () => {
    const leaves = 3000;
    const edges: Edge[] = Array.from({ length: leaves }, (_, k) => [0, k + 1, 2 ** -(1 + (k % 5))]);
    for (let k = 1; k <= leaves; k++) edges.push([k, ((k * 7) % leaves) + 1, 2 ** -(k % 3)]);
    const matrix = graphOf(leaves + 1, edges);
    for (const [from, to] of [
      [0, 2],
      [3, 0],
      [5, 1234],
      [2999, 18],
    ]) {
      for (const maxHops of [1, 2, 3, 4, 5, 9]) {
        const { path } = strongestPath(matrix, from, to, { ...WHOLE, maxHops });
        expect(path?.vertices ?? null).toEqual(byHops(matrix, from, to, maxHops));
      }
    }
  });

  test('is the first of all paths by strength, hops and vertices', () => {
    fc.assert(
      fc.property(cases(tying), ({ matrix, from, to, maxHops, mask }) => {
        const { path, truncated } = strongestPath(matrix, from, to, { ...WHOLE, maxHops, mask });
        expect(truncated).toBe(false);
        expect(path?.vertices ?? null).toEqual(bruteForce(matrix, from, to, maxHops ?? Infinity, mask));
      }),
      { numRuns: 1500 },
    );
  });

  test('any strengths: no path is stronger', () => {
    fc.assert(
      fc.property(cases(anything), ({ matrix, from, to, maxHops, mask }) => {
        const { path } = strongestPath(matrix, from, to, { ...WHOLE, maxHops, mask });
        const paths = allPaths(matrix, from, to, maxHops ?? Infinity, mask);
        if (path === null) return expect(paths).toEqual([]);
        expect(paths).toContainEqual(path.vertices);
        expect(path.strengths).toEqual(strengthsOf(matrix, path.vertices));
        expect(path.product).toBeCloseTo(productOf(path.strengths), 12);
        const best = Math.max(...paths.map((other) => productOf(strengthsOf(matrix, other))));
        expect(path.product).toBeGreaterThanOrEqual(best * (1 - 1e-8));
      }),
      { numRuns: 1500 },
    );
  });

  test('a budget is kept; what it does not end is the whole answer, and what it ends is a path that exists', () => {
    fc.assert(
      fc.property(cases(tying), fc.nat(12), ({ matrix, from, to, maxHops, mask }, maxSettled) => {
        const whole = strongestPath(matrix, from, to, { ...WHOLE, maxHops, mask });
        const { path, truncated, settled } = strongestPath(matrix, from, to, { maxSettled, maxHops, mask });
        expect(settled).toBeLessThanOrEqual(maxSettled);
        expect(truncated).toBe(whole.settled > maxSettled);
        if (!truncated) expect(path).toEqual(whole.path);
        else if (path !== null) {
          expect(allPaths(matrix, from, to, maxHops ?? Infinity, mask)).toContainEqual(path.vertices);
          expect(path.strengths).toEqual(strengthsOf(matrix, path.vertices));
          expect(path.product).toBe(productOf(path.strengths));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('takes up a vertex again where the strong way to it is too long', () => {
    // 0 – 1 – 2 – 3 is strong, the direct edge 0 – 3 is weak, and it takes two hops from 3 on.
    const matrix = graphOf(6, [
      [0, 1, 0.75],
      [1, 2, 0.75],
      [2, 3, 0.75],
      [0, 3, 0.125],
      [3, 4, 0.5],
      [4, 5, 0.5],
    ]);
    for (const [from, to] of [
      [0, 5],
      [5, 0],
    ]) {
      const path = (maxHops: number | null) => strongestPath(matrix, from, to, { ...WHOLE, maxHops }).path;
      const along = (...vertices: number[]) => (from === 0 ? vertices : vertices.reverse());
      expect(path(null)?.vertices).toEqual(along(0, 1, 2, 3, 4, 5));
      expect(path(5)).toEqual(path(null));
      expect(path(4)?.vertices).toEqual(along(0, 3, 4, 5));
      expect(path(3)).toEqual(path(4));
      expect(path(3)?.product).toBe(1 / 32);
      expect(path(2)).toBeNull();
    }
  });

  test('keeps a weaker way in fewer hops that turns up after the stronger one', () => {
    // Three strong hops from 0 to 3 or two weak ones, then six on: too long for the strong way, as only its end shows.
    const tail = [3, 5, 6, 7, 8, 9, 10];
    const matrix = graphOf(11, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, 1],
      [0, 4, 0.5],
      [4, 3, 0.5],
      ...tail.slice(1).map((vertex, k): Edge => [tail[k], vertex, 1]),
    ]);
    const path = (maxHops: number) => strongestPath(matrix, 10, 0, { ...WHOLE, maxHops }).path?.vertices;
    expect(path(9)).toEqual([...tail].reverse().concat(2, 1, 0));
    expect(path(8)).toEqual([...tail].reverse().concat(4, 0));
    expect(path(7)).toBeUndefined();
  });

  test('two hops of a half are as strong as one of a quarter: the fewer hops, then the lower vertex', () => {
    const square: Edge[] = [
      [0, 2, 0.5],
      [2, 3, 0.5],
      [0, 1, 0.5],
      [1, 3, 0.5],
    ];
    const path = (edges: Edge[]) => strongestPath(graphOf(4, edges), 0, 3, { ...WHOLE, maxHops: null }).path;
    expect(path(square)).toEqual({ vertices: [0, 1, 3], strengths: [0.5, 0.5], product: 0.25 });
    expect(path([...square, [0, 3, 0.25]])).toEqual({ vertices: [0, 3], strengths: [0.25], product: 0.25 });
  });

  test('the way from a vertex to itself has no hops', () => {
    const matrix = graphOf(2, [[0, 0, 0.5]]);
    const none = { path: { vertices: [0], strengths: [], product: 1 }, truncated: false, settled: 0 };
    expect(strongestPath(matrix, 0, 0, { maxHops: 0, maxSettled: 0 })).toEqual(none);
  });

  test('a path whose product is 0 in double precision is told from none, and from a weaker one', () => {
    const length = 60;
    const chain: Edge[] = Array.from({ length }, (_, k) => [k, k + 1, 2 ** -20]);
    const matrix = graphOf(length + 2, [...chain, [0, length + 1, 2 ** -100], [length + 1, length, 2 ** -149]]);
    const path = (maxHops: number) => strongestPath(matrix, 0, length, { ...WHOLE, maxHops }).path;
    expect(path(length)?.vertices).toEqual([0, length + 1, length]);
    const weaker = graphOf(length + 1, chain);
    expect(strongestPath(weaker, 0, length, { ...WHOLE, maxHops: null }).path).toMatchObject({
      vertices: Array.from({ length: length + 1 }, (_, k) => k),
      product: 0,
    });
  });

  test('strengths can be made of values of any range; 0 is no edge', () => {
    const matrix = graphOf(3, [
      [0, 1, 5],
      [1, 2, 5],
      [0, 2, -3],
    ]);
    const strengthOf = (value: number) => Math.max(0, value) / 10;
    expect(strongestPath(matrix, 0, 2, { ...WHOLE, maxHops: null, strengthOf }).path).toEqual({
      vertices: [0, 1, 2],
      strengths: [0.5, 0.5],
      product: 0.25,
    });
    expect(strongestPath(matrix, 0, 2, { ...WHOLE, maxHops: 1, strengthOf }).path).toBeNull();
    const presence = csrFromRows(2, [[1], [0]]);
    expect(strongestPath(presence, 0, 1, { ...WHOLE, maxHops: 1 }).path?.product).toBe(1);
    expect(strongestPath(presence, 0, 1, { ...WHOLE, maxHops: 1, strengthOf: () => 0.5 }).path?.product).toBe(0.5);
  });

  test('the ends need not be in the mask', () => {
    const matrix = graphOf(3, [
      [0, 1, 0.5],
      [1, 2, 0.5],
    ]);
    const path = (members: number[]) =>
      strongestPath(matrix, 0, 2, { ...WHOLE, maxHops: null, mask: bitSetOf(3, members) }).path;
    expect(path([1])?.vertices).toEqual([0, 1, 2]);
    expect(path([0, 2])).toBeNull();
  });
});

describe('refuses', () => {
  const options: StrongestPathOptions = { maxHops: null, maxSettled: 10 };
  const pair = (value: number) => graphOf(2, [[0, 1, value]]);
  const call = (matrix: CsrMatrix, change: Partial<StrongestPathOptions> = {}, from = 0, to = 1) =>
    strongestPath(matrix, from, to, { ...options, ...change });

  test.each<[string, () => unknown, RegExp]>([
    ['a negative strength', () => call(pair(-0.5)), /strengths from 0 to 1, received -0.5/],
    ['a strength above 1', () => call(pair(1.5)), /strengths from 0 to 1, received 1.5/],
    ['a strength that is no number', () => call(pair(0.5), { strengthOf: () => NaN }), /received NaN/],
    ['a vertex past the last', () => call(pair(0.5), {}, 0, 2), /a vertex from 0 to 1/],
    ['a vertex before the first', () => call(pair(0.5), {}, -1, 0), /a vertex from 0 to 1/],
    ['half a hop', () => call(pair(0.5), { maxHops: 0.5 }), /limits/],
    ['a negative budget', () => call(pair(0.5), { maxSettled: -1 }), /limits/],
    ['a mask of another length', () => call(pair(0.5), { mask: fullBitSet(3) }), /bit set of length 2/],
    ['a matrix that is not square', () => call(csrFromRows(3, [[1], [0]])), /square matrix, received 2 × 3/],
  ])('%s', (_, refused, message) => {
    expect(refused).toThrow(ShapeMismatchError);
    expect(refused).toThrow(message);
  });
});
