import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText, readable, tokenize } from '../../src/extraction/tokens.js';
import { nastyText } from './texts.js';

const keys = (text: string) => tokenize(text).map((word) => word.key);
const slices = (text: string) => tokenize(text).map((word) => text.slice(word.start, word.end));

describe('LaTeX debris reads as plain text', () => {
  test.each([
    ['a {\\em finite sample} bound', 'a finite sample bound'],
    ['scores {\\it without} pairs', 'scores without pairs'],
    ['vector {\\bf 1}_n here', 'vector 1_n here'],
    ['vector {bf 1}_n here', 'vector 1_n here'],
    ['\\textbf{linear attention}', 'linear attention'],
    ['x\\emph{}y', 'xy'],
    ['the $\\ell_2$ norm', 'the ell_2 norm'],
    ['Aky\\"urek and S{\\o}gaard', 'Akyurek and Sogaard'],
    ["Ren\\'{e} and Erd\\H{o}s", 'Rene and Erdos'],
    ['20\\% less', '20% less'],
    ['see \\cite{someone2020} there', 'see  there'],
    ['state~space', 'state space'],
  ])('%s', (text, expected) => {
    expect(plainText(text).plain).toBe(expected);
  });

  test('a text without debris is not copied', () => {
    expect(plainText('plain words').offsets).toBeNull();
  });
});

describe('words', () => {
  test('hyphens, dashes and slashes split, with offsets', () => {
    expect(slices('time-series state–space encoder/decoder')).toEqual([
      'time',
      'series',
      'state',
      'space',
      'encoder',
      'decoder',
    ]);
  });

  test('an initialism is one word, with or without debris', () => {
    expect(keys('i.i.d. data')).toEqual(['iid', 'data']);
    expect(keys('(i.\\,i.\\,d) data')).toEqual(['iid', 'data']);
    expect(slices('(i.\\,i.\\,d) data')[0]).toBe('i.\\,i.\\,d');
  });

  test('norms have one key however they are written', () => {
    expect(keys('$\\ell_2$ ell_2 L_2 ℓ2 L2')).toEqual(['l2', 'l2', 'l2', 'l2', 'l2']);
    expect(keys('ell_infty')).toEqual(['linfty']);
  });

  test('possessives, curly apostrophes and accents', () => {
    expect(keys("Earley’s parser and Simpson's paradox for Poincaré")).toEqual([
      'earley',
      'parser',
      'and',
      'simpson',
      'paradox',
      'for',
      'poincare',
    ]);
    expect(slices('BERT’s layers')[0]).toBe('BERT');
  });

  test('masked words are left out', () => {
    expect(tokenize('read linear there', [{ start: 5, end: 11 }]).map((word) => word.text)).toEqual(['read', 'there']);
  });

  test('readable text has no debris', () => {
    const words = tokenize('linear {\\em mode}  connectivity');
    expect(readable(words, 0, 2)).toBe('linear mode connectivity');
  });

  test('offsets ascend, stay inside the text and slice to something', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        let end = 0;
        for (const word of tokenize(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
          expect(word.key).not.toBe('');
          end = word.end;
        }
      }),
    );
  });
});
