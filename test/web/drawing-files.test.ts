import { describe, expect, test } from '@jest/globals';
import { csv } from '../../web/explorer/drawing/csv.js';
import type { Scene } from '../../web/explorer/drawing/scene.js';
import { svgFile } from '../../web/explorer/drawing/svg-file.js';

describe('a table as CSV', () => {
  test('quotes what needs it, and leaves what is not known empty', () => {
    const rows = [
      ['plain', 1, null],
      ['comma, and "quotes"', 0.25, 'two\nlines'],
    ];
    expect(csv({ columns: ['name', 'n', 'note'], rows })).toBe(
      'name,n,note\r\nplain,1,\r\n"comma, and ""quotes""",0.25,"two\nlines"\r\n',
    );
  });

  test('lets no text be run as a formula, and keeps numbers as they are', () => {
    expect(csv({ columns: ['name', 'n'], rows: [['=1+1', -2]] })).toBe("name,n\r\n'=1+1,-2\r\n");
  });
});

test('a scene as SVG has every shape, with its texts escaped', () => {
  const scene: Scene = {
    width: 100,
    height: 50,
    background: '#ffffff',
    shapes: [
      { shape: 'line', points: [[0, 0], [10, 5.005]], stroke: '#111111', width: 1 }, // prettier-ignore
      { shape: 'box', x: 1, y: 2, width: 3, height: 4, fill: '#222222', tip: ['A & B', '1 < 2'] },
      { shape: 'disk', x: 5, y: 6, radius: 7, fill: '#333333' },
      { shape: 'label', x: 8, y: 9, text: '"<name>"', size: 12, fill: '#444444', turn: -45 },
    ],
  };
  const file = svgFile(scene);
  expect(file).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100" height="50"/);
  expect(file).toContain('<polyline points="0,0 10,5.01"');
  expect(file).toContain('<rect x="1" y="2" width="3" height="4" fill="#222222"><title>A &amp; B\n1 &lt; 2</title>');
  expect(file).toContain('<circle cx="5" cy="6" r="7"');
  expect(file).toContain('transform="rotate(-45 8 9)">&quot;&lt;name&gt;&quot;</text>');
});
