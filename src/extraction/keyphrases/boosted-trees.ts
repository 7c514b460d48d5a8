/**
 * Boosted trees as they are stored: of each tree its nodes in order, the root first. A leaf has feature −1 and its value
 * in `threshold`; an inner node sends a row to `left` where the feature is at most the threshold, else to the node after.
 */
export interface TreeTable {
  bias: number;
  /** The column that each feature number means. */
  features: string[];
  trees: { feature: number[]; threshold: number[]; left: number[]; right: number[] }[];
}

/**
 * A sum of regression trees over rows of numbers (Friedman 2001), laid out flat: O(trees × depth) a row, no allocation.
 */
export class BoostedTrees {
  private readonly bias: number;
  private readonly roots: Int32Array;
  /** The column of a row that a node asks for, −1 in a leaf. */
  private readonly column: Int16Array;
  private readonly threshold: Float32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;

  /** @param columns the names of a row's columns; throws where the table needs one that is not among them */
  constructor(table: TreeTable, columns: readonly string[]) {
    const columnOf = table.features.map((name) => {
      const column = columns.indexOf(name);
      if (column < 0) throw new RangeError(`The trees ask for the feature ${name}, which is not there.`);
      return column;
    });
    const nodes = table.trees.reduce((sum, { feature }) => sum + feature.length, 0);
    this.bias = table.bias;
    this.roots = new Int32Array(table.trees.length);
    this.column = new Int16Array(nodes);
    this.threshold = new Float32Array(nodes);
    this.left = new Int32Array(nodes);
    this.right = new Int32Array(nodes);
    let at = 0;
    table.trees.forEach((tree, t) => {
      this.roots[t] = at;
      tree.feature.forEach((feature, i) => {
        this.column[at + i] = feature < 0 ? -1 : columnOf[feature];
        this.threshold[at + i] = tree.threshold[i];
        this.left[at + i] = this.roots[t] + tree.left[i];
        this.right[at + i] = this.roots[t] + tree.right[i];
      });
      at += tree.feature.length;
    });
  }

  /** The margin (log odds) of the row that begins at `offset`. */
  margin(rows: Float32Array, offset: number): number {
    const { column, threshold, left, right, roots } = this;
    let sum = this.bias;
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t];
      while (column[node] >= 0) node = rows[offset + column[node]] <= threshold[node] ? left[node] : right[node];
      sum += threshold[node];
    }
    return sum;
  }
}
