import type { Concept } from '../model/concept.js';

/** Broader and narrower concepts, as rows. */
export class ConceptHierarchy {
  private readonly broaderOf: number[][];
  private readonly narrowerOf: number[][];

  /** `concepts` by id ascending; a `broader` id that is not among them is left out. */
  constructor(concepts: readonly Concept[]) {
    const rowOf = new Map(concepts.map((concept, row) => [concept.id, row]));
    this.narrowerOf = concepts.map(() => []);
    this.broaderOf = concepts.map((concept) =>
      concept.broader.flatMap((id) => rowOf.get(id) ?? []).sort((a, b) => a - b),
    );
    this.broaderOf.forEach((parents, row) => parents.forEach((parent) => this.narrowerOf[parent].push(row)));
  }

  /** Directly broader, by id. */
  broader(concept: number): readonly number[] {
    return this.broaderOf[concept];
  }

  /** Directly narrower, by id. */
  narrower(concept: number): readonly number[] {
    return this.narrowerOf[concept];
  }

  /** All narrower concepts, at any depth, by id; the concept itself is not among them. */
  allNarrower(concept: number): number[] {
    const found = new Set<number>();
    const open = [concept];
    while (open.length > 0) {
      for (const row of this.narrowerOf[open.pop()!]) {
        if (row === concept || found.has(row)) continue;
        found.add(row);
        open.push(row);
      }
    }
    return [...found].sort((a, b) => a - b);
  }
}
