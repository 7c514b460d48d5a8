import { allocateIndptr, checkFormat, type CsrMatrix } from '../sparse/csr.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { GrowingArray } from './growing-array.js';

/** Makes the papers × concepts matrix, and the confidence of each entry, of rows that come one by one. */
export class MatrixBuilder {
  private readonly ends = new GrowingArray((length) => new Float64Array(length), [0]);
  private readonly indices = new GrowingArray((length) => new Int32Array(length));
  private readonly values = new GrowingArray((length) => new Float32Array(length));
  private readonly steps = new GrowingArray((length) => new Uint8Array(length));
  private readonly columnOf: ReadonlyMap<string, number>;

  /** Column `c` is of the concept `conceptIds[c]`. */
  constructor(private readonly conceptIds: readonly string[]) {
    this.columnOf = new Map(conceptIds.map((id, column) => [id, column]));
  }

  /**
   * The concepts of the next row, in any order, each once; weights and confidences (`confidenceStep`) stand in parallel.
   *
   * @throws ShapeMismatchError
   */
  push(concepts: readonly string[], weights: readonly number[], confidenceSteps: readonly number[]): void {
    for (const [what, list] of Object.entries({ weights, confidenceSteps })) {
      if (list.length === concepts.length) continue;
      throw new ShapeMismatchError({ expected: `${concepts.length} ${what}`, received: String(list.length) });
    }
    const columns = concepts.map((id) => {
      const column = this.columnOf.get(id);
      if (column === undefined) throw new ShapeMismatchError({ expected: 'concepts that are known', received: id });
      return column;
    });
    const ascending = columns.every((column, i) => i === 0 || columns[i - 1] < column);
    const order = [...columns.keys()];
    if (!ascending) order.sort((a, b) => columns[a] - columns[b]);
    for (const i of order) {
      this.indices.push(columns[i]);
      this.values.push(weights[i]);
      this.steps.push(confidenceSteps[i]);
    }
    this.ends.push(this.indices.length);
  }

  /**
   * The matrix, and length nnz: the confidence of each entry.
   *
   * @throws ShapeMismatchError where a row has a concept twice, or a weight is not finite.
   */
  finish(): { matrix: CsrMatrix; confidences: Uint8Array } {
    const indptr = allocateIndptr(this.ends.length - 1, this.indices.length);
    indptr.set(this.ends.finish());
    const matrix: CsrMatrix = {
      rows: indptr.length - 1,
      columns: this.conceptIds.length,
      indptr,
      indices: this.indices.finish(),
      values: this.values.finish(),
    };
    checkFormat(matrix, 'full');
    return { matrix, confidences: this.steps.finish() };
  }
}
