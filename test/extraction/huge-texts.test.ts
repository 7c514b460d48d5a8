import { expect, test } from '@jest/globals';
import { findDefinitions } from '../../src/extraction/abbreviations/find-definitions.js';
import { findForms } from '../../src/extraction/abbreviations/find-forms.js';
import { findLinks } from '../../src/extraction/links.js';
import { tokenize } from '../../src/extraction/tokens.js';

const LENGTH = 1 << 20;
/** Of the processor; quadratic work on a text of this size takes minutes. */
const SECONDS = 30;

const TEXTS: [string, string][] = [
  ['one word', 'a'],
  ['an opening bracket', '('],
  ['a closing bracket', ')'],
  ['brackets in brackets', '(((a)b)c)'],
  ['brackets that cross', '([)]'],
  ['a letter in brackets', '(a)'],
  ['a short form in brackets', '(AB) '],
  ['capitals', 'ALL IN CAPITALS AND ON '],
  ['one long word in capitals', 'A'],
  ['formulas', '\\frac{x_{i}^2}{\\alpha} + $y$ '],
  ['references that are never closed', '\\cite{'],
  ['code', 'for (int i = 0; i < n; i++) { a[i] = f(b[i]); }\n'],
  ['Chinese with brackets', '汉语(ABC)词'],
  ['prefixes', 'pre-'],
  ['points in a word', 'a.b.'],
  ['addresses', 'http://a.b/).'],
  ['halves of surrogate pairs', '\ud835'],
];

test.each(TEXTS)(
  'a megabyte of %s: bounded time, few definitions',
  (_, piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    const start = process.cpuUsage();
    const definitions = findDefinitions(text);
    findForms(text);
    tokenize(text);
    findLinks(text);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(SECONDS);
    expect(definitions.length).toBeLessThan(100);
  },
  120_000,
);

test('one address with a megabyte of closing brackets or points after it', () => {
  for (const tail of [')', '.', ').']) {
    const [link] = findLinks(`http://a.example/x${tail.repeat(LENGTH / 2)}`);
    expect(link.url).toBe('http://a.example/x');
  }
});
