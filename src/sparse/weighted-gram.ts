import type { BitSet } from './bit-set.js';
import { checkBitSet, hasBit } from './bit-set.js';
import { columnSorter } from './column-sorter.js';
import type { CsrMatrix } from './csr.js';
import { ShapeMismatchError } from './shape-mismatch-error.js';
import { transpose } from './transpose.js';

/** As `GramRow`, with the weighted sum of each pair. */
export interface WeightedGramRow {
  row: number;
  /** Columns after `row`, ascending. */
  columns: Int32Array;
  /** Rows of A with an entry in both. */
  counts: Int32Array;
  /** Σ over those rows of weight · value · value. */
  sums: Float64Array;
}

export interface WeightedGramOptions {
  /** Length rows: what each row of A counts; left out: 1 each. */
  rowWeights?: Float64Array;
  /** Pairs with fewer common rows are left out; 1 where not given. */
  minCount?: number;
  /** Rows of A that count, a bit set of length rows; null or left out: all. */
  mask?: BitSet | null;
}

/**
 * Strict upper triangle of Aᵀ·W·A, W being the diagonal of `rowWeights` and values null counting as ones.
 *
 * Sums are added in double precision by row ascending, so that they do not depend on how the work is cut. Yields rows in
 * ascending order, only those with an entry; the arrays are views that the next row overwrites. Memory O(nnz + columns),
 * time O(rows + nnz + Σ over rows of (entries)² / 2) (Gustavson 1978, as `gramUpper`).
 *
 * @throws ShapeMismatchError where the arrays' lengths, the weights or the mask do not fit, or `minCount` is below 1.
 */
export function* weightedGramUpper(matrix: CsrMatrix, options: WeightedGramOptions = {}): Generator<WeightedGramRow> {
  const { minCount = 1, mask = null, rowWeights } = options;
  const transposed = transpose(matrix);
  if (!(minCount >= 1)) throw new ShapeMismatchError({ expected: 'a least count from 1', received: String(minCount) });
  if (mask !== null) checkBitSet(mask, matrix.rows);
  if (rowWeights && rowWeights.length !== matrix.rows) {
    throw new ShapeMismatchError({ expected: `weights for ${matrix.rows} rows`, received: `${rowWeights.length}` });
  }
  const { columns, indptr, indices, values } = matrix;
  // Columns are taken in ascending order, and a row's indices ascend: when column i comes to a row, the row's cursor
  // stands on i, so that the later columns of the row begin one further.
  const cursor = indptr.slice(0, matrix.rows);
  const accumulator = new Float64Array(columns);
  const met = new Int32Array(columns);
  const touched = new Int32Array(columns);
  const counts = new Int32Array(columns);
  const sums = new Float64Array(columns);
  const sort = columnSorter(columns);
  for (let i = 0; i < columns; i++) {
    let found = 0;
    for (let t = transposed.indptr[i]; t < transposed.indptr[i + 1]; t++) {
      const row = transposed.indices[t];
      const at = cursor[row]++;
      if (mask !== null && !hasBit(mask, row)) continue;
      const weight = (rowWeights ? rowWeights[row] : 1) * (values === null ? 1 : values[at]);
      for (let q = at + 1; q < indptr[row + 1]; q++) {
        const j = indices[q];
        if (met[j]++ === 0) touched[found++] = j;
        accumulator[j] += values === null ? weight : weight * values[q];
      }
    }
    sort(touched, found);
    let kept = 0;
    for (let t = 0; t < found; t++) {
      const j = touched[t];
      if (met[j] >= minCount) {
        touched[kept] = j;
        counts[kept] = met[j];
        sums[kept++] = accumulator[j];
      }
      met[j] = 0;
      accumulator[j] = 0;
    }
    if (kept > 0) {
      yield {
        row: i,
        columns: touched.subarray(0, kept),
        counts: counts.subarray(0, kept),
        sums: sums.subarray(0, kept),
      };
    }
  }
}
