import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PersonalizedPageRank, PersonalizedPageRankOptions } from '../../src/similarity/forward-push.js';
import { personalizedPageRank, type Seeds } from '../../src/similarity/personalized-pagerank.js';
import { bitSetOf, fullBitSet, hasBit, removeBit, type BitSet } from '../../src/sparse/bit-set.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import type { Ranked } from '../../src/sparse/top-k.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseOf } from '../sparse/dense.js';
import { example, positive, presence, withMask } from '../sparse/matrices.js';

const incidence = (matrix: CsrMatrix) => ({ matrix, transposed: transpose(matrix) });
const ROUNDING = 1e-12;

interface Exact {
  /** Rows, then columns. */
  ranks: number[];
  degrees: number[];
}

/** x with x·M = b: Gauss–Jordan with pivots, on the transpose. */
function solveLeft(m: number[][], b: number[]): number[] {
  const size = b.length;
  const table = b.map((value, i) => [...m.map((row) => row[i]), value]);
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let i = at; i < size; i++) if (Math.abs(table[i][at]) > Math.abs(table[pivot][at])) pivot = i;
    [table[at], table[pivot]] = [table[pivot], table[at]];
    for (let i = 0; i < size; i++) {
      const factor = table[i][at] / table[at][at];
      if (i !== at) table[i] = table[i].map((value, k) => value - factor * table[at][k]);
    }
  }
  return table.map((row, i) => row[size] / row[i]);
}

/** ppr·(I − (1 − α)·W) = α·s on dense tables; a node without edges is tied to itself. */
function exactly(matrix: CsrMatrix, seeds: Seeds, alpha: number, mask: BitSet | null): Exact {
  const { rows, columns } = matrix;
  const size = rows + columns;
  const weights = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  denseOf(matrix).cells.forEach((row, i) =>
    row.forEach((value, j) => {
      if (mask === null || hasBit(mask, i)) weights[i][rows + j] = weights[rows + j][i] = value ?? 0;
    }),
  );
  const degrees = weights.map((row) => row.reduce((sum, value) => sum + value, 0));
  const start = new Array<number>(size).fill(0);
  for (const { index, weight = 1 } of seeds.rows ?? []) start[index] += weight;
  for (const { index, weight = 1 } of seeds.columns ?? []) start[rows + index] += weight;
  const total = start.reduce((sum, value) => sum + value, 0);
  const step = (u: number, v: number) => (degrees[u] === 0 ? Number(u === v) : weights[u][v] / degrees[u]);
  const system = weights.map((row, u) => row.map((_, v) => Number(u === v) - (1 - alpha) * step(u, v)));
  return {
    ranks: solveLeft(
      system,
      start.map((value) => (alpha * value) / total),
    ),
    degrees,
  };
}

function scoresOf(matrix: CsrMatrix, { rows, columns }: PersonalizedPageRank): number[] {
  const scores = new Array<number>(matrix.rows + matrix.columns).fill(0);
  rows.indices.forEach((row, k) => (scores[row] = rows.scores[k]));
  columns.indices.forEach((column, k) => (scores[matrix.rows + column] = columns.scores[k]));
  return scores;
}

const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

function expectInOrder({ indices, scores }: Ranked): void {
  const order = [...indices.keys()].sort((x, y) => scores[y] - scores[x] || indices[x] - indices[y]);
  expect(order).toEqual([...indices.keys()]);
  for (const score of scores) expect(score).toBeGreaterThan(0);
}

function expectWithinBounds(matrix: CsrMatrix, { ranks, degrees }: Exact, result: PersonalizedPageRank): void {
  const scores = scoresOf(matrix, result);
  expect(total(scores) + result.residual).toBeCloseTo(1, 12);
  ranks.forEach((rank, v) => {
    expect(rank - scores[v]).toBeGreaterThanOrEqual(-ROUNDING);
    // An unbounded error at a degree of 0 says nothing: what has no edges keeps all of its mass or was not read.
    if (result.errorPerDegree < Infinity) {
      expect(rank - scores[v]).toBeLessThanOrEqual(result.errorPerDegree * degrees[v] + ROUNDING);
    }
  });
  expect(total(ranks.map((rank, v) => Math.abs(rank - scores[v])))).toBeCloseTo(result.residual, 11);
  expectInOrder(result.rows);
  expectInOrder(result.columns);
}

/** Rows and columns as seeds, some of them twice, at least one; with a mask, rows only of it. */
function anySeeds(matrix: CsrMatrix, mask: BitSet | null): fc.Arbitrary<Seeds> {
  const allowed = [...Array(matrix.rows).keys()].filter((row) => mask === null || hasBit(mask, row));
  const weight = fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined });
  const seed = (index: fc.Arbitrary<number>) => fc.record({ index, weight });
  return fc.record({
    rows: allowed.length === 0 ? fc.constant([]) : fc.array(seed(fc.constantFrom(...allowed)), { maxLength: 4 }),
    columns: fc.array(seed(fc.nat(matrix.columns - 1)), { minLength: 1, maxLength: 4 }),
  });
}

const SHAPE = { rows: 9, columns: 7, entries: 4 };
const withZeros = positive(SHAPE).map((matrix) => {
  matrix.values!.forEach((value, q, values) => (values[q] = value > 6 ? 0 : value));
  return matrix;
});
const cases = (matrices: fc.Arbitrary<CsrMatrix>) =>
  withMask(matrices).chain(([matrix, mask]) =>
    fc.record({
      matrix: fc.constant(matrix),
      mask: fc.constant(mask),
      seeds: anySeeds(matrix, mask),
      alpha: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      epsilon: fc.integer({ min: 0, max: 6 }).map((power) => 10 ** -power),
      maxEdges: fc.option(fc.nat(200)),
    }),
  );

describe.each([
  ['ones', presence(SHAPE)],
  ['weights', positive(SHAPE)],
  ['weights, some of them 0', withZeros],
])('%s', (_, matrices) => {
  test('is within its bounds of the exact rank', () => {
    fc.assert(
      fc.property(cases(matrices), ({ matrix, mask, seeds, alpha, epsilon }) => {
        const result = personalizedPageRank(incidence(matrix), seeds, { alpha, epsilon, mask });
        expect(result.truncated).toBe(false);
        expect(result.errorPerDegree).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
        expectWithinBounds(matrix, exactly(matrix, seeds, alpha, mask), result);
      }),
      { numRuns: 400 },
    );
  });

  test('keeps its limit of edges and says what it costs', () => {
    fc.assert(
      fc.property(cases(matrices), ({ matrix, mask, seeds, alpha, epsilon, maxEdges }) => {
        const graph = incidence(matrix);
        const whole = personalizedPageRank(graph, seeds, { alpha, epsilon, mask });
        const cut = personalizedPageRank(graph, seeds, { alpha, epsilon, mask, maxEdges });
        expect(cut.edges).toBeLessThanOrEqual(maxEdges ?? Infinity);
        expect(cut.truncated).toBe(whole.edges > (maxEdges ?? Infinity));
        if (!cut.truncated) expect(cut).toEqual(whole);
        expectWithinBounds(matrix, exactly(matrix, seeds, alpha, mask), cut);
      }),
      { numRuns: 400 },
    );
  });

  test('a mask is as good as a matrix without the other rows', () => {
    fc.assert(
      fc.property(cases(matrices), ({ matrix, mask, seeds, alpha, epsilon }) => {
        const { cells } = denseOf(matrix);
        const kept = cells.map((row, i) =>
          row.flatMap((value, j) => (value !== null && (mask === null || hasBit(mask, i)) ? [{ value, j }] : [])),
        );
        const copy = csrFromRows(
          matrix.columns,
          kept.map((row) => row.map(({ j }) => j)),
          matrix.values && kept.map((row) => row.map(({ value }) => value)),
        );
        const masked = personalizedPageRank(incidence(matrix), seeds, { alpha, epsilon, mask });
        const copied = personalizedPageRank(incidence(copy), seeds, { alpha, epsilon });
        expect(masked.rows).toEqual(copied.rows);
        expect(masked.columns).toEqual(copied.columns);
      }),
      { numRuns: 200 },
    );
  });
});

test('no more edges are looked at than 1 / (alpha · epsilon), with weights 3 times that and the seeds', () => {
  fc.assert(
    fc.property(cases(presence(SHAPE)), ({ matrix, seeds, alpha, epsilon }) => {
      const graph = incidence(matrix);
      expect(personalizedPageRank(graph, seeds, { alpha, epsilon }).edges).toBeLessThanOrEqual(1 / (alpha * epsilon));
    }),
  );
  fc.assert(
    fc.property(cases(positive(SHAPE)), ({ matrix, seeds, alpha, epsilon }) => {
      const least = Math.min(...matrix.values!);
      const { edges } = personalizedPageRank(incidence(matrix), seeds, { alpha, epsilon });
      const count = (seeds.rows?.length ?? 0) + (seeds.columns?.length ?? 0);
      expect(edges).toBeLessThanOrEqual(3 / (alpha * epsilon * least) + count);
    }),
  );
});

test('what order seeds come in makes no difference', () => {
  const shuffled = cases(positive(SHAPE)).chain((drawn) => {
    const distinct = [...new Map(drawn.seeds.columns!.map((seed) => [seed.index, seed])).values()];
    const other = fc.shuffledSubarray(distinct, { minLength: distinct.length });
    return fc.tuple(fc.constant({ ...drawn, distinct }), other);
  });
  fc.assert(
    fc.property(shuffled, ([{ matrix, distinct, ...options }, other]) => {
      const graph = incidence(matrix);
      expect(personalizedPageRank(graph, { columns: other }, options)).toEqual(
        personalizedPageRank(graph, { columns: distinct }, options),
      );
    }),
    { numRuns: 500 },
  );
});

test('does not add up the degree of a column farther than it takes', () => {
  // One column in all of 10,000 rows; from row 0 it gets 0.4, which 41 edges of 1 hold back.
  const rows = 10_000;
  const lists = Array.from({ length: rows }, (_, i) => (i === 0 ? [0, 1] : [0]));
  const ones = csrFromRows(2, lists);
  const weighted = csrFromRows(
    2,
    lists,
    lists.map((list) => list.map(() => 1)),
  );
  for (const [matrix, mask] of [
    [ones, fullBitSet(rows)],
    [weighted, null],
  ] as const) {
    const options: PersonalizedPageRankOptions = { alpha: 0.2, epsilon: 0.01, mask };
    const { edges, truncated } = personalizedPageRank(incidence(matrix), { rows: [{ index: 0 }] }, options);
    expect(truncated).toBe(false);
    expect(edges).toBeLessThan(200);
  }
});

test('looks at as many edges in a graph a hundred times the size', () => {
  // Each row ties column i to i + 1, in a ring.
  const edgesIn = (size: number, mask: BitSet | null) => {
    const ring = csrFromRows(
      size,
      Array.from({ length: size }, (_, i) => [i, (i + 1) % size]),
    );
    const result = personalizedPageRank(
      incidence(ring),
      { columns: [{ index: 7 }] },
      { alpha: 0.2, epsilon: 1e-4, mask },
    );
    expect(result.rows.indices.length).toBeGreaterThan(10);
    return result.edges;
  };
  expect(edgesIn(50_000, null)).toBe(edgesIn(500, null));
  expect(edgesIn(50_000, fullBitSet(50_000))).toBe(edgesIn(500, fullBitSet(500)));
});

describe('by hand', () => {
  test('one edge: a walk from one end', () => {
    // x = α + (1 − α)·y and y = (1 − α)·x, so x = 1 / (2 − α) and y = (1 − α) / (2 − α); α = ½.
    const { rows, columns } = personalizedPageRank(
      incidence(csrFromRows(1, [[0]])),
      { rows: [{ index: 0 }] },
      { alpha: 0.5, epsilon: 1e-12 },
    );
    expect(rows.scores[0]).toBeCloseTo(2 / 3, 10);
    expect(columns.scores[0]).toBeCloseTo(1 / 3, 10);
  });

  test('a seed without edges keeps its mass', () => {
    const graph = incidence(csrFromRows(2, [[], [0]]));
    const seeds: Seeds = { rows: [{ index: 0, weight: 3 }], columns: [{ index: 1, weight: 1 }] };
    const result = personalizedPageRank(graph, seeds, { alpha: 0.1, epsilon: 1 });
    expect(result).toEqual({
      rows: { indices: Int32Array.of(0), scores: Float64Array.of(0.75) },
      columns: { indices: Int32Array.of(1), scores: Float64Array.of(0.25) },
      residual: 0,
      errorPerDegree: 0,
      truncated: false,
      edges: 0,
    });
  });

  test('a column whose rows are all outside of the mask keeps its mass', () => {
    const mask = fullBitSet(3);
    for (const row of [0, 2]) removeBit(mask, row);
    const { columns, rows } = personalizedPageRank(
      incidence(example()),
      { columns: [{ index: 0 }] },
      { alpha: 0.2, epsilon: 0.1, mask },
    );
    expect(columns).toEqual({ indices: Int32Array.of(0), scores: Float64Array.of(1) });
    expect(rows.indices).toHaveLength(0);
  });

  test('with no edges to look at, all of the mass is left', () => {
    const result = personalizedPageRank(
      incidence(example()),
      { rows: [{ index: 0 }] },
      { alpha: 0.2, epsilon: 0.1, maxEdges: 0 },
    );
    expect(result).toMatchObject({ residual: 1, truncated: true, edges: 0, errorPerDegree: 1 / 3 });
    expect(result.rows.indices).toHaveLength(0);
  });

  test('a degree that was not read bounds nothing', () => {
    const mask = fullBitSet(3);
    const result = personalizedPageRank(
      incidence(example()),
      { columns: [{ index: 1 }] },
      { alpha: 0.2, epsilon: 0.1, mask, maxEdges: 0 },
    );
    expect(result).toMatchObject({ residual: 1, truncated: true, edges: 0, errorPerDegree: Infinity });
  });
});

test('a call leaves nothing behind, an error neither', () => {
  const weighted = csrFromRows(3, [[0, 1], [1, 2], [2]], [[1, 2], [1, -1], [1]]);
  const graph = incidence(weighted);
  const options = { alpha: 0.3, epsilon: 1e-6 };
  const only = bitSetOf(3, [0]);
  const first = personalizedPageRank(graph, { rows: [{ index: 0 }] }, { ...options, mask: only });
  expect(() => personalizedPageRank(graph, { rows: [{ index: 0 }] }, options)).toThrow(/weights of edges from 0/);
  expect(personalizedPageRank(graph, { rows: [{ index: 0 }] }, { ...options, mask: only })).toEqual(first);
});

test('seeds count by their weight, in any order, together', () => {
  const graph = incidence(example());
  const options: PersonalizedPageRankOptions = { alpha: 0.3, epsilon: 1e-5 };
  const apart = personalizedPageRank(
    graph,
    { rows: [{ index: 1 }, { index: 2 }, { index: 1, weight: 2 }, { index: 0, weight: 0 }] },
    options,
  );
  expect(
    personalizedPageRank(
      graph,
      {
        rows: [
          { index: 2, weight: 4 },
          { index: 1, weight: 12 },
        ],
      },
      options,
    ),
  ).toEqual(apart);
});

describe('refuses', () => {
  const options: PersonalizedPageRankOptions = { alpha: 0.2, epsilon: 0.1 };
  const seeds: Seeds = { rows: [{ index: 0 }] };
  const call = (change: Partial<PersonalizedPageRankOptions>, from: Seeds = seeds, graph = incidence(example())) =>
    personalizedPageRank(graph, from, { ...options, ...change });
  const outside = fullBitSet(3);
  removeBit(outside, 0);
  const values = csrFromRows(4, [[0, 1, 3], [1], [1, 3]], [[1, 1, 1], [1], [1, 1]]);

  test.each<[string, () => unknown]>([
    ['alpha 0', () => call({ alpha: 0 })],
    ['alpha 1', () => call({ alpha: 1 })],
    ['alpha that is no number', () => call({ alpha: NaN })],
    ['epsilon 0', () => call({ epsilon: 0 })],
    ['epsilon without end', () => call({ epsilon: Infinity })],
    ['half an edge', () => call({ maxEdges: 0.5 })],
    ['fewer edges than none', () => call({ maxEdges: -1 })],
    ['a mask of another length', () => call({ mask: fullBitSet(4) })],
    ['a seed outside of the mask', () => call({ mask: outside })],
    ['a row past the last', () => call({}, { rows: [{ index: 3 }] })],
    ['a column past the last', () => call({}, { columns: [{ index: 4 }] })],
    ['no seeds', () => call({}, {})],
    ['seeds without weight', () => call({}, { rows: [{ index: 0, weight: 0 }] })],
    [
      'a negative weight of a seed',
      () =>
        call(
          {},
          {
            rows: [
              { index: 0, weight: -1 },
              { index: 1, weight: 2 },
            ],
          },
        ),
    ],
    ['a transpose of another matrix', () => call({}, seeds, { matrix: example(), transposed: example() })],
    ['values on one side only', () => call({}, seeds, { matrix: values, transposed: transpose(example()) })],
  ])('%s', (_, refused) => {
    expect(refused).toThrow(ShapeMismatchError);
  });
});
