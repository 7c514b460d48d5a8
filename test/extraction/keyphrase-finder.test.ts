import { expect, test } from '@jest/globals';
import type { EntityRecognizer } from '../../src/extraction/entities/recognizer.js';
import { KeyphraseFinder } from '../../src/extraction/keyphrase-finder.js';
import { tokenize } from '../../src/extraction/tokens.js';
import { concept } from '../contract/fixtures.js';
import { models } from '../support/models.js';

const TITLE = 'Segmental perceptron parsing';
const ABSTRACT =
  'We describe segmental perceptron parsing. A segmental perceptron scores trees, and the perceptron is fast to train.';

/** Keyphrases of the two texts, where the recognizer takes these surfaces for entities. */
function found(entities: Record<string, number>, concepts: string[] = [], known: string[] = []): Map<string, number> {
  const recognizer = {
    find: (text: string, words: ReturnType<typeof tokenize>) =>
      Object.entries(entities).flatMap(([surface, confidence]) => {
        const start = text.indexOf(surface);
        if (start < 0) return [];
        const first = words.findIndex((word) => word.start === start);
        const last = words.findIndex(({ end }) => end === start + surface.length);
        return [{ first, last, probability: confidence, confidence }];
      }),
  } as unknown as EntityRecognizer;
  const finder = new KeyphraseFinder(
    { ...models, recognizer },
    concepts.map((id) => concept(id)),
  );
  const texts = [
    { field: 'title' as const, text: TITLE, words: tokenize(TITLE), known: [] },
    { field: 'abstract' as const, text: ABSTRACT, words: tokenize(ABSTRACT), known: [] },
  ];
  return new Map(finder.find(texts, (key) => known.includes(key)).map(({ key, confidence }) => [key, confidence]));
}

test('a single word is taken only where it is an entity somewhere in the paper', () => {
  expect([...found({}).keys()].filter((key) => !key.includes(' '))).toEqual([]);
  expect([...found({ perceptron: 0.8 }).keys()]).toContain('perceptron');
});

test('a phrase is the more likely a concept, the surer the recognizer is of it as an entity', () => {
  const phrase = 'segmental perceptron parsing';
  const confidenceAt = (entities: Record<string, number>) => found(entities).get(phrase)!;
  const [alone, unsure, sure] = [confidenceAt({}), confidenceAt({ [phrase]: 0.4 }), confidenceAt({ [phrase]: 0.9 })];
  expect(alone).toBeGreaterThan(0.1);
  expect(unsure).toBeGreaterThan(alone);
  expect(sure).toBeGreaterThan(unsure);
});

test('what the vocabulary or the paper names already is none', () => {
  expect([...found({}, ['segmental-perceptron-parsing']).keys()]).not.toContain('segmental perceptron parsing');
  expect([...found({ perceptron: 0.8 }, [], ['perceptron']).keys()]).not.toContain('perceptron');
});

test('keyphrases are in order of their keys', () => {
  const keys = [...found({ perceptron: 0.8 }).keys()];
  expect(keys).toEqual([...keys].sort());
});
