import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classTermCounts, distinctiveTerms, leadingMembers } from '../../src/similarity/community-labels.js';
import { checkFormat, csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import type { Ranked } from '../../src/sparse/top-k.js';
import { denseOf } from '../sparse/dense.js';
import { exactly, presence, SMALL } from '../sparse/matrices.js';

const asPairs = ({ indices, scores }: Ranked) => Array.from(indices, (index, i) => [index, scores[i]]);
const table = (matrix: Parameters<typeof denseOf>[0]) => denseOf(matrix).cells.map((row) => row.map((x) => x ?? 0));
const total = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0);
const best = (scored: readonly { index: number; score: number }[], k: number) =>
  [...scored].sort((x, y) => y.score - x.score || x.index - y.index).slice(0, k);

function expectRanking(ranked: Ranked, scored: readonly { index: number; score: number }[], k: number) {
  const expected = best(scored, k);
  expect(ranked.indices).toHaveLength(expected.length);
  expected.forEach(({ score }, at) => expect(ranked.scores[at]).toBeCloseTo(score, 10));
  // Sums made in another order may swap what is equal but for rounding: each is where its own score belongs.
  const scoreOf = new Map(scored.map(({ index, score }) => [index, score]));
  asPairs(ranked).forEach(([index, score]) => expect(score).toBeCloseTo(scoreOf.get(index) ?? NaN, 10));
  expect(new Set(ranked.indices).size).toBe(expected.length);
}

test.each([
  ['ones', presence(SMALL)],
  ['values', exactly(SMALL)],
])('counts are the sums over the items of a class: %s', (_, matrices) => {
  const drawn = matrices.chain((matrix) =>
    fc.tuple(
      fc.constant(matrix),
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: matrix.rows, maxLength: matrix.rows }),
    ),
  );
  fc.assert(
    fc.property(drawn, ([matrix, classOf]) => {
      const counts = classTermCounts(matrix, Int32Array.from(classOf), 4);
      checkFormat(counts, 'full');
      const cells = table(matrix);
      const expected = [0, 1, 2, 3].map((label) =>
        Array.from({ length: matrix.columns }, (_, t) =>
          total(cells.filter((_, item) => classOf[item] === label).map((row) => row[t])),
        ),
      );
      // A sum of values that cancel out is 0 with or without a sign.
      expect(table(counts).map((row) => row.map((x) => x + 0))).toEqual(expected.map((row) => row.map((x) => x + 0)));
    }),
  );
});

test('terms are ranked as the formula says on dense tables', () => {
  const counts = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.array(fc.array(fc.nat(5), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(counts, fc.nat(7), (cells, k) => {
      const stored = cells.map((row) => [...row.keys()]);
      const ranked = distinctiveTerms(csrFromRows(cells[0].length, stored, cells), k);
      const mean = total(cells.flat()) / cells.length;
      cells.forEach((row, label) => {
        const scored = row.flatMap((count, index) => {
          const frequency = total(cells.map((other) => other[index]));
          return count === 0 ? [] : [{ index, score: (count / total(row)) * Math.log(1 + mean / frequency) }];
        });
        expectRanking(ranked[label], scored, k);
      });
    }),
  );
});

test('by hand: papers of two communities, and what sets each apart', () => {
  // Concepts: 0 in all four papers, 1 in those of community 0, 2 and 3 in one paper each of community 1.
  const papers = csrFromRows(4, [
    [0, 1],
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
  const counts = classTermCounts(papers, Int32Array.of(0, 0, 1, 1), 2);
  expect(table(counts)).toEqual([
    [2, 2, 0, 0],
    [2, 0, 1, 1],
  ]);
  // A = 8 / 2 = 4. Community 0: concept 1 has ½ · ln(1 + 4/2), concept 0 has ½ · ln(1 + 4/4).
  const [first, second] = distinctiveTerms(counts, 2);
  expect(asPairs(first)).toEqual([
    [1, 0.5 * Math.log(3)],
    [0, 0.5 * Math.log(2)],
  ]);
  // Community 1: concepts 2 and 3 have ¼ · ln(1 + 4/1) = 0.402, concept 0 has ½ · ln 2 = 0.347.
  expect(asPairs(second)).toEqual([
    [2, 0.25 * Math.log(5)],
    [3, 0.25 * Math.log(5)],
  ]);
  expect(distinctiveTerms({ ...counts, values: null }, 1).map(({ indices }) => [...indices])).toEqual([[1], [2]]);
});

test('a class without counts has no labels, and no classes have none', () => {
  expect(distinctiveTerms(csrFromRows(2, [[], [0]]), 3).map(({ indices }) => indices.length)).toEqual([0, 1]);
  expect(distinctiveTerms(csrFromRows(2, []), 3)).toEqual([]);
});

test('by hand: members by their share of the weight within', () => {
  // 0 – 1 of weight 3, 0 – 2 of weight 1, a loop at 2, 2 – 3 between communities, 4 alone.
  const graph = csrFromRows(5, [[1, 2], [0], [0, 2, 3], [2], []], [[3, 1], [3], [1, 9, 5], [5], []]);
  const labels = leadingMembers(graph, Int32Array.of(0, 0, 0, 1, 2), 2).map(asPairs);
  expect(labels).toEqual([
    [
      [0, 4 / 8],
      [1, 3 / 8],
    ],
    [[3, 0]],
    [[4, 0]],
  ]);
});

test('members are ranked as on dense tables; shares add up to 1', () => {
  const drawn = fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.record({
      cells: fc.array(fc.array(fc.nat(4), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      community: fc.array(fc.integer({ min: -1, max: n - 1 }), { minLength: n, maxLength: n }),
      k: fc.nat(9),
    }),
  );
  fc.assert(
    fc.property(drawn, ({ cells, community, k }) => {
      const n = cells.length;
      const weight = (i: number, j: number) => cells[Math.min(i, j)][Math.max(i, j)];
      const all = [...cells.keys()];
      const graph = csrFromRows(
        n,
        all.map(() => all),
        all.map((i) => all.map((j) => weight(i, j))),
      );
      const ranked = leadingMembers(graph, Int32Array.from(community), k);
      expect(ranked).toHaveLength(Math.max(-1, ...community) + 1);
      ranked.forEach((labels, label) => {
        const members = all.filter((v) => community[v] === label);
        const within = members.map((v) => total(members.filter((u) => u !== v).map((u) => weight(u, v))));
        const scored = members.map((index, at) => ({ index, score: within[at] / (total(within) || 1) }));
        expectRanking(labels, scored, k);
        if (k >= n && total(within) > 0) expect(total([...labels.scores])).toBeCloseTo(1, 10);
      });
    }),
  );
});

test('refuses what does not fit', () => {
  const papers = csrFromRows(2, [[0], [0, 1]]);
  const square = csrFromRows(2, [[1], [0]]);
  const refused = [
    () => classTermCounts(papers, Int32Array.of(0), 1),
    () => classTermCounts(papers, Int32Array.of(0, 1), 1),
    () => classTermCounts(papers, Int32Array.of(0, -2), 1),
    () => distinctiveTerms(csrFromRows(2, [[0]], [[-1]]), 1),
    () => distinctiveTerms(papers, -1),
    () => leadingMembers(square, Int32Array.of(0), 1),
    () => leadingMembers(square, Int32Array.of(0, 2), 1),
    () => leadingMembers(csrFromRows(3, [[0], [1]]), Int32Array.of(0, 0), 1),
    () => leadingMembers(square, Int32Array.of(0, 0), 0.5),
  ];
  for (const call of refused) expect(call).toThrow(ShapeMismatchError);
});
