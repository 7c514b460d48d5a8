import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shortestPath, type PathGraph } from '../../src/similarity/path.js';
import type { CsrMatrix } from '../../src/sparse/csr.js';
import { csrFromRows } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { transpose } from '../../src/sparse/transpose.js';
import { denseOf } from '../sparse/dense.js';
import { presence } from '../sparse/matrices.js';

type Tie = [number, number];

function graphOf(matrix: CsrMatrix, ties: Tie[] = []): PathGraph {
  return {
    matrix,
    transposed: transpose(matrix),
    tied: (column) => ties.flatMap(([a, b]) => (a === column ? [b] : b === column ? [a] : [])),
  };
}

/** Every simple path of at most `maxHops` edges, then the best of them; costs as exact products of 1 + degree. */
function bruteForce(matrix: CsrMatrix, ties: Tie[], from: number, to: number, maxHops: number): number[] | null {
  const { rows, columns } = matrix;
  const { cells } = denseOf(matrix);
  const near = Array.from({ length: rows + columns }, () => new Set<number>());
  const connect = (a: number, b: number) => {
    near[a].add(b);
    near[b].add(a);
  };
  cells.forEach((row, i) => row.forEach((value, j) => value !== null && connect(i, rows + j)));
  for (const [a, b] of ties) connect(rows + a, rows + b);

  const paths: number[][] = [];
  const walk = (path: number[]) => {
    const last = path[path.length - 1];
    if (last === to) paths.push(path);
    else if (path.length <= maxHops) for (const node of near[last]) if (!path.includes(node)) walk([...path, node]);
  };
  walk([from]);
  const costOf = (path: number[]) =>
    path
      .slice(1, -1)
      .filter((node) => node >= rows)
      .reduce((product, node) => product * BigInt(1 + cells.filter((row) => row[node - rows] !== null).length), 1n);
  const compare = (a: number[], b: number[]): number => {
    if (a.length !== b.length) return a.length - b.length;
    const [x, y] = [costOf(a), costOf(b)];
    if (x !== y) return x < y ? -1 : 1;
    const at = a.findIndex((node, i) => node !== b[i]);
    return at < 0 ? 0 : a[at] - b[at];
  };
  return paths.sort(compare)[0] ?? null;
}

const cases = presence({ rows: 7, columns: 7, entries: 3 }).chain((matrix) => {
  const node = fc.nat(matrix.rows + matrix.columns - 1);
  const column = fc.nat(matrix.columns - 1);
  return fc.record({
    matrix: fc.constant(matrix),
    ties: fc.array(fc.tuple(column, column) as fc.Arbitrary<Tie>, { maxLength: 4 }), // a column tied to itself too
    from: node,
    to: node,
    maxHops: fc.nat(8),
  });
});

describe('shortestPath', () => {
  test('is the best of all paths', () => {
    fc.assert(
      fc.property(cases, ({ matrix, ties, from, to, maxHops }) => {
        expect(shortestPath(graphOf(matrix, ties), from, to, maxHops)).toEqual(
          bruteForce(matrix, ties, from, to, maxHops),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test('goes through the least common column', () => {
    // Rows 0 and 1 share columns 0 and 1; column 0 is in every row.
    const graph = graphOf(csrFromRows(2, [[0, 1], [0, 1], [0], [0]]));
    expect(shortestPath(graph, 0, 1, 2)).toEqual([0, 4 + 1, 1]);
  });

  test('takes the lowest numbers where columns are as common', () => {
    const graph = graphOf(
      csrFromRows(3, [
        [0, 2],
        [0, 1],
        [1, 2],
        [0, 1],
        [0, 1, 2],
      ]),
    );
    const [rows, from, to] = [5, 0, 2];
    expect(shortestPath(graph, rows + from, rows + to, 4)).toEqual([rows + from, 0, rows + to]);
  });

  test('the order in which columns come plays no part in what they cost', () => {
    // Two ways from row 0 to row 5 through columns with 2, 3 and 5 rows, in two orders: the lower numbers win, though
    // in double precision ln 3 + ln 6 + ln 4 is more than ln 3 + ln 4 + ln 6.
    const degrees = [3, 5, 2, 5, 3, 2];
    const lists: number[][] = [
      [0, 3],
      [0, 1],
      [1, 2],
      [3, 4],
      [4, 5],
      [2, 5],
    ];
    degrees.forEach((degree, column) => {
      while (lists.filter((list) => list.includes(column)).length < degree) lists.push([column]);
    });
    const graph = graphOf(csrFromRows(6, lists));
    const column = (j: number) => lists.length + j;
    expect(shortestPath(graph, 0, 5, 8)).toEqual([0, column(0), 1, column(1), 2, column(2), 5]);
  });

  test('counts hops', () => {
    const graph = graphOf(
      csrFromRows(3, [
        [0, 1],
        [1, 2],
      ]),
    );
    expect(shortestPath(graph, 2, 4, 4)).toEqual([2, 0, 3, 1, 4]);
    expect(shortestPath(graph, 2, 4, 3)).toBeNull();
    expect(shortestPath(graph, 2, 2, 0)).toEqual([2]);
    expect(shortestPath(graph, 2, 0, 0)).toBeNull();
  });

  test('follows ties of columns both ways, as one hop', () => {
    const graph = graphOf(csrFromRows(3, [[0], [1]]), [[0, 1]]);
    expect(shortestPath(graph, 0, 1, 3)).toEqual([0, 2, 3, 1]);
    expect(shortestPath(graph, 1, 0, 3)).toEqual([1, 3, 2, 0]);
    expect(shortestPath(graph, 0, 4, 9)).toBeNull();
  });

  test('refuses nodes that are not there', () => {
    const graph = graphOf(csrFromRows(3, [[0], [1]]));
    expect(() => shortestPath(graph, 5, 0, 3)).toThrow(ShapeMismatchError);
    expect(() => shortestPath(graph, 0, -1, 3)).toThrow(ShapeMismatchError);
  });
});
