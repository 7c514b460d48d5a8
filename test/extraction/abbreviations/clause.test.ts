import { expect, test } from '@jest/globals';
import { clauseBefore } from '../../../src/extraction/abbreviations/clause.js';

const before = (text: string, maxWords = 20) => {
  const { start, end } = clauseBefore(text, text.lastIndexOf('('), maxWords);
  return text.slice(start, end);
};

test.each([
  ['It rains. We walk home (WH)', 'We walk home'],
  ['Why? Since: we walk; home again (HA)', 'home again'],
  ['found by S. Maria in seas (SM)', 'found by S. Maria in seas'],
  ['soft rain (SR) and hard rain (HR)', 'and hard rain'],
  ['with N-(1-methyl) amide (MA)', 'with N-(1-methyl) amide'],
  ['an outer (inner words here (IWH)', 'inner words here'],
  ['the "quoted words" (QW)', 'the "quoted words'],
  ['a thing, another, (AT)', 'a thing, another'],
  ['a line\nits second half (SH)', 'its second half'],
])('the clause of "%s"', (text, expected) => expect(before(text)).toBe(expected));

test('holds at most so many words, and none cut in half', () => {
  expect(before('one two three four five (F)', 3)).toBe('three four five');
  expect(before(`${'word '.repeat(100)}(W)`, 1000).split(' ')[0]).toBe('word');
  expect(before(`${'x'.repeat(500)} (W)`)).toBe('');
});
