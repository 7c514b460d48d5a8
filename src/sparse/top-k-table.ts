import { allocateIndptr } from './csr.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';
import type { Ranked } from './top-k.js';

/**
 * The best `k` items of each of many lists that grow at the same time, better meaning a higher score, then a lower index.
 *
 * Each list is a buffer of twice its length: an offer that reaches the floor is appended, and a full buffer is cut down to
 * its best, which raises the floor. So an offer costs two writes as a rule, where a heap would move items about in
 * memory that is not at hand. Memory O(lists · k).
 */
export interface TopKTable {
  k: number;
  /** Length lists: the least score that each list may still take. To be asked before an offer. */
  floors: Float64Array;
  /** Length lists. */
  sizes: Int32Array;
  /** Length lists · 2k · 2: of each list its items, a score and its index side by side, so that an offer is one place. */
  items: Float64Array;
}

/** Empty lists. @throws ShapeMismatchError unless k is an integer from 0. */
export function createTopKTable(lists: number, k: number): TopKTable {
  if (!Number.isInteger(k) || k < 0) {
    throw new ShapeMismatchError({ expected: 'a whole number k from 0', received: String(k) });
  }
  return {
    k,
    floors: new Float64Array(lists).fill(k === 0 ? Infinity : -Infinity),
    sizes: new Int32Array(lists),
    items: new Float64Array(lists * 4 * k),
  };
}

/** Appends an item whose score reaches the floor of `list`; an index is to be offered once. O(1), amortized. */
export function append(table: TopKTable, list: number, index: number, score: number): void {
  const { k, sizes, items } = table;
  const size = sizes[list];
  const at = 2 * (list * 2 * k + size);
  items[at] = score;
  items[at + 1] = index;
  sizes[list] = size + 1;
  if (size + 1 === 2 * k) cut(table, list);
}

/** Ranked lists one behind the other: list `i` is at `indptr[i]` … `indptr[i + 1]` − 1, best first. */
export interface RankedLists extends Ranked {
  /** Length lists + 1. */
  indptr: Int32Array | Float64Array;
}

/** The best of every list; the table keeps no more than these. O(lists · k log k) on average, memory O(items). */
export function rankLists(table: TopKTable): RankedLists {
  const { k, sizes, items } = table;
  const indptr = allocateIndptr(sizes.length, items.length);
  for (let list = 0; list < sizes.length; list++) {
    if (sizes[list] > k) cut(table, list);
    indptr[list + 1] = indptr[list] + sizes[list];
  }
  const indices = new Int32Array(indptr[sizes.length]);
  const scores = new Float64Array(indices.length);
  for (let list = 0; list < sizes.length; list++) {
    const first = list * 2 * k;
    sort(items, first, first + sizes[list] - 1);
    for (let rank = 0, at = indptr[list]; rank < sizes[list]; rank++, at++) {
      scores[at] = items[2 * (first + rank)];
      indices[at] = items[2 * (first + rank) + 1];
    }
  }
  return { indptr, indices, scores };
}

/** One of the lists, as views. */
export function listAt({ indptr, indices, scores }: RankedLists, list: number): Ranked {
  const [start, end] = [indptr[list], indptr[list + 1]];
  return { indices: indices.subarray(start, end), scores: scores.subarray(start, end) };
}

/** Cuts a list down to its best k, in no order. O(k) on average: quickselect (Hoare, "Algorithm 65: Find", CACM 4(7), 1961). */
function cut({ items, sizes, floors, k }: TopKTable, list: number): void {
  let low = list * 2 * k;
  let high = low + sizes[list] - 1;
  const wanted = low + k - 1;
  while (low < high) {
    const at = partition(items, low, high);
    if (at === wanted) break;
    if (at < wanted) low = at + 1;
    else high = at - 1;
  }
  sizes[list] = k;
  floors[list] = items[2 * wanted];
}

/** Sorts the items `low` … `high`, best first: quicksort (Hoare 1962), the smaller part by recursion. */
function sort(items: Float64Array, low: number, high: number): void {
  while (low < high) {
    const at = partition(items, low, high);
    if (at - low < high - at) {
      sort(items, low, at - 1);
      low = at + 1;
    } else {
      sort(items, at + 1, high);
      high = at - 1;
    }
  }
}

/** Puts the middle item where it belongs, the better ones before it, and gives its place. No two items are equal. */
function partition(items: Float64Array, low: number, high: number): number {
  swap(items, (low + high) >>> 1, high);
  const score = items[2 * high];
  const index = items[2 * high + 1];
  let place = low;
  for (let at = low; at < high; at++) {
    const other = items[2 * at];
    if (other > score || (other === score && items[2 * at + 1] < index)) swap(items, at, place++);
  }
  swap(items, place, high);
  return place;
}

function swap(items: Float64Array, a: number, b: number): void {
  const score = items[2 * a];
  const index = items[2 * a + 1];
  items[2 * a] = items[2 * b];
  items[2 * a + 1] = items[2 * b + 1];
  items[2 * b] = score;
  items[2 * b + 1] = index;
}
