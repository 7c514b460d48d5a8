import type { Concept } from '../model/concept.js';
import type { Snapshot } from '../model/run.js';
import { csrFromRows } from '../sparse/csr.js';
import { transpose } from '../sparse/transpose.js';
import type { GraphStore, PaperStructure } from '../store/port.js';
import { GraphIndex } from './graph-index.js';
import { ConceptHierarchy } from './hierarchy.js';
import { ConceptLabels } from './labels.js';
import { PaperTable } from './paper-table.js';

/**
 * Reads the structure of a store into an index; O(papers + mentions).
 *
 * @param snapshot what the index is to be called; the store's published snapshot as a rule.
 */
export async function buildIndex(store: GraphStore, snapshot: Snapshot): Promise<GraphIndex> {
  const concepts = await store.concepts();
  const structure: PaperStructure[] = [];
  for await (const paper of store.structure()) structure.push(paper);
  return indexOf(concepts, structure, await store.abbreviations(), snapshot);
}

/** As `buildIndex`, from what was read. Concepts and papers by id ascending. */
export function indexOf(
  concepts: Concept[],
  structure: readonly PaperStructure[],
  abbreviations: ReadonlyMap<string, string[]>,
  snapshot: Snapshot,
): GraphIndex {
  const rowOf = new Map(concepts.map((concept, row) => [concept.id, row]));
  const columns: number[][] = [];
  const weights: number[][] = [];
  for (const paper of structure) {
    const known = paper.conceptIds.map((id) => rowOf.get(id)!);
    columns.push(known);
    weights.push(paper.weights);
  }
  const matrix = csrFromRows(concepts.length, columns, weights);
  const transposed = transpose(matrix);
  const paperCounts = concepts.map((_, row) => transposed.indptr[row + 1] - transposed.indptr[row]);
  const shortForms = concepts.map((concept) => abbreviations.get(concept.id) ?? []);
  return new GraphIndex({
    snapshot,
    papers: new PaperTable(structure),
    concepts,
    abbreviations: shortForms,
    labels: new ConceptLabels(concepts, shortForms, paperCounts),
    hierarchy: new ConceptHierarchy(concepts),
    matrix,
    transposed,
  });
}
