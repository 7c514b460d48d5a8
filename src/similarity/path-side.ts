import { createMinHeap, popMin, pushMin } from '../sparse/min-heap.js';

export interface Hop {
  vertex: number;
  strength: number;
}

const FIRST_CAPACITY = 64;

/** Ways from vertices to one end of the path, each but the first one hop longer than another. */
class Labels {
  private size = 0;
  vertices = new Int32Array(FIRST_CAPACITY);
  /** In units of `COST_UNIT`. */
  costs = new Float64Array(FIRST_CAPACITY);
  hops = new Int32Array(FIRST_CAPACITY);
  /** The label of the rest of the way; −1 at the end. */
  nexts = new Int32Array(FIRST_CAPACITY);
  /** Of the first hop. */
  private strengths = new Float64Array(FIRST_CAPACITY);

  add(vertex: number, cost: number, hops: number, next: number, strength: number): number {
    if (this.size === this.vertices.length) this.grow();
    const label = this.size++;
    this.vertices[label] = vertex;
    this.costs[label] = cost;
    this.hops[label] = hops;
    this.nexts[label] = next;
    this.strengths[label] = strength;
    return label;
  }

  /** The way from the label's vertex to the end. */
  hopsFrom(label: number): Hop[] {
    const hops: Hop[] = [];
    for (let at = label; this.nexts[at] >= 0; at = this.nexts[at]) {
      hops.push({ vertex: this.vertices[this.nexts[at]], strength: this.strengths[at] });
    }
    return hops;
  }

  /** The way from the end to the label's vertex. */
  hopsTo(label: number): Hop[] {
    const hops: Hop[] = [];
    for (let at = label; this.nexts[at] >= 0; at = this.nexts[at]) {
      hops.push({ vertex: this.vertices[at], strength: this.strengths[at] });
    }
    return hops.reverse();
  }

  private grow(): void {
    const copy = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const capacity = this.vertices.length * 2;
    this.vertices = copy(new Int32Array(capacity), this.vertices);
    this.costs = copy(new Float64Array(capacity), this.costs);
    this.hops = copy(new Int32Array(capacity), this.hops);
    this.nexts = copy(new Int32Array(capacity), this.nexts);
    this.strengths = copy(new Float64Array(capacity), this.strengths);
  }
}

/** The search for a path from one of its ends: see `strongestPath`. */
export class PathSide {
  readonly maxHops: number;
  readonly labels = new Labels();
  readonly heap = createMinHeap();
  /** By vertex: label + 1 of the least cost so far, not settled perhaps; 0: not reached. */
  readonly cheapest: Int32Array;
  /** By vertex: hops + 1 of the last label that was settled; 0: none. */
  private readonly settledHops: Int32Array;
  /** The label to settle next, taken out of the heap; −1: none is left. */
  head = -1;

  constructor(size: number, end: number, maxHops: number) {
    this.maxHops = maxHops;
    this.cheapest = new Int32Array(size);
    this.settledHops = new Int32Array(size);
    this.add(end, 0, 0, -1, 1);
    this.advance();
  }

  isSettled(vertex: number, hops: number): boolean {
    const before = this.settledHops[vertex];
    return before !== 0 && (this.maxHops === Infinity || before <= hops + 1);
  }

  /** What a way from the vertex costs at least. */
  leastCost(vertex: number): number {
    if (this.settledHops[vertex] !== 0) return this.labels.costs[this.cheapest[vertex] - 1];
    return this.head < 0 ? Infinity : this.labels.costs[this.head];
  }

  /** Labels are ways that exist, settled or not: whatever is no better than the cheapest in any regard is not needed. */
  isWorse(vertex: number, cost: number, hops: number, nextVertex: number): boolean {
    const { labels } = this;
    const other = this.cheapest[vertex] - 1;
    if (other < 0 || cost < labels.costs[other]) return false;
    if (cost > labels.costs[other]) return this.maxHops === Infinity || hops >= labels.hops[other];
    if (hops !== labels.hops[other]) return hops > labels.hops[other];
    return nextVertex >= labels.vertices[labels.nexts[other]];
  }

  add(vertex: number, cost: number, hops: number, next: number, strength: number): void {
    const { labels, cheapest } = this;
    const label = labels.add(vertex, cost, hops, next, strength);
    const before = cheapest[vertex] - 1;
    if (before < 0 || cost <= labels.costs[before]) cheapest[vertex] = label + 1;
    // Of two ways from one vertex, alike in cost and hops, the one over the lower vertex comes out first.
    pushMin(this.heap, label, cost, next < 0 ? 0 : hops * cheapest.length + labels.vertices[next]);
  }

  /** Notes that the head's vertex has its label. */
  settle(): void {
    this.settledHops[this.labels.vertices[this.head]] = this.labels.hops[this.head] + 1;
  }

  /** Goes on to the next label that is of use. */
  advance(): void {
    do this.head = popMin(this.heap);
    while (this.head >= 0 && this.isSettled(this.labels.vertices[this.head], this.labels.hops[this.head]));
  }
}
