import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchQuery } from '../../../src/store/neo4j/search-query.js';

const boosts = { title: 5, text: 1 };

test('every word in any field', () => {
  expect(searchQuery('Graph kernels', boosts)).toBe(
    '(title:"graph"^5 OR text:"graph"^1) AND (title:"kernels"^5 OR text:"kernels"^1)',
  );
});

test('no words, no query', () => {
  expect(searchQuery('*:* the !', boosts)).toBeNull();
});

test('no character of the query is syntax', () => {
  const word = String.raw`\(title:"[\p{L}\p{N}\p{M}]+"\^5 OR text:"[\p{L}\p{N}\p{M}]+"\^1\)`;
  const shape = new RegExp(`^${word}(?: AND ${word})*$`, 'u');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const query = searchQuery(text, boosts);
      if (query !== null) expect(query).toMatch(shape);
    }),
  );
});
