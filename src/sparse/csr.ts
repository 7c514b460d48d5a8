import { ShapeMismatchError } from './shape-mismatch-error.js';

/**
 * A sparse matrix in compressed sparse row form.
 *
 * Row `i` has its entries at positions `indptr[i] … indptr[i+1] - 1` of `indices` and `values`. Column indices of a row
 * are strictly ascending (canonical form: sorted, no duplicates). `values` null means that every entry is 1.
 */
export interface CsrMatrix {
  rows: number;
  columns: number;
  /** Length rows + 1; Float64Array past 2³¹ entries. */
  indptr: Int32Array | Float64Array;
  /** Length nnz. */
  indices: Int32Array;
  /** Length nnz, or null. */
  values: Float32Array | null;
}

const MAX_INT32 = 2 ** 31 - 1;

/** An `indptr` of zeros for `rows` rows (length rows + 1), of a type that can count to `nnz`. */
export function allocateIndptr(rows: number, nnz: number): Int32Array | Float64Array {
  return nnz > MAX_INT32 ? new Float64Array(rows + 1) : new Int32Array(rows + 1);
}

/**
 * Builds a canonical matrix from one list of column indices per row, in any order, and values that stand in parallel.
 *
 * `values` null (or left out) gives a matrix of ones. Values are rounded to Float32. O(nnz log(longest row)).
 *
 * @throws ShapeMismatchError where an index is out of range or twice in a row, where `values` differs from `rows` in
 * its lengths, or a value is not finite.
 */
export function csrFromRows(
  columns: number,
  rows: readonly ArrayLike<number>[],
  values: readonly ArrayLike<number>[] | null = null,
): CsrMatrix {
  if (values !== null && values.length !== rows.length) {
    throw new ShapeMismatchError({ expected: `values for ${rows.length} rows`, received: `${values.length}` });
  }
  let nnz = 0;
  for (const row of rows) nnz += row.length;
  const matrix: CsrMatrix = {
    rows: rows.length,
    columns,
    indptr: allocateIndptr(rows.length, nnz),
    indices: new Int32Array(nnz),
    values: values === null ? null : new Float32Array(nnz),
  };
  let end = 0;
  rows.forEach((row, i) => {
    const start = end;
    end += row.length;
    matrix.indptr[i + 1] = end;
    if (values === null || matrix.values === null) {
      matrix.indices.set(row, start);
      matrix.indices.subarray(start, end).sort();
    } else {
      const weights = values[i];
      if (weights.length !== row.length) {
        throw new ShapeMismatchError({
          expected: `${row.length} values for row ${i}`,
          received: `${weights.length}`,
        });
      }
      const order = Array.from(row, (_, k) => k).sort((x, y) => row[x] - row[y]);
      order.forEach((from, k) => {
        matrix.indices[start + k] = row[from];
        matrix.values![start + k] = weights[from];
      });
    }
    for (let k = 0; k < row.length; k++) checkColumn(row[k], columns, i);
  });
  checkFormat(matrix, 'full');
  return matrix;
}

// Asked of the numbers as given: an Int32Array would have truncated them.
function checkColumn(column: number, columns: number, row: number): void {
  if (!Number.isInteger(column) || column < 0 || column >= columns) {
    throw new ShapeMismatchError({
      expected: `column indices from 0 to ${columns - 1}`,
      received: `${column} in row ${row}`,
    });
  }
}

/**
 * Checks that the arrays make a canonical matrix.
 *
 * `cheap`, O(1): dimensions, lengths, first and last of `indptr`. `full`, O(rows + nnz): also that `indptr` never falls,
 * that every row's indices are in range and strictly ascending, and that values are finite.
 *
 * @throws ShapeMismatchError on the first thing that is wrong.
 */
export function checkFormat(matrix: CsrMatrix, mode: 'cheap' | 'full'): void {
  const { rows, columns, indptr, indices, values } = matrix;
  const require = (holds: boolean, expected: string, received: string | number) => {
    if (!holds) throw new ShapeMismatchError({ expected, received: String(received) });
  };
  for (const size of [rows, columns]) {
    require(Number.isInteger(size) && size >= 0 && size <= MAX_INT32, 'rows and columns from 0 to 2³¹ − 1', size);
  }
  require(indptr.length === rows + 1, `indptr of length ${rows + 1}`, indptr.length);
  require(indptr[0] === 0, 'indptr that starts with 0', indptr[0]);
  require(indptr[rows] === indices.length, `indptr that ends with ${indices.length}`, indptr[rows]);
  if (values !== null) {
    require(values.length === indices.length, `values of length ${indices.length}`, values.length);
  }
  if (mode === 'cheap') return;

  for (let i = 0; i < rows; i++) {
    const start = indptr[i];
    const end = indptr[i + 1];
    if (!(end >= start && end <= indices.length)) {
      require(false, `indptr that rises from ${start} to at most ${indices.length} at row ${i}`, end);
    }
    let previous = -1;
    for (let q = start; q < end; q++) {
      const column = indices[q];
      if (column <= previous || column >= columns) {
        require(false, `an index above ${previous} and below ${columns} in row ${i}`, column);
      }
      previous = column;
      if (values !== null && !Number.isFinite(values[q])) require(false, `a finite value in row ${i}`, values[q]);
    }
  }
}
