import type { CsrMatrix } from '../sparse/csr.js';
import type { ConceptHierarchy } from './hierarchy.js';

/**
 * Length concepts: the papers that speak of each concept or of one narrower, each once. `transposed` is concepts ×
 * papers. O(concepts + the papers of all narrower concepts of each).
 */
export function countsWithNarrower(transposed: CsrMatrix, hierarchy: ConceptHierarchy): Int32Array {
  const { rows, columns, indptr, indices } = transposed;
  const counts = new Int32Array(rows);
  // The concept that a paper was last counted for.
  const countedFor = new Int32Array(columns).fill(-1);
  for (let concept = 0; concept < rows; concept++) {
    const narrower = hierarchy.allNarrower(concept);
    if (narrower.length === 0) {
      counts[concept] = indptr[concept + 1] - indptr[concept];
      continue;
    }
    for (const row of [concept, ...narrower]) {
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        if (countedFor[indices[at]] === concept) continue;
        countedFor[indices[at]] = concept;
        counts[concept]++;
      }
    }
  }
  return counts;
}
