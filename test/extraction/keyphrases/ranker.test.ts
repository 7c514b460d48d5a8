import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BoostedTrees } from '../../../src/extraction/keyphrases/boosted-trees.js';
import { conceptConfidence, confidenceOf } from '../../../src/extraction/keyphrases/calibration.js';
import { chooseKeyphrases } from '../../../src/extraction/keyphrases/chosen-keyphrases.js';
import { isGeneric, namesConcept } from '../../../src/extraction/keyphrases/generic-words.js';
import { KeyphraseRanker, type KeyphraseModel, type Keyphrase } from '../../../src/extraction/keyphrases/ranker.js';
import { normalizeLabel } from '../../../src/model/label.js';
import { nastyText } from '../texts.js';
import { fieldsOf, knowledge } from './support.js';

/** Two trees: title or not; near papers or not. */
const model: KeyphraseModel = {
  weights: { 'hkernel': 1, 'n1': -1 }, // prettier-ignore
  trees: {
    bias: -1,
    features: ['titlePlaces', 'vote'],
    trees: [
      { feature: [0, -1, -1], threshold: [0, -0.5, 1], left: [1, 0, 0], right: [2, 0, 0] },
      { feature: [1, -1, -1], threshold: [0.5, 0, 2], left: [1, 0, 0], right: [2, 0, 0] },
    ],
  },
  calibration: { offset: 0.5, slope: 1 },
};

describe('boosted trees', () => {
  test('add up the leaves that a row comes to', () => {
    const trees = new BoostedTrees(model.trees, ['vote', 'other', 'titlePlaces']);
    expect(trees.margin(Float32Array.from([0.5, 7, 0]), 0)).toBeCloseTo(-1.5);
    expect(trees.margin(Float32Array.from([9, 0.6, 7, 1]), 1)).toBeCloseTo(2);
  });

  test('refuse rows without a feature that they ask for', () => {
    expect(() => new BoostedTrees(model.trees, ['vote'])).toThrow('titlePlaces');
  });
});

describe('a calibration', () => {
  test('is a logistic curve over the margin', () => {
    const at = (margin: number) => confidenceOf({ offset: -1, slope: 2 }, margin);
    expect([0.5, 0, 1].map(at)).toEqual([0.5, 1 / (1 + Math.E), Math.E / (1 + Math.E)].map((x) => expect.closeTo(x)));
    expect(at(-1000)).toBe(0);
    expect(at(1000)).toBe(1);
  });

  test('of concepts, adds what an entity is worth to the margin', () => {
    const calibration = { offset: -1, slope: 2, entity: 3 };
    expect(conceptConfidence(calibration, 0.2, 0)).toBe(confidenceOf(calibration, 0.2));
    expect(conceptConfidence(calibration, 0.2, 0.5)).toBeCloseTo(confidenceOf(calibration, 1.7));
  });
});

describe('a ranker', () => {
  const ranker = new KeyphraseRanker(model, knowledge);
  const ranked = ranker.rank(fieldsOf('Neural networks', 'We learn Tree kernels. Pruning is deep.'));

  test('puts the most confident first, equal ones by key', () => {
    const confidences = ranked.map(({ confidence }) => confidence);
    expect([...confidences].sort((a, b) => b - a)).toEqual(confidences);
    expect(ranked[0].key).toBe('neural network');
  });

  test('names them as the abstract writes them, or near papers do', () => {
    const names = ranked.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Model compression', 'Tree kernels', 'pruning']));
  });

  test('gives bounded confidences and places in the text, whatever it is', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (title, abstract) => {
        const fields = fieldsOf(title, abstract);
        for (const { confidence, places } of ranker.rank(fields)) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const { field, last } of places) expect(last).toBeLessThan(fields[field].words.length);
        }
      }),
    );
  });

  test('reads long runs of words in time that grows with them', () => {
    const began = performance.now();
    ranker.rank(fieldsOf('x'.repeat(1_000_000), 'kernel '.repeat(150_000)));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('the choice of keyphrases', () => {
  const phrase = (key: string, confidence: number): Keyphrase => ({
    key,
    name: key,
    margin: 0,
    confidence,
    places: [],
  });
  const choice = { most: 3, expected: 3, nested: 0.5 };

  test('ends where one more would lower the F1 to be expected', () => {
    const ranked = [phrase('a', 0.9), phrase('b', 0.6), phrase('c', 0.1), phrase('d', 0.05)];
    expect(chooseKeyphrases(ranked, choice).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('takes no more than asked for, and one at least', () => {
    expect(chooseKeyphrases('abcde'.split('').map((key) => phrase(key, 0.9)), choice)).toHaveLength(3); // prettier-ignore
    expect(chooseKeyphrases([phrase('a', 0)], choice)).toHaveLength(1);
    expect(chooseKeyphrases([], choice)).toEqual([]);
  });

  test('rather takes another than one within a chosen one', () => {
    const ranked = [phrase('tree kernel', 0.9), phrase('kernel', 0.7), phrase('latin', 0.6), phrase('parsing', 0.5)];
    expect(chooseKeyphrases(ranked, choice).map(({ key }) => key)).toEqual(['tree kernel', 'latin', 'parsing']);
  });
});

describe('generic phrases', () => {
  test('are made of words that name no subject', () => {
    for (const key of ['method', 'novel approach', 'state-of-the-art results'])
      expect(isGeneric(normalizeLabel(key))).toBe(true);
    for (const key of ['kernel method', 'parsing', 'neural language model']) expect(isGeneric(key)).toBe(false);
  });

  test('hold a year', () => {
    expect(isGeneric('parsing workshop 2019')).toBe(true);
    expect(isGeneric('covid 19')).toBe(false);
  });
});

describe('the name of a concept', () => {
  test('ends in a noun', () => {
    const fields = fieldsOf('Neural parsing', '');
    const at = (key: string, first: number, last: number): Keyphrase => ({
      ...{ key, name: key, margin: 0, confidence: 0.5, places: [{ field: 0, first, last }] },
    });
    expect(namesConcept(at('neural parsing', 0, 1), fields)).toBe(true);
    expect(namesConcept(at('neural', 0, 0), fields)).toBe(false);
    expect(namesConcept(at('method', 0, 1), fields)).toBe(false);
    expect(namesConcept({ key: 'pruning', places: [] }, fields)).toBe(true);
  });
});
