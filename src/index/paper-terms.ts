import type { Concept } from '../model/concept.js';
import { contentWords } from '../model/content-words.js';
import { SENTENCE_ROLES } from '../model/sentence-roles.js';
import { rarity, roleFactor, saturated } from '../similarity/term-weights.js';
import { columnCounts } from '../sparse/column-counts.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { transpose } from '../sparse/transpose.js';
import { PackedStrings } from './packed-strings.js';
import { StringLookup } from './string-lookup.js';
import type { WordTable } from './word-table.js';

/** The parts that a score is a sum of: columns of one matrix, so that what they give can be compared; and embeddings, where they are on. */
export const SCORE_PARTS = ['words', 'concepts', 'embedding'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** What a concept weighs of what a word of the same count and rarity would. */
const CONCEPT_SHARE = 0.5;
const ROLES = SENTENCE_ROLES.length;

/**
 * The papers as rows of what they say: words, then concepts. One matrix and one norm for both: for what it shares, a
 * paper of few concepts is not nearer than one of many.
 */
export interface PaperTerms {
  /** The words by column; concepts follow, by row. None where the index was built without words. */
  words: StringLookup;
  /** Papers × terms; each row of norm 1, or 0 where the paper says nothing. */
  matrix: CsrMatrix;
  transposed: CsrMatrix;
  /** Length columns: what a count of each, once saturated, is multiplied with. */
  factors: Float64Array;
  /** Length columns · roles (as `SENTENCE_ROLES`): see `roleFactor`. */
  roleFactors: Float32Array;
}

/** What a term that a text has `count` times weighs, before the text's norm. */
export function termWeight({ factors }: PaperTerms, column: number, count: number): number {
  return saturated(count) * factors[column];
}

/** How often a paper mentions a concept, the title twice, from its weight in the index; see `mentionWeight`. */
function mentionCount(weight: number): number {
  return Math.exp(weight - 1);
}

/** The terms of papers from their concepts (values: mention weights) and words (null: none). O(entries). */
export function termsOf(concepts: readonly Concept[], mentions: CsrMatrix, words: WordTable | null): PaperTerms {
  const wordCount = words?.matrix.columns ?? 0;
  const { rows } = mentions;
  const nnz = mentions.indices.length + (words?.matrix.indices.length ?? 0);
  const matrix: CsrMatrix & { values: Float32Array } = {
    rows,
    columns: wordCount + mentions.columns,
    indptr: allocateIndptr(rows, nnz),
    indices: new Int32Array(nnz),
    values: new Float32Array(nnz),
  };
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let q = words?.matrix.indptr[row] ?? 0; words && q < words.matrix.indptr[row + 1]; q++, at++) {
      matrix.indices[at] = words.matrix.indices[q];
      matrix.values[at] = words.counts[q];
    }
    for (let q = mentions.indptr[row]; q < mentions.indptr[row + 1]; q++, at++) {
      matrix.indices[at] = wordCount + mentions.indices[q];
      matrix.values[at] = mentionCount(mentions.values ? mentions.values[q] : 1);
    }
    matrix.indptr[row + 1] = at;
  }
  const factors = Float64Array.from(
    columnCounts(matrix),
    (df, column) => rarity(df, rows) * (column < wordCount ? 1 : CONCEPT_SHARE),
  );
  weigh(matrix, factors);
  return {
    words: words?.keys ?? StringLookup.of(PackedStrings.of([])),
    matrix,
    transposed: transpose(matrix),
    factors,
    roleFactors: roleFactorsOf(concepts, words),
  };
}

/** Puts weights of norm 1 in place of the counts. */
function weigh({ rows, indptr, indices, values }: CsrMatrix & { values: Float32Array }, factors: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let q = indptr[row]; q < indptr[row + 1]; q++) {
      const weight = saturated(values[q]) * factors[indices[q]];
      values[q] = weight;
      square += weight * weight;
    }
    const norm = Math.sqrt(square) || 1;
    for (let q = indptr[row]; q < indptr[row + 1]; q++) values[q] /= norm;
  }
}

/** Of words from the sentences that they stand in, of concepts the geometric mean over the words of their names. */
function roleFactorsOf(concepts: readonly Concept[], words: WordTable | null): Float32Array {
  const wordCount = words?.matrix.columns ?? 0;
  const factors = new Float32Array((wordCount + concepts.length) * ROLES).fill(1);
  if (words === null) return factors;
  const { roleCounts, keys } = words;
  const totals = new Float64Array(ROLES);
  roleCounts.forEach((count, at) => (totals[at % ROLES] += count));
  const all = totals.reduce((sum, count) => sum + count, 0);
  const shares = totals.map((count) => count / all);
  for (let word = 0; word < wordCount; word++) {
    const counts = roleCounts.subarray(word * ROLES, (word + 1) * ROLES);
    for (let role = 0; role < ROLES; role++) factors[word * ROLES + role] = roleFactor(counts, shares, role);
  }
  concepts.forEach(({ name }, concept) => {
    const columns = contentWords(name).flatMap(({ key }) => keys.rowOf(key) ?? []);
    if (columns.length === 0) return;
    for (let role = 0; role < ROLES; role++) {
      const product = columns.reduce((sum, column) => sum * factors[column * ROLES + role], 1);
      factors[(wordCount + concept) * ROLES + role] = product ** (1 / columns.length);
    }
  });
  return factors;
}
