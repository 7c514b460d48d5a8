import { ShapeMismatchError } from './shape-mismatch-error.js';

/** The best items, in parallel arrays: score descending, then index ascending. */
export interface Ranked {
  indices: Int32Array;
  scores: Float64Array;
}

/**
 * A binary heap that keeps the best `capacity` items offered, the worst of them at position 0. An item is better with a
 * higher score, and with a lower index where scores are equal: what is kept does not depend on the order of offers.
 */
export interface TopKHeap extends Ranked {
  size: number;
}

/** An empty heap. Arrays of length `capacity` are allocated. @throws ShapeMismatchError unless it is an integer from 0. */
export function createTopK(capacity: number): TopKHeap {
  if (!Number.isInteger(capacity) || capacity < 0) {
    throw new ShapeMismatchError({ expected: 'a whole number k from 0', received: String(capacity) });
  }
  return { size: 0, indices: new Int32Array(capacity), scores: new Float64Array(capacity) };
}

/** Offers one item; an index is to be offered once. O(log capacity), O(1) where it is not kept. NaN is never kept. */
export function offer(heap: TopKHeap, index: number, score: number): void {
  const { indices, scores } = heap;
  if (heap.size < indices.length) {
    if (Number.isNaN(score)) return;
    siftUp(heap, heap.size++, index, score);
  } else if (indices.length > 0 && (score > scores[0] || (score === scores[0] && index < indices[0]))) {
    siftDown(heap, 0, index, score);
  }
}

/** Empties the heap into arrays of length `size`, best first. O(size log size). */
export function drain(heap: TopKHeap): Ranked {
  const ranked = { indices: new Int32Array(heap.size), scores: new Float64Array(heap.size) };
  while (heap.size > 0) {
    const last = --heap.size;
    ranked.indices[last] = heap.indices[0];
    ranked.scores[last] = heap.scores[0];
    siftDown(heap, 0, heap.indices[last], heap.scores[last]);
  }
  return ranked;
}

/**
 * The `k` best of `scores`, whose positions are the indices. NaN is left out. O(length log k), memory O(k).
 *
 * @throws ShapeMismatchError unless k is an integer from 0.
 */
export function topK(scores: ArrayLike<number>, k: number): Ranked {
  const heap = createTopK(Math.min(k, scores.length));
  for (let i = 0; i < scores.length; i++) offer(heap, i, scores[i]);
  return drain(heap);
}

function siftUp({ indices, scores }: TopKHeap, start: number, index: number, score: number): void {
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!(score < scores[parent] || (score === scores[parent] && index > indices[parent]))) break;
    indices[at] = indices[parent];
    scores[at] = scores[parent];
    at = parent;
  }
  indices[at] = index;
  scores[at] = score;
}

function siftDown({ indices, scores, size }: TopKHeap, start: number, index: number, score: number): void {
  let at = start;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    const right = child + 1;
    if (
      right < size &&
      (scores[right] < scores[child] || (scores[right] === scores[child] && indices[right] > indices[child]))
    ) {
      child = right;
    }
    if (!(scores[child] < score || (scores[child] === score && indices[child] > index))) break;
    indices[at] = indices[child];
    scores[at] = scores[child];
    at = child;
  }
  if (size > 0) {
    indices[at] = index;
    scores[at] = score;
  }
}
