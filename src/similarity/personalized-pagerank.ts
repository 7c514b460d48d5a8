import { checkBitSet, hasBit, type BitSet } from '../sparse/bit-set.js';
import { checkIndex, ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { checkTranspose } from '../sparse/transpose.js';
import { ForwardPush, type PersonalizedPageRank, type PersonalizedPageRankOptions } from './forward-push.js';
import type { Incidence } from './incidence.js';

export interface Seed {
  index: number;
  /** From 0; weights of all seeds are divided by their sum. 1 where left out. */
  weight?: number;
}

/** Where walks start. A row or column may be there more than once: its weights are added. */
export interface Seeds {
  rows?: readonly Seed[];
  columns?: readonly Seed[];
}

/**
 * Personalized PageRank on the undirected graph of rows and columns, where an entry (i, j) is an edge between row i and
 * column j. Values are the edges' weights (null: ones; 0: no edge), the same in the transpose. ppr(v) is the chance that a
 * walk ends at v that starts at a seed drawn by weight and at each step ends with probability `alpha`, else follows an edge
 * of where it stands, drawn by weight. A walk at a vertex without edges ends there.
 *
 * Forward push: Andersen, Chung and Lang, "Local graph partitioning using PageRank vectors", FOCS 2006. Mass r starts at
 * the seeds. Wherever r(u) > ε·d(u), alpha of it becomes score and the rest moves on along the edges. Always
 * ppr = p + Σ_u r(u)·ppr_u, and d(u)·ppr_u(v) = d(v)·ppr_v(u) because the graph is undirected. With r ≤ ε·d at the end, what
 * p(v) lacks is Σ_u r(u)/d(u)·d(v)·ppr_v(u) ≤ ε·d(v)·Σ_u ppr_v(u) = ε·d(v). Their walk is lazy (it stays with probability
 * ½); this one is not. Neither the identity nor the bound needs that, and the ranks of their teleport constant β are those
 * of alpha = 2β / (1 + β) here.
 *
 * Each push at u turns more than αε·d(u) of a mass of 1 into score: with weights of one, no more than 1/(αε) entries are
 * looked at, whatever the size of the graph. With weights from w, 3/(αεw) and one for each seed: degrees are added up only
 * as far as it takes to know that r ≤ ε·d. With a mask, columns' entries outside of it are looked at besides. Memory is in
 * proportion to what was reached, besides one array of length rows + columns that is made once for a matrix.
 *
 * @throws ShapeMismatchError where the transpose, the mask or an option does not fit, a seed is out of range or not in the
 * mask, no seed has a weight above 0, or a weight that is read is negative.
 */
export function personalizedPageRank(
  incidence: Incidence,
  seeds: Seeds,
  options: PersonalizedPageRankOptions,
): PersonalizedPageRank {
  checkInput(incidence, options);
  const start = startOf(incidence, seeds, options.mask ?? null);
  const push = new ForwardPush(incidence, options);
  try {
    push.run(start);
    return push.result();
  } finally {
    push.release();
  }
}

function checkInput({ matrix, transposed }: Incidence, options: PersonalizedPageRankOptions): void {
  const { alpha, epsilon, maxEdges = null, mask = null } = options;
  const require = (holds: boolean, expected: string, received: unknown) => {
    if (!holds) throw new ShapeMismatchError({ expected, received: String(received) });
  };
  checkTranspose(matrix, transposed);
  require((matrix.values === null) ===
    (transposed.values === null), 'values in both the matrix and its transpose, or in neither', 'one with values');
  if (mask !== null) checkBitSet(mask, matrix.rows);
  require(alpha > 0 && alpha < 1, 'alpha between 0 and 1, both excluded', alpha);
  require(epsilon > 0 && epsilon < Infinity, 'epsilon above 0', epsilon);
  require(maxEdges === null ||
    (Number.isInteger(maxEdges) && maxEdges >= 0), 'a whole number of edges from 0', maxEdges);
}

/** The mass at each seed, by node, ascending: columns are numbered after rows. */
function startOf({ matrix }: Incidence, seeds: Seeds, mask: BitSet | null): [node: number, mass: number][] {
  const weights = new Map<number, number>();
  let total = 0;
  const add = (node: number, weight: number) => {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new ShapeMismatchError({ expected: 'weights of seeds from 0', received: String(weight) });
    }
    weights.set(node, (weights.get(node) ?? 0) + weight);
    total += weight;
  };
  for (const { index, weight = 1 } of seeds.rows ?? []) {
    checkIndex(index, matrix.rows, 'row');
    if (mask !== null && !hasBit(mask, index)) {
      throw new ShapeMismatchError({ expected: 'rows of the mask as seeds', received: `row ${index}` });
    }
    add(index, weight);
  }
  for (const { index, weight = 1 } of seeds.columns ?? []) {
    checkIndex(index, matrix.columns, 'column');
    add(matrix.rows + index, weight);
  }
  if (!(total > 0 && total < Infinity)) {
    throw new ShapeMismatchError({ expected: 'seeds whose weights have a sum above 0', received: String(total) });
  }
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .map(([node, weight]): [number, number] => [node, weight / total])
    .sort(([a], [b]) => a - b);
}
