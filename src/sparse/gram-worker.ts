import { parentPort, workerData } from 'node:worker_threads';
import { gramBlock, type GramBlock } from './gram-block.js';
import type { ColumnVisits, RowTails } from './row-tails.js';

/** What a thread of `gramParallel` is given; the arrays are shared. */
export interface GramTask {
  tails: RowTails;
  visits: ColumnVisits;
  /** Range `i` of columns is from `cuts[i]` to `cuts[i + 1]` − 1. */
  cuts: number[];
  /** The next range to take. */
  next: Int32Array;
  minCount: number;
}

const { tails, visits, cuts, next, minCount } = workerData as GramTask;
const blocks: GramBlock[] = [];
for (;;) {
  const range = Atomics.add(next, 0, 1);
  if (range >= cuts.length - 1) break;
  blocks.push(gramBlock(tails, visits, cuts[range], cuts[range + 1], minCount));
}
const arrays = blocks.flatMap(({ indptr, columns, counts }) => [indptr, columns, counts]);
parentPort?.postMessage(
  blocks,
  arrays.map(({ buffer }) => buffer as ArrayBuffer),
);
