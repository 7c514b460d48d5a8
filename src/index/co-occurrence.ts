import { associationMatrix as matrixAmong } from '../similarity/association-matrix.js';
import { associatedColumns } from '../similarity/co-occurrence.js';
import type { AssociationMeasure } from '../similarity/measures.js';
import { neighborhood as columnsAround, type NeighborhoodEdge } from '../similarity/neighborhood.js';
import type { NeighborhoodOptions } from '../similarity/neighborhood.js';
import type { PaperSelection } from './filter.js';
import type { GraphIndex } from './graph-index.js';
import { inTurns } from './in-turns.js';

/** A concept (row) that stands in papers with another. */
export interface CoOccurringConcept {
  concept: number;
  count: number;
  expected: number;
  score: number;
}

/**
 * Concepts that stand in papers with the concept `row`, among the papers selected (null: all), by score descending, then
 * id. Counts are of the concepts themselves, without narrower ones. Cost as `associatedColumns`.
 */
export function coOccurring(
  index: GraphIndex,
  row: number,
  { measure, minCount, selection }: { measure: AssociationMeasure; minCount: number; selection: PaperSelection | null },
): CoOccurringConcept[] {
  return associatedColumns(index, row, { measure, minCount, mask: selection }).map(({ column, ...association }) => ({
    concept: column,
    ...association,
  }));
}

/** Each of some concepts (rows, which may repeat) against each, in the order given. */
export interface ConceptMatrix {
  /** Papers selected: N of the measures. */
  paperCount: number;
  /** Papers with both; on the diagonal, with the concept. */
  counts: number[][];
  expected: number[][];
  scores: number[][];
}

/** Co-occurrence of each of some concepts with each, among the papers selected (null: all). Cost as the kernel's. */
export function associationMatrix(
  index: GraphIndex,
  rows: readonly number[],
  { measure, selection }: { measure: AssociationMeasure; selection: PaperSelection | null },
): ConceptMatrix {
  const { n, ...tables } = matrixAmong(index, rows, { measure, mask: selection });
  return { paperCount: n, ...tables };
}

/** The concepts (rows) around a concept; see `Neighborhood` of the kernel for orders. */
export interface ConceptNeighborhood {
  nodes: { concept: number; depth: number }[];
  edges: NeighborhoodEdge[];
  truncated: boolean;
}

/** The concepts around the concept `row` by co-occurrence, over the papers of `options.mask`; with turns for other work. */
export async function neighborhood(
  index: GraphIndex,
  row: number,
  options: NeighborhoodOptions,
): Promise<ConceptNeighborhood> {
  const { nodes, edges, truncated } = await inTurns(columnsAround(index, row, options));
  return { nodes: nodes.map(({ column, depth }) => ({ concept: column, depth })), edges, truncated };
}
