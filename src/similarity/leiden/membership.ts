import { allocateIndptr, type CsrMatrix } from '../../sparse/csr.js';
import { ShapeMismatchError } from '../../sparse/shape-mismatch-error.js';

/**
 * Classes × items, ones: row c lists the items of class c, ascending. `classOf` has the class of each item, or −1 for none.
 * O(items + classes), a counting sort.
 *
 * @throws ShapeMismatchError where a class is out of range.
 */
export function membership(classOf: Int32Array, classes: number): CsrMatrix {
  const indptr = allocateIndptr(classes, classOf.length);
  for (const label of classOf) {
    if (label < -1 || label >= classes) {
      throw new ShapeMismatchError({ expected: `classes below ${classes}, or −1`, received: String(label) });
    }
    if (label >= 0) indptr[label + 1]++;
  }
  for (let label = 0; label < classes; label++) indptr[label + 1] += indptr[label];
  const next = indptr.slice();
  const indices = new Int32Array(indptr[classes]);
  classOf.forEach((label, item) => {
    if (label >= 0) indices[next[label]++] = item;
  });
  return { rows: classes, columns: classOf.length, indptr, indices, values: null };
}

/** Renumbers labels (from 0, below `labels.length`) in place, from 0 by first appearance; gives how many there are. O(n). */
export function renumber(labels: Int32Array): number {
  const renamed = new Int32Array(labels.length).fill(-1);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (renamed[labels[i]] < 0) renamed[labels[i]] = count++;
    labels[i] = renamed[labels[i]];
  }
  return count;
}
