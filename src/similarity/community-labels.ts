import { allocateIndptr, checkFormat, type CsrMatrix } from '../sparse/csr.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { createTopK, drain, offer, type Ranked } from '../sparse/top-k.js';
import { membership } from './leiden/membership.js';

/**
 * How often each class has each term: classes × terms, canonical, from items × terms and the class of each item (−1: of
 * none). A count is the sum of the items' values (null: ones), in Float32, exact up to 2²⁴ for whole values.
 *
 * O(nnz + terms + classes), and sorting each class's terms; memory O(nnz + terms + items).
 *
 * @throws ShapeMismatchError where lengths do not fit or a class is out of range.
 */
export function classTermCounts(incidence: CsrMatrix, classOf: Int32Array, classes: number): CsrMatrix {
  checkFormat(incidence, 'cheap');
  checkItems(classOf, incidence.rows);
  const { indptr, indices, values, columns } = incidence;
  const items = membership(classOf, classes);
  const outIndptr = allocateIndptr(classes, indices.length);
  const outIndices = new Int32Array(indices.length);
  const outValues = new Float32Array(indices.length);
  const counts = new Float64Array(columns);
  const lastClass = new Int32Array(columns).fill(-1);
  let end = 0;
  for (let label = 0; label < classes; label++) {
    const start = end;
    for (let k = items.indptr[label]; k < items.indptr[label + 1]; k++) {
      const item = items.indices[k];
      for (let q = indptr[item]; q < indptr[item + 1]; q++) {
        const term = indices[q];
        if (lastClass[term] !== label) {
          lastClass[term] = label;
          counts[term] = 0;
          outIndices[end++] = term;
        }
        counts[term] += values === null ? 1 : values[q];
      }
    }
    outIndices.subarray(start, end).sort();
    for (let at = start; at < end; at++) outValues[at] = counts[outIndices[at]];
    outIndptr[label + 1] = end;
  }
  return {
    rows: classes,
    columns,
    indptr: outIndptr,
    indices: outIndices.slice(0, end),
    values: outValues.slice(0, end),
  };
}

/**
 * The `k` terms of each class that set it apart, best first: class-based tf-idf, tf(t, c) · ln(1 + A / f(t)), where tf is
 * the share of t in the counts of c, f(t) the count of t in all classes, and A the mean count of a class, empty ones
 * included. Scores of classes of different sizes can be compared. Grootendorst, "BERTopic: Neural topic modeling with a
 * class-based TF-IDF procedure", arXiv 2203.05794, 2022, with the shares that its implementation takes.
 *
 * `counts` is classes × terms, values (null: ones) from 0 on; a count of 0 gives no label. Of equal scores, the lower term
 * comes first. O(nnz · log k), memory O(terms + classes · k).
 *
 * @throws ShapeMismatchError where the matrix is not canonical, a value is negative, or k is not an integer from 0.
 */
export function distinctiveTerms(counts: CsrMatrix, k: number): Ranked[] {
  checkFormat(counts, 'full');
  const { rows, indptr, indices, values } = counts;
  const countAt = (q: number) => (values === null ? 1 : values[q]);
  const frequencies = new Float64Array(counts.columns);
  const lengths = new Float64Array(rows);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      if (countAt(q) < 0) {
        throw new ShapeMismatchError({ expected: 'counts from 0', received: `${countAt(q)} in row ${row}` });
      }
      frequencies[indices[q]] += countAt(q);
      lengths[row] += countAt(q);
    }
    total += lengths[row];
  }
  const mean = total / rows;
  return Array.from(lengths, (length, row) => {
    const heap = createTopK(k);
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      const count = countAt(q);
      if (count > 0) offer(heap, indices[q], (count / length) * Math.log(1 + mean / frequencies[indices[q]]));
    }
    return drain(heap);
  });
}

/**
 * The `k` members of each community that hold it together, best first: for communities of concepts, which are labels
 * themselves. A member's score is its share of the weight within the community, Σ of its edges to the other members
 * over that of all members, so that the scores of a community's members add up to 1; 0 where there is no such edge.
 *
 * `graph` is symmetric, n × n, values (null: ones) from 0 on; its diagonal is not read. `community` has a label from 0, or
 * −1 for none, of each vertex; position c of the result is community c, up to the greatest label. Of equal scores, the
 * lower vertex comes first. O(nnz + n log k), memory O(n + communities · k).
 *
 * @throws ShapeMismatchError where lengths do not fit, a label is out of range (n and up), or k is not an integer from 0.
 */
export function leadingMembers(graph: CsrMatrix, community: Int32Array, k: number): Ranked[] {
  checkFormat(graph, 'cheap');
  checkItems(community, graph.rows);
  const { rows, indptr, indices, values } = graph;
  let communities = 0;
  for (const label of community) communities = Math.max(communities, label + 1);
  if (communities > rows || graph.columns !== rows) {
    throw new ShapeMismatchError({
      expected: `a square matrix and labels below ${rows}`,
      received: `${rows} × ${graph.columns} and ${communities - 1}`,
    });
  }
  const within = new Float64Array(rows);
  for (let v = 0; v < rows; v++) {
    for (let q = indptr[v]; q < indptr[v + 1]; q++) {
      const u = indices[q];
      if (u !== v && community[u] === community[v]) within[v] += values === null ? 1 : values[q];
    }
  }
  const members = membership(community, communities);
  return Array.from({ length: communities }, (_, label) => {
    const vertices = members.indices.subarray(members.indptr[label], members.indptr[label + 1]);
    let total = 0;
    for (const v of vertices) total += within[v];
    const heap = createTopK(k);
    for (const v of vertices) offer(heap, v, total > 0 ? within[v] / total : 0);
    return drain(heap);
  });
}

function checkItems(classOf: Int32Array, items: number): void {
  if (classOf.length !== items) {
    throw new ShapeMismatchError({ expected: `the class of each of ${items} items`, received: `${classOf.length}` });
  }
}
