import type { CsrMatrix } from './csr.js';
import { checkFormat } from './csr.js';
import { gramBlock, type GramBlock } from './gram-block.js';
import { columnVisits, rowTails } from './row-tails.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';

/** Columns are below it, so that a pair of them is one exact number. */
const MAX_COLUMNS = 2 ** 26;

/**
 * The strict upper triangle of AᵀA while rows of A come and go. Counted once over a first matrix; after that an update
 * costs what its own rows cost, O(Σ over them of (entries)² / 2), however many rows were counted before.
 *
 * What has changed since is kept beside the first count: memory O(pairs counted at first + pairs changed).
 */
export class PairCounts {
  readonly #base: GramBlock;
  readonly #changes = new Map<number, number>();

  /** Counts a canonical matrix, as `gramUpper`. @throws ShapeMismatchError where the arrays' lengths do not fit. */
  constructor(matrix: CsrMatrix) {
    checkColumns(matrix);
    const tails = rowTails(matrix);
    this.#base = gramBlock(tails, columnVisits(tails, matrix.indptr), 0, matrix.columns, 1);
  }

  /** Counts the rows of `matrix` too. It may have more columns than there were. @throws ShapeMismatchError as above. */
  add(matrix: CsrMatrix): void {
    this.#change(matrix, 1);
  }

  /** Takes back rows that were counted, such as those of papers whose text is replaced. */
  remove(matrix: CsrMatrix): void {
    this.#change(matrix, -1);
  }

  /** Rows counted that have both columns, which differ. O(log(pairs of a column)). */
  count(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a];
    return this.#counted(low, high) + (this.#changes.get(low * MAX_COLUMNS + high) ?? 0);
  }

  /** All pairs with a count, by a, then b. O(pairs + changes · log changes). */
  *pairs(): Generator<{ a: number; b: number; count: number }> {
    const changed = [...this.#changes.keys()].sort((x, y) => x - y);
    let next = 0;
    const { indptr, columns, counts } = this.#base;
    const pair = (key: number, count: number) => ({ a: Math.floor(key / MAX_COLUMNS), b: key % MAX_COLUMNS, count });
    for (let a = 0; a < indptr.length - 1; a++) {
      for (let at = indptr[a]; at < indptr[a + 1]; at++) {
        const key = a * MAX_COLUMNS + columns[at];
        for (; next < changed.length && changed[next] < key; next++) {
          yield pair(changed[next], this.#changes.get(changed[next])!);
        }
        const same = next < changed.length && changed[next] === key;
        const count = counts[at] + (same ? this.#changes.get(changed[next++])! : 0);
        if (count > 0) yield pair(key, count);
      }
    }
    for (; next < changed.length; next++) yield pair(changed[next], this.#changes.get(changed[next])!);
  }

  #change(matrix: CsrMatrix, by: 1 | -1): void {
    checkColumns(matrix);
    const { rows, indptr, indices } = matrix;
    for (let row = 0; row < rows; row++) {
      for (let p = indptr[row]; p < indptr[row + 1]; p++) {
        for (let q = p + 1; q < indptr[row + 1]; q++) {
          const key = indices[p] * MAX_COLUMNS + indices[q];
          const change = (this.#changes.get(key) ?? 0) + by;
          if (change === 0) this.#changes.delete(key);
          else this.#changes.set(key, change);
        }
      }
    }
  }

  /** What was counted at first, by bisection. */
  #counted(a: number, b: number): number {
    const { indptr, columns, counts } = this.#base;
    if (a >= indptr.length - 1) return 0;
    let low = indptr[a];
    let high = indptr[a + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (columns[middle] < b) low = middle + 1;
      else high = middle;
    }
    return low < indptr[a + 1] && columns[low] === b ? counts[low] : 0;
  }
}

function checkColumns(matrix: CsrMatrix): void {
  checkFormat(matrix, 'cheap');
  if (matrix.columns > MAX_COLUMNS) {
    throw new ShapeMismatchError({ expected: `at most ${MAX_COLUMNS} columns`, received: String(matrix.columns) });
  }
}
