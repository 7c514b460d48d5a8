import type { Concept } from '../model/concept.js';
import { csrFromRows, type CsrMatrix } from '../sparse/csr.js';
import { transpose } from '../sparse/transpose.js';

/** Broader and narrower concepts, as rows. */
export class ConceptHierarchy {
  /** Row `c` of `broaderOf` has the concepts directly broader than `c`; `narrowerOf` is its transpose. */
  constructor(
    readonly broaderOf: CsrMatrix,
    readonly narrowerOf: CsrMatrix,
  ) {}

  /** `concepts` by id ascending; a `broader` id that is not among them is left out. */
  static of(concepts: readonly Concept[]): ConceptHierarchy {
    const rowOf = new Map(concepts.map((concept, row) => [concept.id, row]));
    const rows = concepts.map((concept) => [...new Set(concept.broader.flatMap((id) => rowOf.get(id) ?? []))]);
    const broaderOf = csrFromRows(concepts.length, rows);
    return new ConceptHierarchy(broaderOf, transpose(broaderOf));
  }

  /** Directly broader, by id. */
  broader(concept: number): readonly number[] {
    return rowOf(this.broaderOf, concept);
  }

  /** Directly narrower, by id. */
  narrower(concept: number): readonly number[] {
    return rowOf(this.narrowerOf, concept);
  }

  /** All narrower concepts, at any depth, by id; the concept itself is not among them. */
  allNarrower(concept: number): number[] {
    return reached(this.narrowerOf, concept);
  }

  /** All broader concepts, at any height, by id; the concept itself is not among them. */
  allBroader(concept: number): number[] {
    return reached(this.broaderOf, concept);
  }
}

function reached(next: CsrMatrix, concept: number): number[] {
  const found = new Set<number>();
  const open = [concept];
  while (open.length > 0) {
    for (const row of rowOf(next, open.pop()!)) {
      if (row === concept || found.has(row)) continue;
      found.add(row);
      open.push(row);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function rowOf({ indptr, indices }: CsrMatrix, row: number): number[] {
  const found: number[] = [];
  for (let at = indptr[row]; at < indptr[row + 1]; at++) found.push(indices[at]);
  return found;
}
