import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findForms } from '../../../src/extraction/abbreviations/find-forms.js';
import { isShortToken } from '../../../src/extraction/abbreviations/short-tokens.js';
import { nastyText } from '../texts.js';

function forms(text: string): { short: string[]; long: string[] } {
  const { short, long } = findForms(text);
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return { short: short.map(slice), long: long.map(slice) };
}

describe('a short token', () => {
  test.each(['RNN', 'RNNs', 'IoT', '3D', 'mBERT', 'P2P'])('is "%s"', (word) => expect(isShortToken(word)).toBe(true));
  test.each(['The', 'McDonald', 'x', 'X', 'III', 'A1234', 'lower', '42', 'ABCDEFGHIJKL'])('is not "%s"', (word) =>
    expect(isShortToken(word)).toBe(false),
  );
});

describe('forms', () => {
  test('short forms without a definition are found, joined ones as one', () => {
    expect(forms('We weigh by TF-IDF, then a CNN-based net and GPUs run on I/O.').short).toEqual([
      'TF-IDF',
      'CNN',
      'GPUs',
      'I/O',
    ]);
  });

  test('a definition gives both', () => {
    expect(forms('An odd tree search (OTS) is an OTS.')).toEqual({ short: ['OTS', 'OTS'], long: ['odd tree search'] });
  });

  test.each([
    ['Question answering is old; QA is not.', ['Question answering']],
    ['RR = relative ranking', ['relative ranking']],
    ['The mean of the squares is large; an MS is not.', []],
    ['A bag of good words; the BGW is small.', ['bag of good words']],
    ['The answer is a question, answered by QA.', []],
  ])('long forms that initials tell: %s', (text, long) => expect(forms(text).long).toEqual(long));

  test('a text in capitals has none', () => {
    expect(forms('THIS TEXT IS ALL IN CAPITALS AND SAYS NOTHING')).toEqual({ short: [], long: [] });
  });

  test('whatever the text, ranges ascend, are apart and slice it', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const { short, long } = findForms(text);
        const all = [...short, ...long].sort((a, b) => a.start - b.start);
        let end = 0;
        for (const range of all) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
