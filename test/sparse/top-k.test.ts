import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { createTopK, drain, offer, topK } from '../../src/sparse/top-k.js';

// Few values, so that there are many ties.
const scores = fc.array(fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom(NaN, Infinity, -Infinity)), {
  maxLength: 60,
  size: 'max',
});

function sorted(values: number[]): { index: number; score: number }[] {
  return values
    .map((score, index) => ({ index, score }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => (a.score === b.score ? a.index - b.index : b.score > a.score ? 1 : -1));
}

const listed = ({ indices, scores }: { indices: Int32Array; scores: Float64Array }) =>
  Array.from(indices, (index, at) => ({ index, score: scores[at] }));

test('keeps the head of the sorted list, ties by index', () => {
  fc.assert(
    fc.property(scores, fc.nat(70), (values, k) => {
      expect(listed(topK(values, k))).toEqual(sorted(values).slice(0, k));
    }),
  );
});

test('what is kept does not depend on the order of offers', () => {
  const shuffled = scores.chain((values) =>
    fc.tuple(
      fc.constant(values),
      fc.shuffledSubarray([...values.keys()], { minLength: values.length, maxLength: values.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(20), ([values, order], k) => {
      const heap = createTopK(k);
      for (const index of order) offer(heap, index, values[index]);
      expect(listed(drain(heap))).toEqual(sorted(values).slice(0, k));
    }),
  );
});

test('a drained heap is empty and can be used again', () => {
  const heap = createTopK(2);
  offer(heap, 5, 1);
  drain(heap);
  expect(listed(drain(heap))).toEqual([]);
  offer(heap, 7, 3);
  expect(listed(drain(heap))).toEqual([{ index: 7, score: 3 }]);
});

test.each([-1, 1.5, NaN])('refuses k = %p', (k) => {
  expect(() => createTopK(k)).toThrow(ShapeMismatchError);
  expect(() => topK([1, 2], k)).toThrow(ShapeMismatchError);
});
