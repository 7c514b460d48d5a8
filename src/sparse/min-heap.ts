/**
 * A binary heap of integers by two keys, the least at position 0: first by `majors`, then by `minors`. Items may repeat
 * with other keys, so that a search can put in a better key and pass over the worse one when it comes out.
 */
export interface MinHeap {
  size: number;
  /** As long as `items`; positions from `size` on hold nothing. */
  majors: Float64Array;
  minors: Float64Array;
  items: Int32Array;
}

const FIRST_CAPACITY = 64;

/** An empty heap; it grows as items come. */
export function createMinHeap(): MinHeap {
  return {
    size: 0,
    majors: new Float64Array(FIRST_CAPACITY),
    minors: new Float64Array(FIRST_CAPACITY),
    items: new Int32Array(FIRST_CAPACITY),
  };
}

/** Puts in an item; keys are not NaN. O(log size), amortized. */
export function pushMin(heap: MinHeap, item: number, major: number, minor: number): void {
  if (heap.size === heap.items.length) grow(heap);
  const { majors, minors } = heap;
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (majors[parent] < major || (majors[parent] === major && minors[parent] <= minor)) break;
    move(heap, parent, at);
    at = parent;
  }
  place(heap, at, item, major, minor);
}

/** Takes out an item with the least keys; −1 where the heap is empty. O(log size). */
export function popMin(heap: MinHeap): number {
  if (heap.size === 0) return -1;
  const { majors, minors, items } = heap;
  const least = items[0];
  const last = --heap.size;
  const major = majors[last];
  const minor = minors[last];
  let at = 0;
  for (let child = 1; child < last; child = 2 * at + 1) {
    const right = child + 1;
    if (
      right < last &&
      (majors[right] < majors[child] || (majors[right] === majors[child] && minors[right] < minors[child]))
    )
      child = right;
    if (major < majors[child] || (major === majors[child] && minor <= minors[child])) break;
    move(heap, child, at);
    at = child;
  }
  place(heap, at, items[last], major, minor);
  return least;
}

function move({ majors, minors, items }: MinHeap, from: number, to: number): void {
  majors[to] = majors[from];
  minors[to] = minors[from];
  items[to] = items[from];
}

function place({ majors, minors, items }: MinHeap, at: number, item: number, major: number, minor: number): void {
  majors[at] = major;
  minors[at] = minor;
  items[at] = item;
}

function grow(heap: MinHeap): void {
  const { majors, minors, items } = heap;
  const capacity = items.length * 2;
  heap.majors = new Float64Array(capacity);
  heap.minors = new Float64Array(capacity);
  heap.items = new Int32Array(capacity);
  heap.majors.set(majors);
  heap.minors.set(minors);
  heap.items.set(items);
}
