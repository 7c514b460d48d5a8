import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDefinitions } from '../../../src/extraction/abbreviations/find-definitions.js';
import { nastyText } from '../texts.js';

const pairs = (text: string) => findDefinitions(text).map(({ short, long }) => `${short}: ${long}`);

describe('definitions', () => {
  test.each([
    ['We study linear mode connectivity (LMC).', ['LMC: linear mode connectivity']],
    ['Some sparse autoencoders (SAEs) do', ['SAE: sparse autoencoders']],
    ['LMC (linear mode connectivity) holds', ['LMC: linear mode connectivity']],
    ['the Hidden Markov Model (HMM; see below)', ['HMM: Hidden Markov Model']],
    ['deep nets (DN) and random forests [RF]', ['DN: deep nets', 'RF: random forests']],
    ['of all walls (brick garden wall, BGW)', ['BGW: brick garden wall']],
    ['the prostaglandin E(2) (PGE(2)) level', ['PGE(2): prostaglandin E(2)']],
    ['a cascade (formed by soft clay cells (SCC))', ['SCC: soft clay cells']],
    ['we add apolipoprotein (apo) to it', ['apo: apolipoprotein']],
    ['precision (P) falls', ['P: precision']],
    ['images in three dimensions (3D)', ['3D: three dimensions']],
    ['a “very large tree” (VLT)', ['VLT: very large tree']],
    ['un système de dialogue oral (SDO)', ['SDO: système de dialogue oral']],
  ])('%s', (text, expected) => expect(pairs(text)).toEqual(expected));

  test.each([
    'as before (see Section 2)',
    'the model (left)',
    'a result (2019)',
    'nothing fits (XYZ)',
    '(A) first',
    'deeply pretrained encoders (e.g., DPE)',
    'argued for long (Adams and Brown, 2019)',
    'as much as 5 mg of malt gin (5 mg)',
    'in three corpora (blogs, TRA, news)',
    'the part II index (II)',
    'DPE (DPE)',
  ])('none in "%s"', (text) => expect(pairs(text)).toEqual([]));

  test('are the surer the better the letters fit', () => {
    const confidence = (text: string) => findDefinitions(text)[0].confidence;
    const falling = [
      confidence('a random tree network (RTN)'),
      confidence('a random tree network model (RTN)'),
      confidence('a rather strange tree of inner nodes that (RTN)'),
    ];
    expect([...falling].sort((a, b) => b - a)).toEqual(falling);
    expect(falling[0]).toBeGreaterThan(0.95);
    expect(confidence('the precision (P)')).toBeLessThan(0.85);
  });

  test('whatever the text, ranges slice it, brackets give one each, confidence is a share', () => {
    const letters = fc.constantFrom(
      '(AB)',
      '[A-b]',
      '(',
      ')',
      ' ',
      'alpha ',
      'Beta-',
      'of ',
      ', ',
      '. ',
      'ab(',
      'É',
      '2',
      'b) ',
    );
    const text = fc.oneof(
      nastyText,
      fc.array(letters, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const found = findDefinitions(any);
        expect(found.length).toBeLessThanOrEqual(any.split(/[([]/).length - 1);
        for (const { short, long, shortAt, longAt, confidence } of found) {
          expect(any.slice(longAt.start, longAt.end)).toBe(long);
          expect([short, `${short}s`]).toContain(any.slice(shortAt.start, shortAt.end));
          expect(shortAt.end <= longAt.start || longAt.end <= shortAt.start).toBe(true);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
