import { createTopK, drain, offer, type Ranked } from './top-k.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';

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
  /** Length lists · 2k each. */
  indices: Int32Array;
  scores: Float64Array;
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
    indices: new Int32Array(lists * 2 * k),
    scores: new Float64Array(lists * 2 * k),
  };
}

/** Appends an item whose score reaches the floor of `list`; an index is to be offered once. O(1), amortized. */
export function append(table: TopKTable, list: number, index: number, score: number): void {
  const { k, sizes } = table;
  const size = sizes[list];
  const at = list * 2 * k + size;
  table.indices[at] = index;
  table.scores[at] = score;
  sizes[list] = size + 1;
  if (size + 1 === 2 * k) cut(table, list);
}

/** The best of a list, best first; the list keeps no more than these. O(k log k). */
export function best(table: TopKTable, list: number): Ranked {
  const { k, sizes } = table;
  const start = list * 2 * k;
  const heap = createTopK(Math.min(k, sizes[list]));
  for (let at = start; at < start + sizes[list]; at++) offer(heap, table.indices[at], table.scores[at]);
  return drain(heap);
}

/**
 * Cuts a full list down to its best k, in no order. O(k) on average: quickselect (Hoare, "Algorithm 65: Find", CACM 4(7),
 * 1961) with the middle item as pivot, which is definite.
 */
function cut(table: TopKTable, list: number): void {
  const { indices, scores, k } = table;
  const wanted = list * 2 * k + k - 1;
  let low = list * 2 * k;
  let high = low + 2 * k - 1;
  while (low < high) {
    const pivot = (low + high) >>> 1;
    const pivotScore = scores[pivot];
    const pivotIndex = indices[pivot];
    let i = low;
    let j = high;
    while (i <= j) {
      while (scores[i] > pivotScore || (scores[i] === pivotScore && indices[i] < pivotIndex)) i++;
      while (scores[j] < pivotScore || (scores[j] === pivotScore && indices[j] > pivotIndex)) j--;
      if (i > j) break;
      const score = scores[i];
      const index = indices[i];
      scores[i] = scores[j];
      indices[i++] = indices[j];
      scores[j] = score;
      indices[j--] = index;
    }
    if (wanted <= j) high = j;
    else if (wanted >= i) low = i;
    else break;
  }
  table.sizes[list] = k;
  table.floors[list] = scores[wanted];
}
