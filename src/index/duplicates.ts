import type { CsrMatrix } from '../sparse/csr.js';
import { rowDot } from '../sparse/row-dot.js';
import type { GraphIndex } from './graph-index.js';

/** From this cosine of all that they say on, two papers are one told twice. */
export const DUPLICATE_COSINE = 0.9;

/** A paper of a list, with those further down that say nearly the same, in the order of the list. */
export interface DuplicateGroup {
  paper: number;
  score: number;
  duplicates: number[];
}

/**
 * A ranked list with each near-duplicate under the first paper that it repeats. Rows of norm 1 have a cosine of 0.9 only
 * where the one has one of the heaviest terms of the other, those whose squares sum to more than 1 − 0.9²
 * (Cauchy–Schwarz): only such papers are compared. O(papers · terms of a paper), and the comparisons.
 */
export function groupDuplicates(
  { terms }: GraphIndex,
  papers: ArrayLike<number>,
  scores: ArrayLike<number>,
): DuplicateGroup[] {
  const { matrix } = terms;
  const groups: DuplicateGroup[] = [];
  const withHeavy = new Map<number, number[]>();
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at];
    const like = firstLike(matrix, paper, withHeavy, groups);
    if (like !== undefined) {
      groups[like].duplicates.push(paper);
      continue;
    }
    for (const column of heaviest(matrix, paper)) {
      const before = withHeavy.get(column);
      if (before) before.push(groups.length);
      else withHeavy.set(column, [groups.length]);
    }
    groups.push({ paper, score: scores[at], duplicates: [] });
  }
  return groups;
}

function firstLike(
  matrix: CsrMatrix,
  paper: number,
  withHeavy: ReadonlyMap<number, number[]>,
  groups: readonly DuplicateGroup[],
): number | undefined {
  const asked = new Set<number>();
  for (let q = matrix.indptr[paper]; q < matrix.indptr[paper + 1]; q++) {
    for (const group of withHeavy.get(matrix.indices[q]) ?? []) asked.add(group);
  }
  return [...asked]
    .sort((a, b) => a - b)
    .find((group) => rowDot(matrix, groups[group].paper, paper) >= DUPLICATE_COSINE);
}

/** The fewest columns of a row without which its norm is below `DUPLICATE_COSINE`. */
function heaviest({ indptr, indices, values }: CsrMatrix, row: number): number[] {
  const weightOf = (q: number) => (values ? values[q] : 1);
  const places = Array.from({ length: indptr[row + 1] - indptr[row] }, (_, at) => indptr[row] + at);
  places.sort((p, q) => weightOf(q) - weightOf(p));
  const columns: number[] = [];
  let square = 0;
  for (const place of places) {
    if (square > 1 - DUPLICATE_COSINE ** 2) break;
    square += weightOf(place) ** 2;
    columns.push(indices[place]);
  }
  return columns;
}
