import { expect, test } from '@jest/globals';
import { ownPlaces } from '../../../src/extraction/keyphrases/own-places.js';
import { fieldOf } from './support.js';

/** Of the places `[first, last]` in a text, those that are the phrase's own. */
function own(text: string, known: [number, number][], places: [number, number][]): [number, number][] {
  const field = { ...fieldOf('abstract', text), known: known.map(([first, last]) => ({ first, last })) };
  const find = ownPlaces([field]);
  return find(places.map(([first, last]) => ({ field: 0, first, last }))).map(({ first, last }) => [first, last]);
}

test('a phrase speaks of what it names where it ends its noun phrase', () => {
  const text = 'We learn tree kernels, and tree kernel machines';
  expect(own(text, [], [[2, 3], [5, 6], [5, 7]])).toEqual([[2, 3], [5, 7]]); // prettier-ignore
});

test('what is known, lies within it, or cuts it is no phrase of its own; what holds it whole is', () => {
  const text = 'We learn sparse tree kernels';
  const places: [number, number][] = [[2, 4], [3, 4], [4, 4]]; // prettier-ignore
  expect(own(text, [[3, 4]], places)).toEqual([[2, 4]]);
  expect(own(text, [[2, 3]], places)).toEqual([[2, 4], [4, 4]]); // prettier-ignore
  expect(own(text, [[2, 4]], places)).toEqual([]);
});
