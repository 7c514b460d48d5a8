import { describe, expect, test } from '@jest/globals';
import { jsonLines } from '../../src/readers/json-lines.js';

describe('JSON Lines are told from their opening', () => {
  test.each([
    ['objects', '{"title": "A"}\n{"title": "B"}'],
    ['an object that is cut', '{"title": "A", "abs'],
    ['a broken line among whole ones', 'oops\n{"title": "A"}\n{"title": "B"}'],
    ['blank lines before', '\n\n  {"title": "A"}'],
  ])('takes %s', (_name, head) => {
    expect(jsonLines.detects(head)).toBe(true);
  });

  test.each([
    ['nothing', ' \n'],
    ['prose', 'Random looms\n\nWe count.'],
    ['an array', '[{"title": "A"},\n{"title": "B"}]'],
    ['an array, one object a line', '[\n{"title": "A"},\n{"title": "B"}\n]'],
    ['an object over several lines', '{\n  "title": "A"\n}'],
    ['an export of papergraph', '{"papergraph": 1}\n{"paper": {}}'],
  ])('does not take %s', (_name, head) => {
    expect(jsonLines.detects(head)).toBe(false);
  });
});
