import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findPhrases } from '../../../src/extraction/keyphrases/phrases.js';
import { WORD_CLASS } from '../../../src/extraction/keyphrases/word-class.js';
import { tokenize } from '../../../src/extraction/tokens.js';
import { nastyText } from '../texts.js';
import { fieldsOf, knowing } from './support.js';

const keysOf = (title: string, abstract: string, known: string[] = []) =>
  findPhrases(fieldsOf(title, abstract), knowing(...known)).map(({ key }) => key);

describe('candidate phrases', () => {
  test('are spans of nouns and what stands before them that end in a noun', () => {
    expect(keysOf('', 'we learn sparse tree kernels')).toEqual([
      ...['sparse tree', 'sparse tree kernel', 'tree', 'tree kernel', 'kernel'],
    ]);
  });

  test('reach over no break, and hold five words at most', () => {
    expect(keysOf('', 'trees, kernels')).toEqual(['tree', 'kernel']);
    expect(Math.max(...keysOf('', 'a1 b2 c3 d4 e5 f6 g7').map((key) => key.split(' ').length))).toBe(5);
  });

  test('are known phrases of any words', () => {
    expect(keysOf('', 'the art of war', ['art of war'])).toContain('art of war');
  });

  test('tell in which places they are a whole run', () => {
    const [phrase] = findPhrases(fieldsOf('Kernels', 'we learn kernels. Kernels of sparse kernels trains.'), knowing());
    expect(phrase).toMatchObject({
      key: 'kernel',
      firstAt: 0,
      lastAt: 7,
      titlePlaces: 1,
      whole: 3,
      begins: 3,
      ends: 4,
    });
    expect(phrase.places).toHaveLength(4);
  });

  test('are words in all capitals, whatever their class', () => {
    const words = tokenize('we WSJ');
    const classes = new Uint8Array(2).fill(WORD_CLASS.OTHER);
    expect(findPhrases([{ field: 'title', text: 'we WSJ', words, classes }], knowing()).map(({ key }) => key)).toEqual([
      'wsj',
    ]);
  });

  test('lie in the text, whatever it is', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const fields = fieldsOf(text, text);
        for (const { places, size, firstAt, lastAt } of findPhrases(fields, knowing())) {
          expect(firstAt).toBeLessThanOrEqual(lastAt);
          for (const { field, first, last } of places) {
            expect(last - first + 1).toBe(size);
            expect(last).toBeLessThan(fields[field].words.length);
          }
        }
      }),
    );
  });
});
