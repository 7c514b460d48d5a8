import { andBits, bitIndices, countBits, type BitSet } from '../sparse/bit-set.js';
import { columnCounts } from '../sparse/column-counts.js';
import { csrFromRows, type CsrMatrix } from '../sparse/csr.js';
import { transpose } from '../sparse/transpose.js';
import { associationMatrix as matrixAmong } from '../similarity/association-matrix.js';
import { associationScore, expectedCount, type AssociationMeasure } from '../similarity/measures.js';
import type { CoOccurringConcept, ConceptMatrix } from './co-occurrence.js';
import type { PaperSelection } from './filter.js';
import type { GraphIndex } from './graph-index.js';
import { inTurns } from './in-turns.js';

const made = new WeakMap<GraphIndex, Map<number, Promise<CsrMatrix>>>();
/** Papers that are looked at before other work may have its turn. */
const PAPERS_AT_ONCE = 1000;

/**
 * Papers × concepts: an entry where a paper speaks of a concept of this level or of one narrower, at any depth. A concept
 * with several broader ones counts for every concept of the level that is above it, a paper once for each; what is above
 * the level counts for none. Kept once made, with turns for other work. O(papers + mentions · concepts of the level above each + narrower of each).
 */
export function rolledUp(index: GraphIndex, level: number): Promise<CsrMatrix> {
  const known = made.get(index) ?? new Map<number, Promise<CsrMatrix>>();
  made.set(index, known);
  let matrix = known.get(level);
  if (!matrix) {
    matrix = inTurns(rollUp(index, level));
    // Levels that nothing is on are without number.
    if (index.levels.includes(level)) known.set(level, matrix);
  }
  return matrix;
}

function* rollUp({ matrix, hierarchy, levels, concepts }: GraphIndex, level: number): Generator<void, CsrMatrix> {
  const above: number[][] = concepts.map(() => []);
  levels.forEach((on, concept) => {
    if (on !== level) return;
    above[concept].push(concept);
    for (const narrower of hierarchy.allNarrower(concept)) above[narrower].push(concept);
  });
  const indptr = new Int32Array(matrix.rows + 1);
  const indices: number[] = [];
  for (let paper = 0; paper < matrix.rows; paper++) {
    if (paper % PAPERS_AT_ONCE === 0) yield;
    const found = new Set<number>();
    for (let at = matrix.indptr[paper]; at < matrix.indptr[paper + 1]; at++) {
      for (const concept of above[matrix.indices[at]]) found.add(concept);
    }
    for (const concept of [...found].sort((a, b) => a - b)) indices.push(concept);
    indptr[paper + 1] = indices.length;
  }
  return { rows: matrix.rows, columns: concepts.length, indptr, indices: Int32Array.from(indices), values: null };
}

/**
 * Concepts of a level that stand in papers with the concept `row`, among the papers selected (null: all), by score
 * descending, then id; each with all narrower ones. What is broader or narrower than the concept is left out. O(papers +
 * entries of `rolledUp`).
 */
export async function coOccurringOnLevel(
  index: GraphIndex,
  row: number,
  level: number,
  { measure, minCount, selection }: { measure: AssociationMeasure; minCount: number; selection: PaperSelection | null },
): Promise<CoOccurringConcept[]> {
  const matrix = await rolledUp(index, level);
  const own = papersWithNarrower(index, row, selection);
  const counts = columnCounts(matrix, own);
  const totals = columnCounts(matrix, selection);
  const [n, ci] = [selection === null ? matrix.rows : countBits(selection), countBits(own)];
  const kin = new Set([row, ...index.hierarchy.allNarrower(row), ...index.hierarchy.allBroader(row)]);
  const found: CoOccurringConcept[] = [];
  counts.forEach((count, concept) => {
    if (count < Math.max(1, minCount) || kin.has(concept)) return;
    const expected = expectedCount(ci, totals[concept], n);
    found.push({ concept, count, expected, score: associationScore(measure, count, ci, totals[concept], n) });
  });
  return found.sort((a, b) => b.score - a.score || a.concept - b.concept);
}

/** As `associationMatrix`, each concept with all narrower ones: a paper counts once for each. */
export function associationMatrixWithNarrower(
  index: GraphIndex,
  rows: readonly number[],
  { measure, selection }: { measure: AssociationMeasure; selection: PaperSelection | null },
): ConceptMatrix {
  const papers = rows.map((row) => bitIndices(papersWithNarrower(index, row, null)));
  const transposed = csrFromRows(index.papers.count, papers);
  const incidence = { matrix: transpose(transposed), transposed };
  const { n, ...tables } = matrixAmong(incidence, [...rows.keys()], { measure, mask: selection });
  return { paperCount: n, ...tables };
}

function papersWithNarrower(index: GraphIndex, row: number, selection: PaperSelection | null): BitSet {
  const own = index.select({ concepts: { any: [index.concepts[row].id], includeNarrower: true } })!;
  return selection === null ? own : andBits(own, selection);
}
