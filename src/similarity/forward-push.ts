import { hasBit, type BitSet } from '../sparse/bit-set.js';
import type { CsrMatrix } from '../sparse/csr.js';
import { ShapeMismatchError } from '../sparse/shape-mismatch-error.js';
import { createTopK, drain, offer, type Ranked } from '../sparse/top-k.js';
import type { Incidence } from './incidence.js';

export interface PersonalizedPageRankOptions {
  /** The chance that a walk ends at each step: 0 < alpha < 1. 0.15 is common. */
  alpha: number;
  /** What a score may lack, for each unit of the degree: above 0. */
  epsilon: number;
  /** Matrix entries that may be looked at; null or left out: as many as it takes. */
  maxEdges?: number | null;
  /** The rows that belong to the graph; null or left out: all of them. */
  mask?: BitSet | null;
}

/**
 * With ppr(v) the exact rank, p(v) the score here (0 for what is not listed) and d(v) the sum of the weights of v's edges
 * within the mask: 0 ≤ ppr(v) − p(v) ≤ errorPerDegree · d(v) of every row and column, and Σ_v (ppr(v) − p(v)) = residual.
 * Scores and residual add up to 1. All of this but for rounding.
 */
export interface PersonalizedPageRank {
  /** What scores above 0, best first, then by index. */
  rows: Ranked;
  columns: Ranked;
  residual: number;
  /** At most epsilon, unless `truncated`; then it may be Infinity, where the degree of what holds mass was not read. */
  errorPerDegree: number;
  /** Whether `maxEdges` ended the work before every residual was down to epsilon · degree. */
  truncated: boolean;
  /** Matrix entries looked at, those outside of the mask too. */
  edges: number;
}

const FIRST_CAPACITY = 64;

/** Forward push for `personalizedPageRank`: what is known of the nodes reached so far, each with a slot of its own, so that
 * nothing is as long as the graph. Columns are numbered after rows. */
export class ForwardPush {
  private readonly matrix: CsrMatrix;
  private readonly transposed: CsrMatrix;
  private readonly mask: BitSet | null;
  private readonly alpha: number;
  private readonly epsilon: number;
  private readonly maxEdges: number;
  /** By node: its slot + 1, or 0. All 0 between calls. */
  private readonly slots: Int32Array;
  private edges = 0;
  private truncated = false;
  private size = 0;
  private nodes = new Int32Array(FIRST_CAPACITY);
  private scores = new Float64Array(FIRST_CAPACITY);
  private residuals = new Float64Array(FIRST_CAPACITY);
  /** The degree as far as it was added up: of the node's entries before `cursors`. */
  private degrees = new Float64Array(FIRST_CAPACITY);
  private cursors = new Float64Array(FIRST_CAPACITY);
  private isQueued = new Uint8Array(FIRST_CAPACITY);
  /** Slots to push in the next round. */
  private queue: number[] = [];

  constructor({ matrix, transposed }: Incidence, options: PersonalizedPageRankOptions) {
    this.matrix = matrix;
    this.transposed = transposed;
    this.mask = options.mask ?? null;
    this.alpha = options.alpha;
    this.epsilon = options.epsilon;
    this.maxEdges = options.maxEdges ?? Infinity;
    this.slots = slotsOf(matrix);
  }

  run(start: readonly [node: number, mass: number][]): void {
    for (const [node, mass] of start) this.receive(node, mass);
    while (this.queue.length > 0) {
      const round = this.queue;
      this.queue = [];
      for (const slot of round) if (!this.push(slot)) return;
    }
  }

  result(): PersonalizedPageRank {
    const rows = createTopK(this.size);
    const columns = createTopK(this.size);
    let residual = 0;
    let errorPerDegree = 0;
    for (let slot = 0; slot < this.size; slot++) {
      const mass = this.residuals[slot];
      residual += mass;
      if (mass > 0) errorPerDegree = Math.max(errorPerDegree, mass / this.degrees[slot]);
      const node = this.nodes[slot];
      const score = this.scores[slot];
      if (score === 0) continue;
      if (node < this.matrix.rows) offer(rows, node, score);
      else offer(columns, node - this.matrix.rows, score);
    }
    const { truncated, edges } = this;
    return { rows: drain(rows), columns: drain(columns), residual, errorPerDegree, truncated, edges };
  }

  release(): void {
    for (let slot = 0; slot < this.size; slot++) this.slots[this.nodes[slot]] = 0;
  }

  /** False where the entries are more than may still be looked at; then nothing moves. */
  private push(slot: number): boolean {
    const { matrix, mask } = this;
    const node = this.nodes[slot];
    const isRow = node < matrix.rows;
    const { indptr, indices, values } = isRow ? matrix : this.transposed;
    const list = isRow ? node : node - matrix.rows;
    const end = indptr[list + 1];
    if (end - indptr[list] > this.maxEdges - this.edges) {
      this.truncated = true;
      return false;
    }
    this.edges += end - indptr[list];
    const mass = this.residuals[slot];
    this.isQueued[slot] = 0;
    this.residuals[slot] = 0;
    this.scores[slot] += this.alpha * mass;
    const share = ((1 - this.alpha) * mass) / this.degrees[slot];
    for (let q = indptr[list]; q < end; q++) {
      const other = indices[q];
      if (!isRow && mask !== null && !hasBit(mask, other)) continue;
      if (values === null) this.receive(isRow ? matrix.rows + other : other, share);
      else if (values[q] > 0) this.receive(isRow ? matrix.rows + other : other, share * values[q]);
    }
    return true;
  }

  private receive(node: number, mass: number): void {
    const slot = this.slots[node] === 0 ? this.reach(node) : this.slots[node] - 1;
    this.residuals[slot] += mass;
    if (this.isQueued[slot] === 0 && this.residuals[slot] > this.epsilon * this.degrees[slot]) this.examine(slot);
  }

  private reach(node: number): number {
    if (this.size === this.nodes.length) this.grow();
    const slot = this.size++;
    const isRow = node < this.matrix.rows;
    const { indptr, values } = isRow ? this.matrix : this.transposed;
    const list = isRow ? node : node - this.matrix.rows;
    const isLength = values === null && (isRow || this.mask === null);
    this.slots[node] = slot + 1;
    this.nodes[slot] = node;
    this.degrees[slot] = isLength ? indptr[list + 1] - indptr[list] : 0;
    this.cursors[slot] = isLength ? indptr[list + 1] : indptr[list];
    return slot;
  }

  /** Adds up the degree until it is clear that the mass may stay, or else, with the whole degree, has to be pushed. */
  private examine(slot: number): void {
    const { matrix, mask, epsilon } = this;
    const node = this.nodes[slot];
    const isRow = node < matrix.rows;
    const { indptr, indices, values } = isRow ? matrix : this.transposed;
    const end = indptr[(isRow ? node : node - matrix.rows) + 1];
    const mass = this.residuals[slot];
    let degree = this.degrees[slot];
    let q = this.cursors[slot];
    for (; q < end && mass > epsilon * degree; q++) {
      if (this.edges === this.maxEdges) {
        this.truncated = true;
        break;
      }
      this.edges++;
      if (!isRow && mask !== null && !hasBit(mask, indices[q])) continue;
      const weight = values === null ? 1 : values[q];
      if (!(weight >= 0)) {
        throw new ShapeMismatchError({ expected: 'weights of edges from 0', received: String(weight) });
      }
      degree += weight;
    }
    this.degrees[slot] = degree;
    this.cursors[slot] = q;
    if (q < end || mass <= epsilon * degree) return;
    if (degree === 0) {
      this.scores[slot] += mass;
      this.residuals[slot] = 0;
    } else {
      this.isQueued[slot] = 1;
      this.queue.push(slot);
    }
  }

  private grow(): void {
    const copy = <T extends Int32Array | Float64Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const capacity = this.nodes.length * 2;
    this.nodes = copy(new Int32Array(capacity), this.nodes);
    this.scores = copy(new Float64Array(capacity), this.scores);
    this.residuals = copy(new Float64Array(capacity), this.residuals);
    this.degrees = copy(new Float64Array(capacity), this.degrees);
    this.cursors = copy(new Float64Array(capacity), this.cursors);
    this.isQueued = copy(new Uint8Array(capacity), this.isQueued);
  }
}

// Kept as long as its matrix: clearing an array of all rows and columns would cost more than most walks.
const slotsByMatrix = new WeakMap<CsrMatrix, Int32Array>();

function slotsOf(matrix: CsrMatrix): Int32Array {
  let slots = slotsByMatrix.get(matrix);
  if (!slots) {
    slots = new Int32Array(matrix.rows + matrix.columns);
    slotsByMatrix.set(matrix, slots);
  }
  return slots;
}
