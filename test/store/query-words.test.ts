import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { queryWords, searchText } from '../../src/store/query-words.js';

describe('queryWords', () => {
  test.each([
    ['', []],
    ['   \t\n', []],
    ['the of and', []],
    ['") OR *', []],
    ['🦜 — !', []],
    ['Graph Kernels', ['graph', 'kernels']],
    ['the Graph of the graph', ['graph']],
    ['state-space_models', ['state', 'space', 'models']],
    ['GPT-3.5', ['gpt', '3', '5']],
    ["Parkinson's", ['parkinson', 's']],
    ['naïve ÉTUDE', ['naive', 'etude']],
    ['ﬁne', ['fine']],
    ['強化学習 RL', ['強', '化', '学', '習', 'rl']],
    ['title:x AND "y z"~2', ['title', 'x', 'y', 'z', '2']],
  ])('%j', (query, words) => {
    expect(queryWords(query)).toEqual(words);
  });

  test('takes the first 32 words that count', () => {
    const words = Array.from({ length: 100 }, (_, i) => `w${i}`);
    expect(queryWords(`the ${words.join(' of ')}`)).toEqual(words.slice(0, 32));
  });

  test('gives words of letters and digits, each once, which are words of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        const words = queryWords(query);
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
        expect(new Set(words).size).toBe(words.length);
        const text = searchText(query).split(' ');
        expect(words.every((word) => text.includes(word))).toBe(true);
      }),
    );
  });
});

describe('searchText', () => {
  test('is a text that it leaves alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(searchText(searchText(text))).toBe(searchText(text));
      }),
    );
  });

  test('has the words of its parts', () => {
    expect(searchText('A title.\nAuthor Ö.')).toBe(`${searchText('A title.')} ${searchText('Author Ö.')}`);
  });
});
