import { describe, expect, test } from '@jest/globals';
import { communitiesScene } from '../../web/explorer/communities/communities-scene.js';
import type { Colors } from '../../web/explorer/drawing/colors.js';
import type { Shape } from '../../web/explorer/drawing/scene.js';
import { heatMapScene } from '../../web/explorer/heat-map/heat-map-scene.js';
import { timelineScene } from '../../web/explorer/timeline/timeline-scene.js';

const colors: Colors = {
  paper: '#ffffff',
  ink: '#000000',
  soft: '#666666',
  line: '#dddddd',
  accent: '#0000ff',
  hues: ['#aa0000', '#00aa00'],
  none: '#999999',
  low: '#f0f0f0',
  high: '#0000f0',
  below: '#f00000',
};
const of = <Kind extends Shape['shape']>(shapes: readonly Shape[], kind: Kind) =>
  shapes.filter((shape): shape is Shape & { shape: Kind } => shape.shape === kind);

describe('a heat map', () => {
  const concepts = ['a', 'b', 'c'].map((id) => ({ id, name: id, paperCount: 4 }));
  const matrix = {
    paperCount: 10,
    concepts,
    counts: [[4, 2, 0], [2, 4, 1], [0, 1, 4]], // prettier-ignore
    expected: [[4, 1, 1], [1, 4, 1], [1, 1, 4]], // prettier-ignore
    scores: [[1, 0.5, 0], [0.5, 1, -0.5], [0, -0.5, 1]], // prettier-ignore
  };
  const boxes = of(heatMapScene(matrix, 'NPMI', 400, colors).shapes, 'box');

  test('has a square for each two, symmetric, and tells what is less than by chance', () => {
    expect(boxes).toHaveLength(9);
    const fill = (i: number, j: number) => boxes[i * 3 + j]!.fill;
    expect(fill(0, 1)).toBe(colors.high);
    expect(fill(1, 0)).toBe(fill(0, 1));
    expect(fill(1, 2)).toBe(colors.below);
    expect(fill(0, 2)).toBe(colors.low);
    expect(boxes[1]!.tip).toEqual(['a – b', '2 common papers, 1 expected', 'NPMI 0.5']);
  });
});

describe('a timeline', () => {
  const points = (shares: (number | null)[]) =>
    shares.map((share, at) => ({ interval: String(2020 + at), count: 1, paperCount: share === null ? 0 : 10, share }));
  const series = [
    { concept: { id: 'up', name: 'up' }, points: points([0, null, 0.5]) },
    { concept: { id: 'down', name: 'down' }, points: points([0.5, null, 0.5]) },
  ];
  const { shapes } = timelineScene({ total: 20, unknownCount: 0, series }, 500, colors);

  test('has a point for each year that has papers, higher for a larger share', () => {
    const disks = of(shapes, 'disk');
    expect(disks).toHaveLength(4);
    expect(disks[1]!.y).toBeLessThan(disks[0]!.y);
    expect(disks[0]!.tip).toEqual(['up, 2020', '1 of 10 papers, 0 %']);
  });

  test('names each line, and lets no name cover another', () => {
    const names = of(shapes, 'label').filter(({ bold }) => bold);
    expect(names.map(({ text }) => text)).toEqual(['up', 'down']);
    expect(Math.abs(names[0]!.y - names[1]!.y)).toBeGreaterThanOrEqual(14);
  });
});

test('a map of communities has a circle for each, and in it the names that fit, which lead to their concepts', () => {
  const community = (rank: number, paperCount: number, ids: string[]) => {
    const members = ids.map((id) => ({ share: 0.5, concept: { id, name: id, paperCount: 1 } }));
    return { rank, label: ids.join(', '), size: ids.length, paperCount, distinctive: [], members };
  };
  const large = community(1, 90, ['graph', 'walk', 'neverendingnamewithoutanyspacesthatfitsnowhere']);
  const { shapes, height } = communitiesScene([large, community(2, 30, ['kernel'])], 600, colors);
  const [first, second] = of(shapes, 'disk');
  expect(first!.radius / second!.radius).toBeCloseTo(Math.sqrt(3));
  for (const { y, radius } of [first!, second!]) expect(y - radius >= 0 && y + radius <= height).toBe(true);
  const names = of(shapes, 'label').map(({ text, x, y, to }) => {
    const home = [first!, second!].findIndex((disk) => Math.hypot(x - disk.x, y - disk.y) < disk.radius);
    return [text, home, to && 'id' in to && to.id];
  });
  expect(names).toEqual([['graph', 0, 'graph'], ['walk', 0, 'walk'], ['kernel', 1, 'kernel']]); // prettier-ignore
  const small = communitiesScene([large, community(2, 2, ['selfsupervised learning'])], 600, colors);
  const cut = of(small.shapes, 'label').filter(({ to }) => to && 'id' in to && to.id.startsWith('self'));
  expect(cut.map(({ text }) => text)).toEqual([expect.stringMatching(/^self\w*…$/), expect.stringMatching(/^learn/)]);
});
