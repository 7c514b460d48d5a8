import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCommunities, modularity } from '../../src/similarity/communities.js';
import { levelGraphOf } from '../../src/similarity/leiden/level-graph.js';
import { moveVertices } from '../../src/similarity/leiden/move-vertices.js';
import { randomIntegers } from '../../src/similarity/leiden/random.js';
import { refine } from '../../src/similarity/leiden/refine.js';
import { csrFromRows, type CsrMatrix } from '../../src/sparse/csr.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { denseOf } from '../sparse/dense.js';

type Edge = readonly [number, number, number];

/** Symmetric, from each edge once; of edges given twice, the last counts. */
function graphOf(size: number, edges: readonly Edge[], ones = false): CsrMatrix {
  const rows = Array.from({ length: size }, () => new Map<number, number>());
  for (const [a, b, weight] of edges) {
    rows[a].set(b, weight);
    rows[b].set(a, weight);
  }
  const indices = rows.map((row) => [...row.keys()]);
  return csrFromRows(size, indices, ones ? null : rows.map((row) => [...row.values()]));
}

const unweighted = (size: number, edges: readonly (readonly [number, number])[]) =>
  graphOf(
    size,
    edges.map(([a, b]) => [a, b, 1]),
    true,
  );

/** The definition, pair by pair. */
function denseModularity(graph: CsrMatrix, community: ArrayLike<number>, resolution: number): number {
  const cells = denseOf(graph).cells.map((row) => row.map((x) => x ?? 0));
  const degrees = cells.map((row) => row.reduce((sum, x) => sum + x, 0));
  const total = degrees.reduce((sum, x) => sum + x, 0);
  if (total === 0) return 0;
  let sum = 0;
  cells.forEach((row, i) =>
    row.forEach((weight, j) => {
      if (community[i] === community[j]) sum += weight - (resolution * degrees[i] * degrees[j]) / total;
    }),
  );
  return sum / total;
}

/** The most that modularity can grow when one vertex moves to another community, or to one of its own. */
function gainByOneMove(graph: CsrMatrix, community: Int32Array, resolution: number): number {
  const quality = denseModularity(graph, community, resolution);
  const targets = [...new Set(community), graph.rows];
  const moves = [...community.keys()].flatMap((v) => targets.map((target) => community.with(v, target)));
  return Math.max(0, ...moves.map((moved) => denseModularity(graph, moved, resolution) - quality));
}

/** Whether the vertices of each community can reach each other over edges of weight above 0 without leaving it. */
function allConnected(graph: CsrMatrix, community: ArrayLike<number>): boolean {
  const { cells } = denseOf(graph);
  const entered = new Set<number>();
  const seen = new Set<number>();
  for (const first of cells.keys()) {
    if (seen.has(first)) continue;
    if (entered.has(community[first])) return false;
    entered.add(community[first]);
    const stack = [first];
    seen.add(first);
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      cells[v].forEach((weight, u) => {
        if (!weight || community[u] !== community[first] || seen.has(u)) return;
        seen.add(u);
        stack.push(u);
      });
    }
  }
  return true;
}

const anyWeight = fc.oneof(
  fc.constant(1),
  fc.float({ min: Math.fround(0.01), max: 10, noNaN: true }),
  fc.constant(0),
  fc.constantFrom(Math.fround(1e-30), Math.fround(1e30)),
);
/** Loops, stored zeros, weights far apart and vertices without edges among them. */
const anyGraph = fc.integer({ min: 0, max: 18 }).chain((size) => {
  const vertex = fc.nat(Math.max(0, size - 1));
  return fc
    .tuple(fc.array(fc.tuple(vertex, vertex, anyWeight), { maxLength: size === 0 ? 0 : 3 * size }), fc.boolean())
    .map(([edges, ones]) => graphOf(size, edges, ones));
});
const anyResolution = fc.constantFrom(0, 0.3, 1, 1, 2.5, 40);

test('communities are connected, their modularity as defined, and no vertex gains by moving', () => {
  fc.assert(
    fc.property(anyGraph, anyResolution, fc.nat(5), (graph, resolution, seed) => {
      const found = findCommunities(graph, { resolution, seed, maxIterations: 100 });
      const { community, quality } = found;
      expect(found.converged).toBe(true);
      expect(allConnected(graph, community)).toBe(true);
      expect(quality).toBeCloseTo(denseModularity(graph, community, resolution), 10);
      expect(modularity(graph, community, resolution)).toBe(quality);
      const alone = Array.from(community.keys());
      const slack = 1e-9 * Math.max(1, resolution);
      expect(quality).toBeGreaterThanOrEqual(denseModularity(graph, alone, resolution) - slack);
      expect(gainByOneMove(graph, community, resolution)).toBeLessThanOrEqual(slack);
    }),
    { numRuns: 300 },
  );
});

test('communities are connected after each round, finished or not', () => {
  fc.assert(
    fc.property(anyGraph, anyResolution, fc.nat(5), (graph, resolution, seed) => {
      const found = findCommunities(graph, { resolution, seed, maxIterations: 1 });
      expect(found.iterations).toBe(1);
      expect(allConnected(graph, found.community)).toBe(true);
      expect(found.quality).toBeGreaterThanOrEqual(
        denseModularity(graph, Array.from(found.community.keys()), resolution) - 1e-9 * Math.max(1, resolution),
      );
    }),
    { numRuns: 300 },
  );
});

describe('moving vertices', () => {
  const withStart = anyGraph.chain((graph) =>
    fc.tuple(
      fc.constant(graph),
      fc.oneof(
        fc.array(fc.nat(Math.max(0, graph.rows - 1)), { minLength: graph.rows, maxLength: graph.rows }),
        fc.constant([...Array(graph.rows).keys()]),
      ),
    ),
  );

  test('ends, from any start, with no less modularity; where nothing moves, no vertex gains', () => {
    fc.assert(
      fc.property(withStart, anyResolution, fc.nat(5), ([graph, start], resolution, seed) => {
        const community = Int32Array.from(start);
        const random = randomIntegers(seed);
        const slack = 1e-9 * Math.max(1, resolution);
        let before = start;
        let moved = true;
        for (let sweep = 0; moved; sweep++) {
          moved = moveVertices(levelGraphOf(graph), community, resolution, random);
          expect(moved).toBe(before.some((label, v) => community[v] !== label));
          const quality = denseModularity(graph, community, resolution);
          expect(quality).toBeGreaterThanOrEqual(denseModularity(graph, before, resolution) - slack);
          expect(sweep).toBeLessThan(20);
          before = Array.from(community);
        }
        expect(gainByOneMove(graph, community, resolution)).toBeLessThanOrEqual(slack);
      }),
      { numRuns: 500 },
    );
  });

  test('neighbors that are left behind are asked again, within one call', () => {
    // 1 goes to where 3 and 4 are; 0 and 2, tied to it alone, follow, also where they were visited before.
    const graph = levelGraphOf(graphOf(5, [[0, 1, 1], [1, 2, 1], [1, 3, 4], [3, 4, 9]])); // prettier-ignore
    for (let seed = 0; seed < 20; seed++) {
      const community = Int32Array.of(0, 0, 0, 1, 1);
      moveVertices(graph, community, 0, randomIntegers(seed));
      expect([...community]).toEqual([1, 1, 1, 1, 1]);
    }
  });

  test('pairs form at a low resolution and part at a high one', () => {
    const pairs = unweighted(6, [[0, 1], [2, 3], [4, 5]]); // prettier-ignore
    const community = Int32Array.of(0, 1, 2, 3, 4, 5);
    moveVertices(levelGraphOf(pairs), community, 0.1, randomIntegers(1));
    expect(new Set(community).size).toBe(3);
    moveVertices(levelGraphOf(pairs), community, 40, randomIntegers(1));
    expect([...community].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('a vertex that nothing ties to its community leaves it, though it gains nothing', () => {
    const community = Int32Array.of(1, 1, 1);
    expect(moveVertices(levelGraphOf(unweighted(3, [[0, 1]])), community, 0, randomIntegers(1))).toBe(true);
    expect(community[0]).toBe(community[1]);
    expect(community[2]).not.toBe(community[0]);
  });
});

describe('refining', () => {
  test('gives connected parts of each community', () => {
    fc.assert(
      fc.property(anyGraph, fc.infiniteStream(fc.nat(2)), anyResolution, (graph, labels, resolution) => {
        const community = Int32Array.from(
          { length: graph.rows },
          () => (labels.next().value as number) % Math.max(1, graph.rows),
        );
        const part = refine(levelGraphOf(graph), community, resolution, randomIntegers(1));
        expect(allConnected(graph, part)).toBe(true);
        part.forEach((label, v) => expect(community[label]).toBe(community[v]));
      }),
    );
  });

  test('a vertex joins no part that is not well connected to the rest of the community', () => {
    // One community of 0 = 1 (weight 5), 1 – 2 (1), 2 – 3 (0.01), where 3 is heavy by its loop; 4 is of another community.
    // 2m = 500. Part {0, 1} has K = 11 and E = 1 to the rest, where K is about 101: 11 · 101 / 500 = 2.2 is more than 1.
    // So 2, which would gain 1 − 1 · 11 / 500, joins them only where it comes before they are together.
    const graph = levelGraphOf(graphOf(5, [[0, 1, 5], [1, 2, 1], [2, 3, 0.01], [3, 3, 100], [4, 4, 388]])); // prettier-ignore
    const found = Array.from({ length: 20 }, (_, seed) => {
      const part = refine(graph, Int32Array.of(0, 0, 0, 0, 1), 1, randomIntegers(seed));
      return { together: part[0] === part[1], joined: part[1] === part[2], far: part[3] === part[2] };
    });
    expect(found.filter(({ together }) => !together)).toEqual([]);
    expect(new Set(found.map(({ joined }) => joined))).toEqual(new Set([true, false]));
    expect(found.filter(({ far }) => far)).toEqual([]);
  });
});

test('numbered by size, then least vertex; the same for the same seed; the graph is left alone', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(5), (graph, seed) => {
      const before = structuredClone(graph);
      const { community, sizes, ...rest } = findCommunities(graph, { seed });
      expect(graph).toEqual(before);
      expect(findCommunities(graph, { seed })).toEqual({ community, sizes, ...rest });
      const counted = new Map<number, number>();
      for (const label of community) counted.set(label, (counted.get(label) ?? 0) + 1);
      expect(Array.from(sizes, (size, label) => [label, size])).toEqual([...counted].sort(([a], [b]) => a - b));
      for (let label = 1; label < sizes.length; label++) {
        const [a, b] = [sizes[label - 1], sizes[label]];
        expect(a > b || (a === b && community.indexOf(label - 1) < community.indexOf(label))).toBe(true);
      }
    }),
  );
});

// Zachary, "An information flow model for conflict and fission in small groups", 1977: who meets whom, numbered from 1.
const KARATE =
  '2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1 13-4 14-1 14-2 ' +
  '14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3 30-24 30-27 31-2 31-9 32-1 ' +
  '32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30 33-31 33-32 34-9 34-10 34-14 34-15 34-16 ' +
  '34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31 34-32 34-33';

describe("Zachary's karate club", () => {
  const edges = KARATE.split(' ').map((edge) => edge.split('-').map((v) => Number(v) - 1) as [number, number]);
  const graph = unweighted(34, edges);

  test('has 34 members and 78 edges', () => {
    expect(edges).toHaveLength(78);
    expect(graph.indices).toHaveLength(156);
  });

  test('falls into communities of modularity 0.41 and more, whatever the seed', () => {
    const qualities = Array.from({ length: 20 }, (_, seed) => findCommunities(graph, { seed }).quality);
    expect(Math.min(...qualities)).toBeGreaterThanOrEqual(0.41);
    // The greatest that there is: Brandes et al., "On modularity clustering", IEEE TKDE 20(2), 2008, give 0.4198.
    expect(Math.max(...qualities)).toBeCloseTo(0.4198, 4);
  });

  test('falls into more communities at a higher resolution, into one at 0', () => {
    const sizesAt = (resolution: number) => findCommunities(graph, { resolution }).sizes;
    expect([...sizesAt(0)]).toEqual([34]);
    expect(sizesAt(3).length).toBeGreaterThan(sizesAt(1).length);
    expect(sizesAt(100).length).toBe(34);
  });
});

test('planted groups are found', () => {
  // 20 groups of 50: within, each vertex has about 12 edges; of a vertex's edges, about one in four leads anywhere.
  const size = 1000;
  let state = 11;
  const below = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 2 ** 31) * limit);
  };
  const edges: Edge[] = [];
  for (let v = 0; v < size; v++) {
    for (let k = 0; k < 6; k++) edges.push([v, (v % 20) + 20 * below(50), 1]);
    for (let k = 0; k < 2; k++) edges.push([v, below(size), 1]);
  }
  const { community, sizes } = findCommunities(
    graphOf(
      size,
      edges.filter(([a, b]) => a !== b),
    ),
  );
  expect([...sizes]).toEqual(new Array<number>(20).fill(50));
  for (let v = 0; v < size; v++) expect(community[v]).toBe(v % 20);
});

test('weights decide: the same square falls apart along its light edges', () => {
  const square = (ab: number, bc: number) =>
    findCommunities(graphOf(4, [[0, 1, ab], [1, 2, bc], [2, 3, ab], [3, 0, bc]])).community; // prettier-ignore
  expect([...square(5, 1)]).toEqual([0, 0, 1, 1]);
  expect([...square(1, 5)]).toEqual([0, 1, 1, 0]);
});

test('vertices without edges to others are communities of their own, a loop or a zero notwithstanding', () => {
  const graph = graphOf(6, [[4, 5, 1], [1, 1, 3], [2, 3, 0]]); // prettier-ignore
  const { community, sizes } = findCommunities(graph, { resolution: 0.01 });
  expect([...community]).toEqual([1, 2, 3, 4, 0, 0]);
  expect([...sizes]).toEqual([2, 1, 1, 1, 1]);
});

test('a loop counts as it stands: modularity by hand', () => {
  // 2m = 2 + 4 = 6; together: 1 − 1; apart: 4/6 − (5/6)² − (1/6)² = −1/18.
  const graph = graphOf(2, [[0, 1, 1], [0, 0, 4]]); // prettier-ignore
  expect(modularity(graph, Int32Array.of(0, 0))).toBeCloseTo(0, 12);
  expect(modularity(graph, Int32Array.of(1, 0))).toBeCloseTo(-1 / 18, 12);
  expect(findCommunities(graph).sizes).toEqual(Int32Array.of(2));
});

test('graphs without vertices and without edges', () => {
  expect(findCommunities(unweighted(0, []))).toEqual({
    community: new Int32Array(0),
    sizes: new Int32Array(0),
    quality: 0,
    iterations: 1,
    converged: true,
  });
  expect(findCommunities(unweighted(3, []))).toMatchObject({ community: Int32Array.of(0, 1, 2), quality: 0 });
});

test('refuses what is not an undirected graph, and options out of their range', () => {
  const pair = unweighted(2, [[0, 1]]);
  const refused = [
    () => findCommunities(csrFromRows(3, [[1], [0]])),
    () => findCommunities(csrFromRows(2, [[1], []])),
    () => findCommunities(csrFromRows(2, [[], [0]])),
    () => findCommunities(csrFromRows(3, [[1], [2], [0]])),
    () => findCommunities(csrFromRows(2, [[1], [0]], [[1], [2]])),
    () => findCommunities(csrFromRows(2, [[1], [0]], [[-1], [-1]])),
    () => findCommunities({ ...pair, values: Float32Array.of(NaN, NaN) }),
    () => findCommunities({ ...pair, values: Float32Array.of(Infinity, Infinity) }),
    () => findCommunities(pair, { resolution: -1 }),
    () => findCommunities(pair, { resolution: NaN }),
    () => findCommunities(pair, { maxIterations: 0 }),
    () => findCommunities(pair, { maxIterations: 1.5 }),
    () => modularity(pair, Int32Array.of(0)),
    () => modularity(pair, Int32Array.of(0, 2)),
    () => modularity(pair, Int32Array.of(0, -1)),
  ];
  for (const call of refused) expect(call).toThrow(ShapeMismatchError);
});
