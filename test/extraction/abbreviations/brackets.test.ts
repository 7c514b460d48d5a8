import { describe, expect, test } from '@jest/globals';
import { bracketContents, partsOf } from '../../../src/extraction/abbreviations/brackets.js';
import type { Range } from '../../../src/extraction/tokens.js';

const slices = (text: string, ranges: Range[]) => ranges.map(({ start, end }) => text.slice(start, end));
const contents = (text: string) => slices(text, bracketContents(text));

describe('brackets', () => {
  test.each([
    ['a net (NN) and a tree [DT]', ['NN', 'DT']],
    ['the yield (Y(t)) falls', ['Y(t)', 't']],
    ['1) first, 2) second (S)', ['S']],
    ['in [0, 1) only (I)', ['I']],
    ['(never closed', []],
    [`(${'a'.repeat(161)}) (b)`, ['b']],
  ])('in "%s"', (text, expected) => expect(contents(text)).toEqual(expected));

  test('are split at punctuation, "and" and "or", but not within 3,4-names', () => {
    const text = '(RNN, "gated"; 1,2-xy or LSTM = long short)';
    const [whole] = bracketContents(text);
    expect(slices(text, partsOf(text, whole))).toEqual(['RNN', 'gated', '1,2-xy', 'LSTM', 'long short']);
  });

  test('an empty one has one empty part', () => {
    expect(partsOf('( )', { start: 1, end: 2 })).toEqual([{ start: 2, end: 2 }]);
  });
});
