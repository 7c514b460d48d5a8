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
