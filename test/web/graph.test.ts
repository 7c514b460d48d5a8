import { describe, expect, test } from '@jest/globals';
import { sharedCompany } from '../../web/explorer/compare/company.js';
import { graphOf } from '../../web/explorer/network/graph.js';
import { edgeNear, nodeNear } from '../../web/explorer/network/find.js';
import { fitting, pointAt, zoomed } from '../../web/explorer/network/camera.js';
import { sharesOf } from '../../web/explorer/paper/reasons.js';

/** A star of `leaves` around a center, the leaves tied to each other too, each pair a little weaker than the last. */
function neighborhood(leaves: number) {
  const ids = Array.from({ length: leaves + 1 }, (_, at) => `n${String(at).padStart(3, '0')}`);
  const nodes = ids.map((id, at) => ({
    depth: at === 0 ? 0 : 1,
    concept: { id, name: id, kind: 'TASK' as const, paperCount: leaves + 1 - at },
  }));
  const edges = ids.flatMap((source, i) =>
    ids.slice(i + 1).map((target, j) => ({
      count: 1,
      expected: 0.5,
      score: 1 / (1 + i * leaves + j),
      source: { id: source },
      target: { id: target },
    })),
  );
  return { truncated: false, nodes, edges };
}

describe('the drawing of a neighborhood', () => {
  const graph = graphOf(neighborhood(20));

  test('has the center fixed, and circles whose area grows with papers', () => {
    expect(graph.nodes[0]).toMatchObject({ id: 'n000', fx: 0, fy: 0, radius: 22 });
    const radii = graph.nodes.map(({ radius }) => radius);
    expect(radii).toEqual([...radii].sort((a, b) => b - a));
  });

  test('draws all ties of the center and the strongest others, the weakest first', () => {
    expect(graph.edges).toHaveLength(210);
    expect(graph.drawn.length).toBeLessThan(100);
    expect(graph.drawn.filter(({ source }) => source.depth === 0)).toHaveLength(20);
    const scores = graph.drawn.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  test('finds what is under a point', () => {
    const [, leaf] = graph.nodes;
    expect(nodeNear(graph, leaf!.x, leaf!.y, 1)).toBe(leaf);
    expect(nodeNear(graph, 10_000, 0, 5)).toBeUndefined();
    const edge = graph.drawn.at(-1)!;
    const [x, y] = [(edge.source.x + edge.target.x) / 2, (edge.source.y + edge.target.y) / 2];
    expect(edgeNear({ ...graph, drawn: [edge] }, x, y, 1)).toBe(edge);
    expect(edgeNear({ ...graph, drawn: [edge] }, x + 9_000, y, 1)).toBeUndefined();
  });
});

test('zooming keeps the point under the pointer, and fitting shows every node', () => {
  const camera = { x: 40, y: -10, scale: 0.8 };
  const before = pointAt(camera, 123, 45);
  expect(pointAt(zoomed(camera, 2.5, 123, 45), 123, 45).x).toBeCloseTo(before.x);
  const { nodes } = graphOf(neighborhood(50));
  const { x, y, scale } = fitting(nodes, { width: 300, height: 200 });
  for (const node of nodes) {
    expect(x + scale * (node.x - node.radius)).toBeGreaterThanOrEqual(0);
    expect(x + scale * (node.x + node.radius)).toBeLessThanOrEqual(300);
    expect(y + scale * (node.y + node.radius)).toBeLessThanOrEqual(200);
  }
});

test('a bar gives a concept the shares of its words, and loses nothing of the sum', () => {
  const reasons = Array.from({ length: 9 }, (_, at) => ({
    part: 'WORDS' as const,
    percent: at === 8 ? 55 : 5,
    word: at === 8 ? null : (['mode', 'lmc'][at] ?? `w${at}`),
    concept: at === 8 ? { id: 'lmc', name: 'linear mode connectivity', aliases: [], abbreviations: ['LMC'] } : null,
  }));
  const shares = sharesOf(reasons);
  expect(shares[0]).toEqual({ name: 'linear mode connectivity', conceptId: 'lmc', percent: 65, rest: false });
  expect(shares.at(-1)).toEqual({ name: '2 more', conceptId: null, percent: 10, rest: true });
  expect(shares.reduce((sum, { percent }) => sum + percent, 0)).toBe(95);
});

test('company of two concepts is what both keep, the most common with both first', () => {
  const company = (id: string, counts: Record<string, number>) => ({
    id,
    cooccurring: {
      edges: Object.entries(counts).map(([other, count]) => ({ count, node: { id: other, name: other } })),
    },
  });
  const shared = sharedCompany(company('a', { x: 9, y: 3, z: 5 }), company('b', { y: 4, x: 1, w: 7 }));
  expect(shared).toEqual([
    { id: 'y', name: 'y', withA: 3, withB: 4 },
    { id: 'x', name: 'x', withA: 9, withB: 1 },
  ]);
});
