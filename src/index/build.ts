import type { Concept } from '../model/concept.js';
import type { Snapshot } from '../model/run.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { transpose, transposedBytes } from '../sparse/transpose.js';
import type { GraphStore, PaperStructure } from '../store/port.js';
import { GraphIndex, rowLengths } from './graph-index.js';
import { ConceptHierarchy } from './hierarchy.js';
import { ConceptLabels } from './labels.js';
import { MatrixBuilder } from './matrix-builder.js';
import { countsWithNarrower } from './narrower-counts.js';
import { PackedStrings } from './packed-strings.js';
import { PaperTableBuilder } from './paper-table-builder.js';
import { StringLookup } from './string-lookup.js';

/**
 * Reads the structure of a store into an index, one paper in memory at a time; O(papers log papers + mentions).
 *
 * @param snapshot what the index is to be called; the store's published snapshot as a rule.
 * @param options.signal asked before each paper: rejects with its reason once it is aborted.
 */
export async function buildIndex(
  store: GraphStore,
  snapshot: Snapshot,
  options: { signal?: { throwIfAborted(): void } } = {},
): Promise<GraphIndex> {
  const builder = new IndexBuilder(await store.concepts(), await store.vocabularies());
  for await (const paper of store.structure()) {
    options.signal?.throwIfAborted();
    builder.push(paper);
  }
  return builder.finish(await store.abbreviations(), snapshot);
}

/** As `buildIndex`, from what was read. Concepts and papers by id ascending, vocabularies by name. */
export function indexOf(
  concepts: Concept[],
  structure: Iterable<PaperStructure>,
  abbreviations: ReadonlyMap<string, string[]>,
  snapshot: Snapshot,
  vocabularies: Vocabulary[] = [],
): GraphIndex {
  const builder = new IndexBuilder(concepts, vocabularies);
  for (const paper of structure) builder.push(paper);
  return builder.finish(abbreviations, snapshot);
}

class IndexBuilder {
  private readonly papers = new PaperTableBuilder();
  private readonly matrix: MatrixBuilder;

  constructor(
    private readonly concepts: Concept[],
    private readonly vocabularies: Vocabulary[],
  ) {
    this.matrix = new MatrixBuilder(concepts.map(({ id }) => id));
  }

  push(paper: PaperStructure): void {
    this.papers.push(paper);
    this.matrix.push(paper.conceptIds, paper.weights, paper.confidenceSteps);
  }

  finish(abbreviations: ReadonlyMap<string, string[]>, snapshot: Snapshot): GraphIndex {
    const { concepts, vocabularies } = this;
    const { matrix, confidences } = this.matrix.finish();
    const transposed = transpose(matrix);
    const shortForms = concepts.map((concept) => abbreviations.get(concept.id) ?? []);
    const hierarchy = ConceptHierarchy.of(concepts);
    return new GraphIndex({
      snapshot,
      papers: this.papers.finish(),
      concepts,
      vocabularies,
      abbreviations: shortForms,
      labels: ConceptLabels.of(concepts, shortForms, rowLengths(transposed)),
      hierarchy,
      matrix,
      transposed,
      confidences,
      transposedConfidences: transposedBytes(matrix, transposed, confidences),
      conceptIds: StringLookup.of(PackedStrings.of(concepts.map(({ id }) => id))),
      paperCountsWithNarrower: countsWithNarrower(transposed, hierarchy),
    });
  }
}
