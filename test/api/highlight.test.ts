import { expect, test } from '@jest/globals';
import { highlight } from '../../src/api/highlight.js';

const marked = (query: string, text: string) =>
  highlight(query, { title: [text] }).map(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)));

test.each([
  ['forms of a word', 'matching', 'Matched weights, and a match', [['Matched', 'match']]],
  ['diacritics', 'naive', 'A naïve bound', [['naïve']]],
  ['characters of a script without spaces', '模型', '大型语言模型', [['型', '模', '型']]],
  ['such characters beside letters', 'GPT', '大型GPT模型', [['GPT']]],
  ['nothing', 'kernel', 'A naïve bound', []],
])('marks %s', (_, query, text, expected) => {
  expect(marked(query, text)).toEqual(expected);
});
