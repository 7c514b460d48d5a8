import { describe, expect, test } from '@jest/globals';
import { isShortForm, singularShort, spellings } from '../../../src/extraction/abbreviations/short-form.js';

describe('a short form', () => {
  test.each(['SVM', 'SVMs', 'k-NN', 'word2vec', 'IL-6', 'E', 'C/N', 'apo', 'PMR + Cog', 'PAR 2', 'ÉTS', 'M&A'])(
    'may be "%s"',
    (text) => expect(isShortForm(text)).toBe(true),
  );

  test.each([
    '',
    '12 mg',
    '95%',
    'n = 20',
    'p < 0.05',
    '3rd',
    '90s',
    'OR 2.87',
    'pH 12',
    'see',
    'left',
    'e.g.',
    'x',
    'III',
    'quickly',
    'in the wild',
    'SomeVeryLongNameHere',
    'SELF-',
  ])('is not "%s"', (text) => expect(isShortForm(text)).toBe(false));

  test('has a singular', () =>
    expect(['SAEs', 'IL6s', 'GPS', 'gas'].map(singularShort)).toEqual(['SAE', 'IL6', 'GPS', 'gas']));

  test('is spelled with or without its plural s and its digits', () => {
    expect(spellings('SAEs')).toEqual(['saes', 'sae']);
    expect(spellings('IL-6')).toEqual(['il6', 'il']);
    expect(spellings('42')).toEqual(['42']);
  });
});
