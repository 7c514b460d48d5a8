import { describe, expect, test } from '@jest/globals';
import { macroScores, scoreSpans } from '../../bench/quality/scorers/macro.js';
import { joinTokens, labeledSpans, tokenSpan } from '../../bench/quality/scorers/pretokenized.js';

describe('pre-tokenized text', () => {
  const tokens = ['A', 'self', '-', 'taught', 'net', '(', 'STN', ')', ',', 'one', "'s", 'own', '.'];

  test('is joined as one writes it, with each token where it was', () => {
    const { text, starts, ends } = joinTokens(tokens);
    expect(text).toBe("A self-taught net (STN), one's own.");
    expect(starts.map((start: number, i: number) => text.slice(start, ends[i]))).toEqual(tokens);
  });

  test('a range becomes the tokens that it touches', () => {
    const joined = joinTokens(tokens);
    const span = (part: string) => {
      const start = joined.text.indexOf(part);
      return tokenSpan(joined, { start, end: start + part.length });
    };
    expect([span('self-taught net'), span('STN'), span('taught')]).toEqual(['1-5', '6-7', '3-4']);
  });

  test('labels become spans', () => {
    const labels = ['B-short', 'B-short', 'I-short', 'O', 'B-long', 'I-long'];
    expect(labeledSpans(labels, 'short')).toEqual(['0-1', '1-3']);
    expect(labeledSpans(labels, 'long')).toEqual(['4-6']);
  });
});

describe('spans', () => {
  test('are hits where they are equal from end to end', () => {
    expect(scoreSpans(['0-2', '3-4'], ['0-1', '3-4', '5-6'])).toEqual({ hits: 1, found: 2, gold: 3 });
  });

  test('of two types are scored apart, and the mean is taken', () => {
    const document = { short: { hits: 1, found: 1, gold: 1 }, long: { hits: 0, found: 1, gold: 3 } };
    expect(macroScores([document], ['short', 'long'])).toEqual({ precision: 50, recall: 50, f1: 50 });
  });
});
