import { Worker } from 'node:worker_threads';
import type { CsrMatrix } from './csr.js';
import { gramBlock, type GramBlock } from './gram-block.js';
import type { GramTask } from './gram-worker.js';
import { columnVisits, rowTails } from './row-tails.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';

/** Below so many products one thread is done before others have started (about 50 ms each). */
const PAYS_FROM_PRODUCTS = 20_000_000;
/** Pieces of work for each thread: enough for the last ones to end at nearly the same time. */
const PIECES = 8;

export interface GramParallelOptions {
  threads: number;
  /** Pairs below it are left out; at least 1, the default. */
  minCount?: number;
  /** Products from which on threads are started; for tests. */
  paysFrom?: number;
}

/**
 * The strict upper triangle of AᵀA as `gramUpper` gives it, made by worker threads: blocks of rows in ascending order,
 * columns of a row ascending. Threads share one copy of the entries and take ranges of equal work (products, not rows)
 * one after the other. One thread, this one, where more do not pay.
 *
 * @throws ShapeMismatchError as `gramUpper`, or where `threads` is no whole number from 1; what a thread throws.
 */
export async function gramParallel(matrix: CsrMatrix, options: GramParallelOptions): Promise<GramBlock[]> {
  const { threads, minCount = 1, paysFrom = PAYS_FROM_PRODUCTS } = options;
  if (!Number.isInteger(threads) || threads < 1) {
    throw new ShapeMismatchError({ expected: 'a number of threads from 1', received: String(threads) });
  }
  if (!(minCount >= 1)) throw new ShapeMismatchError({ expected: 'a least count from 1', received: String(minCount) });
  const products = productsOfColumns(matrix);
  const total = products.reduce((sum, each) => sum + each, 0);
  const shared = threads > 1 && total >= paysFrom;
  const tails = rowTails(matrix, { shared });
  const visits = columnVisits(tails, matrix.indptr, null, { shared });
  if (!shared) return [gramBlock(tails, visits, 0, matrix.columns, minCount)];

  const cuts = equalCuts(products, total, threads * PIECES);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const task: GramTask = { tails, visits, cuts, next, minCount };
  const blocks = await Promise.all(Array.from({ length: threads }, () => runWorker(task)));
  return blocks.flat().sort((x, y) => x.from - y.from);
}

/** Length columns: the entries that follow each column in the rows that have it. O(nnz). */
function productsOfColumns({ rows, columns, indptr, indices }: CsrMatrix): Float64Array {
  const products = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1];
    for (let at = indptr[row]; at < end; at++) products[indices[at]] += end - at - 1;
  }
  return products;
}

/** Where to cut the columns into at most `pieces` ranges of about equal work: ascending, 0 and the end among them. */
function equalCuts(products: Float64Array, total: number, pieces: number): number[] {
  const cuts = [0];
  let sum = 0;
  for (let column = 0; column < products.length; column++) {
    if (sum >= (total * cuts.length) / pieces && column > 0) cuts.push(column);
    sum += products[column];
  }
  cuts.push(products.length);
  return cuts;
}

/** One thread, which ends by itself when no range is left. */
function runWorker(task: GramTask): Promise<GramBlock[]> {
  return new Promise((fulfill, reject) => {
    const worker = new Worker(new URL('./gram-worker.js', import.meta.url), { workerData: task });
    let blocks: GramBlock[] | null = null;
    worker.once('message', (made: GramBlock[]) => (blocks = made));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      blocks === null ? reject(new Error(`A worker thread ended without an answer (${code}).`)) : fulfill(blocks),
    );
  });
}
