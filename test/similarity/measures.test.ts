import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import type { AssociationMeasure } from '../../src/similarity/measures.js';
import { associations, associationScore, expectedCount, MEASURES } from '../../src/similarity/measures.js';

const NAMES = Object.keys(MEASURES) as AssociationMeasure[];

/** The four cells of a 2×2 table: both, only the first, only the second, neither. */
const table = fc.record({ both: fc.nat(40), first: fc.nat(40), second: fc.nat(40), neither: fc.nat(400) });
type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

const countsOf = ({ both, first, second, neither }: Table) =>
  [both, both + first, both + second, both + first + second + neither] as const;
const score = (measure: AssociationMeasure, cells: Table) => associationScore(measure, ...countsOf(cells));

/** The definitions, in probabilities and sums where the code has counts and closed forms. */
const ORACLES: Record<AssociationMeasure, (cells: Table) => number> = {
  count: ({ both }) => both,
  npmi: (cells) => {
    const [cij, ci, cj, n] = countsOf(cells);
    const [p, px, py] = [cij / n, ci / n, cj / n];
    if (px === 0 || py === 0 || n === 0) return 0;
    if (p === 0) return -1;
    return p === 1 ? 1 : (Math.log(p) - Math.log(px) - Math.log(py)) / -Math.log(p);
  },
  jaccard: ({ both, first, second }) => both / Math.max(1, both + first + second),
  cosine: ({ both, first, second }) => (both === 0 ? 0 : both / (Math.sqrt(both + first) * Math.sqrt(both + second))),
  associationStrength: (cells) => {
    const [cij, ci, cj, n] = countsOf(cells);
    return cij === 0 ? 0 : cij / n / ((ci / n) * (cj / n));
  },
  // Dunning's own form: −2 ln λ of two binomials, k1 of n1 and k2 of n2, against one.
  logLikelihoodRatio: (cells) => {
    const [k1, n1, cj, n] = countsOf(cells);
    const [k2, n2] = [cj - k1, n - n1];
    const logLikelihood = (p: number, k: number, m: number) =>
      (k === 0 ? 0 : k * Math.log(p)) + (m === k ? 0 : (m - k) * Math.log(1 - p));
    const [p, p1, p2] = [(k1 + k2) / n, k1 / n1, k2 / n2];
    const g2 =
      2 * (logLikelihood(p1, k1, n1) + logLikelihood(p2, k2, n2) - logLikelihood(p, k1, n1) - logLikelihood(p, k2, n2));
    return k1 < (n1 * cj) / n ? -g2 : g2;
  },
};

describe.each(NAMES)('%s', (measure) => {
  test('is what its definition says', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(score(measure, cells)).toBeCloseTo(ORACLES[measure](cells), 9);
      }),
      { numRuns: 1000 },
    );
  });

  test('is finite and symmetric', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const value = score(measure, cells);
        expect(Number.isFinite(value)).toBe(true);
        expect(Object.is(value, -0)).toBe(false);
        expect(score(measure, { ...cells, first: cells.second, second: cells.first })).toBeCloseTo(value, 9);
      }),
    );
  });

  test('says nothing where one of the two has no paper', () => {
    expect(associationScore(measure, 0, 0, 3, 5)).toBe(0);
    expect(associationScore(measure, 0, 3, 0, 5)).toBe(0);
    expect(associationScore(measure, 0, 0, 0, 0)).toBe(0);
  });

  test('rises with the number of common papers', () => {
    for (let cij = 1; cij <= 6; cij++) {
      expect(associationScore(measure, cij, 6, 8, 20)).toBeGreaterThan(associationScore(measure, cij - 1, 6, 8, 20));
    }
  });
});

describe('values by hand', () => {
  // 10 papers: 4 with the one, 5 with the other, 3 with both; 2 expected.
  const counts = [3, 4, 5, 10] as const;
  test.each<[AssociationMeasure, number]>([
    ['count', 3],
    ['npmi', Math.log(1.5) / Math.log(10 / 3)],
    ['jaccard', 3 / 6],
    ['cosine', 3 / Math.sqrt(20)],
    ['associationStrength', 1.5],
    // Cells 3, 1, 2, 4 against 2, 2, 3, 3.
    ['logLikelihoodRatio', 2 * (3 * Math.log(3 / 2) + Math.log(1 / 2) + 2 * Math.log(2 / 3) + 4 * Math.log(4 / 3))],
  ])('%s', (measure, expected) => {
    expect(associationScore(measure, ...counts)).toBeCloseTo(expected, 12);
  });

  test('expected', () => {
    expect(expectedCount(4, 5, 10)).toBe(2);
    expect(expectedCount(0, 0, 0)).toBe(0);
  });
});

describe('ends of the scales, without rounding', () => {
  test.each<[AssociationMeasure, number]>([
    ['npmi', 0],
    ['associationStrength', 1],
    ['logLikelihoodRatio', 0],
  ])('%s of an independent pair is %d', (measure, expected) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => {
        // Of a·b papers in a grid, one row and one column: they meet in one.
        expect(associationScore(measure, 1, a, b, a * b)).toBe(a * b === 1 && measure === 'npmi' ? 1 : expected);
      }),
    );
  });

  test.each<AssociationMeasure>(['npmi', 'jaccard', 'cosine'])(
    '%s of a pair that is always together is 1',
    (measure) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (both, neither) => {
          expect(associationScore(measure, both, both, both, both + neither)).toBe(1);
        }),
      );
    },
  );

  test('NPMI of a pair that is never together is −1', () => {
    expect(associationScore('npmi', 0, 2, 3, 9)).toBe(-1);
  });

  test('NPMI stays between −1 and 1', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(Math.abs(score('npmi', cells))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the log-likelihood ratio has the sign of count − expected', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const [cij, ci, cj, n] = countsOf(cells);
        const difference = cij * n - ci * cj;
        const sign = Math.sign(score('logLikelihoodRatio', cells));
        expect(sign === 0 || sign === Math.sign(difference)).toBe(true);
        if (difference === 0) expect(sign).toBe(0);
      }),
    );
  });
});

test('rounding does not turn the sign of a pair that is all but independent', () => {
  // 750 / 1,371,050 of a paper above what is expected: the cells' logarithms sum to less than 0 in double precision.
  expect(26_315 * 1_371_050 - 188_600 * 191_300).toBe(750);
  expect(associationScore('logLikelihoodRatio', 26_315, 188_600, 191_300, 1_371_050)).toBe(0);
});

test('an edge holds every measure', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const counts = countsOf(cells);
      const { expected, ...measures } = associations(...counts);
      expect(expected).toBe(expectedCount(counts[1], counts[2], counts[3]));
      expect(measures).toEqual(Object.fromEntries(NAMES.map((name) => [name, associationScore(name, ...counts)])));
    }),
  );
});

test.each([
  ['more common papers than the one has', [3, 2, 5, 9]],
  ['more common papers than the other has', [3, 5, 2, 9]],
  ['more papers than there are', [1, 5, 6, 9]],
  ['a negative count', [-1, 5, 6, 19]],
  ['a count that is no number', [NaN, 5, 6, 19]],
] as [string, [number, number, number, number]][])('refuses %s', (_, counts) => {
  expect(() => associationScore('count', ...counts)).toThrow(ShapeMismatchError);
  expect(() => associations(...counts)).toThrow(ShapeMismatchError);
});
