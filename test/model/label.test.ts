import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { knownWord } from '../../src/model/known-words.js';
import { normalizeLabel, splitWords } from '../../src/model/label.js';
import { wordKey } from '../../src/model/word-key.js';

describe('known words', () => {
  test('are the slice of the text and its key, known before or not', () => {
    const word = fc.oneof(fc.constantFrom('the', 'The', 'models', 'Aa', 'BB', 'é', ''), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        for (const [i, each] of [...words, ...words].entries()) {
          const before = '-'.repeat(i % 3);
          const { text, key } = knownWord(`${before}${each}.`, before.length, before.length + each.length);
          expect([text, key]).toEqual([each, wordKey(each)]);
        }
      }),
    );
  });

  test('are told apart where there are more of them than slots', () => {
    const all = Array.from({ length: 150_000 }, (_, i) => `${'w'.repeat(i % 17)}${i.toString(36)}`);
    for (const each of [...all, ...all.slice(0, 1000)]) {
      const { text } = knownWord(each, 0, each.length);
      if (text !== each) throw new Error(`${each} was taken for ${text}`);
    }
  });
});

describe('prefixes', () => {
  test.each([
    ['non-pre-trained nets', 'nonpretrained net'],
    ['Pre Training', 'pretraining'],
    ['fine tuning of data sets', 'finetuning of dataset'],
    ['re-ranking over-fits', 'reranking overfit'],
    ['over time, re use', 'over time re use'],
    ['pre and post', 'pre and post'],
  ])('%s', (label, key) => expect(normalizeLabel(label)).toBe(key));

  test('a chain of them is no word', () => {
    expect(splitWords('pre-'.repeat(100)).length).toBeGreaterThan(5);
  });
});
