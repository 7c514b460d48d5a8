import { confidenceStep } from '../model/confidence.js';
import type { Concept } from '../model/concept.js';
import type { Snapshot } from '../model/run.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { addBit, emptyBitSet, type BitSet } from '../sparse/bit-set.js';
import type { CsrMatrix } from '../sparse/csr.js';
import type { UnitRows } from '../sparse/rows-near.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { checkTranspose } from '../sparse/transpose.js';
import { exactMatchesOf, type ExactMatch } from './exact-matches.js';
import type { ConceptHierarchy } from './hierarchy.js';
import { conceptLevels } from './levels.js';
import type { ConceptLabels } from './labels.js';
import type { PaperTable } from './paper-table.js';
import type { PaperTerms } from './paper-terms.js';
import { selectPapers, type ConceptCondition, type PaperFilter } from './filter.js';
import type { StringLookup } from './string-lookup.js';

/** A paper (row) that speaks of a concept or of one narrower than it: the largest weight among `concepts`. */
export interface PaperOfConcept {
  paper: number;
  weight: number;
  /** The concepts (rows) that the paper speaks of, ascending. */
  concepts: number[];
}

/** What a `GraphIndex` is made of; see `buildIndex`. */
export interface IndexParts {
  snapshot: Snapshot;
  papers: PaperTable;
  /** By id ascending: the columns of `matrix`. */
  concepts: Concept[];
  /** By name; those without concepts were removed. */
  vocabularies: Vocabulary[];
  /** Short forms that papers define, for each concept; by papers descending. */
  abbreviations: string[][];
  labels: ConceptLabels;
  hierarchy: ConceptHierarchy;
  /** Papers × concepts; values are mention weights. */
  matrix: CsrMatrix;
  /** Its transpose. */
  transposed: CsrMatrix;
  /** Beside the entries of `matrix`: the highest confidence of a mention, as `confidenceStep` gives it. */
  confidences: Uint8Array;
  /** The same beside those of `transposed`. */
  transposedConfidences: Uint8Array;
  /** Rows of `concepts` by id. */
  conceptIds: StringLookup;
  /** The rows of what concepts were merged into, by the ids that they had; see `conceptOfId`. */
  formerIds: ReadonlyMap<string, number>;
  /** For each concept, the papers that speak of it or of one narrower. */
  paperCountsWithNarrower: Int32Array;
  terms: PaperTerms;
  /** What the arrays hold in memory; left out where it was not counted. */
  bytes?: number;
}

/**
 * The immutable snapshot that queries traverse. Papers and concepts are rows: numbers in id order, so that ties break
 * by id. Payload (titles, abstracts, evidence) stays in the store.
 */
export class GraphIndex {
  readonly snapshot: Snapshot;
  readonly papers: PaperTable;
  readonly concepts: readonly Concept[];
  readonly vocabularies: readonly Vocabulary[];
  readonly abbreviations: readonly string[][];
  readonly labels: ConceptLabels;
  readonly hierarchy: ConceptHierarchy;
  readonly matrix: CsrMatrix;
  readonly transposed: CsrMatrix;
  /** The highest confidence of each entry of `matrix`, and of `transposed`: see `confidenceStep`. */
  readonly confidences: Uint8Array;
  readonly transposedConfidences: Uint8Array;
  /** Papers that speak of each concept itself, and of it or one narrower. */
  readonly paperCounts: Int32Array;
  readonly paperCountsWithNarrower: Int32Array;
  /** Rows of `concepts` by id. */
  readonly conceptIds: StringLookup;
  /** Rows by the ids of concepts that were merged into others. */
  readonly formerIds: ReadonlyMap<string, number>;
  /** What papers are compared by. */
  readonly terms: PaperTerms;
  /** The same, with the working space of a search. */
  readonly unitRows: UnitRows;
  /** What its arrays hold in memory; null where it was built in this thread, which does not count. */
  readonly bytes: number | null;
  #levels: Int32Array | undefined;
  #exactMatches: ExactMatch[][] | undefined;

  /** @throws ShapeMismatchError where the matrices do not fit the papers and concepts. */
  constructor(parts: IndexParts) {
    checkTranspose(parts.matrix, parts.transposed);
    if (parts.matrix.rows !== parts.papers.count || parts.matrix.columns !== parts.concepts.length) {
      throw new ShapeMismatchError({
        expected: `${parts.papers.count} papers × ${parts.concepts.length} concepts`,
        received: `${parts.matrix.rows} × ${parts.matrix.columns}`,
      });
    }
    for (const { length } of [parts.confidences, parts.transposedConfidences]) {
      const expected = parts.matrix.indices.length;
      if (length !== expected) {
        throw new ShapeMismatchError({ expected: `${expected} confidences`, received: String(length) });
      }
    }
    checkTranspose(parts.terms.matrix, parts.terms.transposed);
    this.snapshot = parts.snapshot;
    this.papers = parts.papers;
    this.concepts = parts.concepts;
    this.vocabularies = parts.vocabularies;
    this.abbreviations = parts.abbreviations;
    this.labels = parts.labels;
    this.hierarchy = parts.hierarchy;
    this.matrix = parts.matrix;
    this.transposed = parts.transposed;
    this.confidences = parts.confidences;
    this.transposedConfidences = parts.transposedConfidences;
    this.conceptIds = parts.conceptIds;
    this.formerIds = parts.formerIds;
    this.paperCounts = rowLengths(parts.transposed);
    this.paperCountsWithNarrower = parts.paperCountsWithNarrower;
    this.terms = parts.terms;
    this.bytes = parts.bytes ?? null;
    const { matrix, transposed } = parts.terms;
    this.unitRows = { matrix, transposed, dots: new Float64Array(matrix.rows) };
  }

  /** See `conceptLevels`; made when first asked for. */
  get levels(): Int32Array {
    return (this.#levels ??= conceptLevels(this.hierarchy));
  }

  /** See `exactMatchesOf`; made when first asked for. */
  get exactMatches(): readonly ExactMatch[][] {
    return (this.#exactMatches ??= exactMatchesOf(this.concepts));
  }

  /** The concept of exactly this id, as the graph's own records name it. */
  conceptRow(id: string): number | undefined {
    return this.conceptIds.rowOf(id);
  }

  /** The concept that an id from outside finds: that of a concept which was merged into another finds the other. */
  conceptOfId(id: string): number | undefined {
    return this.conceptRow(id) ?? this.formerIds.get(id);
  }

  /** The concept that an id or a name (alias, abbreviation) means, or undefined. */
  resolveConcept(by: { id?: string | null; name?: string | null }): number | undefined {
    if (by.id != null) return this.conceptOfId(by.id);
    return by.name == null ? undefined : this.labels.named(by.name)[0];
  }

  /** Concepts of a paper that it mentions with at least this confidence, by weight descending, then id. */
  conceptsOfPaper(paper: number, minConfidence = 0): { concept: number; weight: number }[] {
    const least = confidenceStep(minConfidence);
    const { indptr, indices, values } = this.matrix;
    const found: { concept: number; weight: number }[] = [];
    for (let at = indptr[paper]; at < indptr[paper + 1]; at++) {
      if (this.confidences[at] < least) continue;
      found.push({ concept: indices[at], weight: values ? values[at] : 1 });
    }
    return found.sort((a, b) => b.weight - a.weight || a.concept - b.concept);
  }

  /** Papers that mention a concept with at least this confidence, by weight descending, then id. */
  papersOfConcept(
    concept: number,
    includeNarrower: boolean,
    { selection = null, minConfidence = 0 }: { selection?: BitSet | null; minConfidence?: number } = {},
  ): PaperOfConcept[] {
    const least = confidenceStep(minConfidence);
    const found: PaperOfConcept[] = [];
    const rows = this.withNarrower(concept, includeNarrower);
    // Only several concepts meet in one paper.
    const ofPaper = rows.length > 1 ? new Map<number, PaperOfConcept>() : null;
    const { indptr, indices, values } = this.transposed;
    for (const row of rows) {
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        if (this.transposedConfidences[at] < least) continue;
        const paper = indices[at];
        if (selection && (selection.words[paper >>> 5] & (1 << (paper & 31))) === 0) continue;
        const weight = values ? values[at] : 1;
        const known = ofPaper?.get(paper);
        if (known) {
          known.weight = Math.max(known.weight, weight);
          known.concepts.push(row);
          continue;
        }
        const entry = { paper, weight, concepts: [row] };
        found.push(entry);
        ofPaper?.set(paper, entry);
      }
    }
    return found.sort((a, b) => b.weight - a.weight || a.paper - b.paper);
  }

  /**
   * The papers that a filter selects; null where it selects all. `papersWithWords` answers for conditions on `text`, which
   * is the store's to know; without it they select nothing.
   */
  select(
    filter: PaperFilter | null | undefined,
    papersWithWords: (text: string) => BitSet = () => emptyBitSet(this.papers.count),
  ): BitSet | null {
    if (!filter) return null;
    const papersWithConcept = (idOrName: string, how: ConceptCondition) => {
      const concept = this.namedConcept(idOrName);
      return concept === undefined ? emptyBitSet(this.papers.count) : this.papersWithConcept(concept, how);
    };
    return selectPapers(filter, { papers: this.papers, papersWithConcept, papersWithWords });
  }

  /** The concept that this id finds (see `conceptOfId`), else this name; undefined where there is neither. */
  namedConcept(idOrName: string): number | undefined {
    return this.conceptOfId(idOrName) ?? this.labels.named(idOrName)[0];
  }

  /** Papers that mention a concept with at least this confidence, narrower ones included unless told; by row. O(mentions of them). */
  papersWithConcept(
    concept: number,
    { minConfidence, includeNarrower }: Pick<ConceptCondition, 'minConfidence' | 'includeNarrower'>,
  ): BitSet {
    const set = emptyBitSet(this.papers.count);
    const { indptr, indices } = this.transposed;
    const least = confidenceStep(minConfidence ?? 0);
    for (const row of this.withNarrower(concept, includeNarrower ?? true)) {
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        if (this.transposedConfidences[at] >= least) addBit(set, indices[at]);
      }
    }
    return set;
  }

  /** The concept and, if asked, all narrower ones; ascending. */
  private withNarrower(concept: number, includeNarrower: boolean): number[] {
    return includeNarrower ? [concept, ...this.hierarchy.allNarrower(concept)].sort((a, b) => a - b) : [concept];
  }
}

/** Length rows: entries of each row, for the transpose the papers of each concept. O(rows). */
export function rowLengths({ rows, indptr }: CsrMatrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => indptr[row + 1] - indptr[row]);
}
