import type { Concept } from '../model/concept.js';
import type { StoredCuration } from '../model/curation.js';
import type { Snapshot } from '../model/run.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { transpose, transposedBytes } from '../sparse/transpose.js';
import type { GraphStore, PaperStructure } from '../store/port.js';
import { formerIdsOf } from './former-ids.js';
import { GraphIndex, rowLengths } from './graph-index.js';
import { ConceptHierarchy } from './hierarchy.js';
import { ConceptLabels } from './labels.js';
import { MatrixBuilder } from './matrix-builder.js';
import { countsWithNarrower } from './narrower-counts.js';
import { PackedStrings } from './packed-strings.js';
import { PaperTableBuilder } from './paper-table-builder.js';
import { termsOf } from './paper-terms.js';
import { StringLookup } from './string-lookup.js';
import { WordTableBuilder } from './word-table.js';

export interface IndexOptions {
  /** Whether words are indexed too, some 1.3 KB a paper; where left out, up to `MOST_PAPERS_WITH_WORDS` papers. */
  words?: boolean;
}

/** In a larger corpus, words would take some minutes of the derivation and as much memory as everything else. */
export const MOST_PAPERS_WITH_WORDS = 200_000;

/**
 * Reads the structure of a store into an index, one paper in memory at a time; O(papers log papers + mentions).
 *
 * @param snapshot what the index is to be called; the store's published snapshot as a rule.
 * @param options.signal asked before each paper: rejects with its reason once it is aborted.
 */
export async function buildIndex(
  store: GraphStore,
  snapshot: Snapshot,
  options: IndexOptions & { signal?: { throwIfAborted(): void } } = {},
): Promise<GraphIndex> {
  const words = options.words ?? (await store.counts()).papers <= MOST_PAPERS_WITH_WORDS;
  const builder = new IndexBuilder(await store.concepts(), await store.vocabularies(), words);
  for await (const paper of store.structure()) {
    options.signal?.throwIfAborted();
    builder.push(paper);
  }
  return builder.finish(await store.abbreviations(), snapshot, await store.curation());
}

/** As `buildIndex`, from what was read. Concepts and papers by id ascending, vocabularies by name. */
export function indexOf(
  concepts: Concept[],
  structure: Iterable<PaperStructure>,
  abbreviations: ReadonlyMap<string, string[]>,
  snapshot: Snapshot,
  vocabularies: Vocabulary[] = [],
  { words = true }: IndexOptions = {},
): GraphIndex {
  const builder = new IndexBuilder(concepts, vocabularies, words);
  for (const paper of structure) builder.push(paper);
  return builder.finish(abbreviations, snapshot);
}

class IndexBuilder {
  private readonly papers = new PaperTableBuilder();
  private readonly matrix: MatrixBuilder;
  private readonly words: WordTableBuilder | null;

  constructor(
    private readonly concepts: Concept[],
    private readonly vocabularies: Vocabulary[],
    words: boolean,
  ) {
    this.words = words ? new WordTableBuilder() : null;
    this.matrix = new MatrixBuilder(concepts.map(({ id }) => id));
  }

  push(paper: PaperStructure): void {
    this.papers.push(paper);
    this.words?.push(paper);
    this.matrix.push(paper.conceptIds, paper.weights, paper.confidenceSteps);
  }

  finish(
    abbreviations: ReadonlyMap<string, string[]>,
    snapshot: Snapshot,
    curation: readonly StoredCuration[] = [],
  ): GraphIndex {
    const { concepts, vocabularies } = this;
    const { matrix, confidences } = this.matrix.finish();
    const transposed = transpose(matrix);
    const shortForms = concepts.map((concept) => abbreviations.get(concept.id) ?? []);
    const hierarchy = ConceptHierarchy.of(concepts);
    const labels = ConceptLabels.of(concepts, shortForms, rowLengths(transposed));
    const conceptIds = StringLookup.of(PackedStrings.of(concepts.map(({ id }) => id)));
    return new GraphIndex({
      snapshot,
      papers: this.papers.finish(),
      concepts,
      vocabularies,
      abbreviations: shortForms,
      labels,
      hierarchy,
      matrix,
      transposed,
      confidences,
      transposedConfidences: transposedBytes(matrix, transposed, confidences),
      conceptIds,
      formerIds: formerIdsOf(curation, conceptIds, labels),
      paperCountsWithNarrower: countsWithNarrower(transposed, hierarchy),
      terms: termsOf(concepts, matrix, this.words?.finish() ?? null),
    });
  }
}
