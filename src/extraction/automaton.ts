/** A pattern found at the symbols `[first, last]` of a sequence. */
export interface PatternMatch {
  pattern: number;
  first: number;
  last: number;
}

/** What is in no pattern. */
export const NO_SYMBOL = -1;

/**
 * Finds many sequences of symbols in one pass: a trie with failure links (Aho & Corasick 1975). Building is linear in the
 * patterns, but for the sorting of each state's children; a scan is near-linear in the sequence plus the matches, however
 * many patterns there are.
 */
export class Automaton {
  /** The states after the root by symbol, 0 for none: a text is mostly there. */
  private readonly begins: Int32Array;
  /** The children of state s but the root are `children[firstChild[s] … firstChild[s + 1] − 1]`, ascending by symbol. */
  private readonly firstChild: Int32Array;
  private readonly symbols: Int32Array;
  private readonly children: Int32Array;
  /** Pattern that ends in a state, -1 for none. */
  private readonly ends: Int32Array;
  private readonly lengths: Int32Array;
  private readonly fail: Int32Array;
  /** The nearest state down the failure links in which a pattern ends; 0 for none. */
  private readonly shorter: Int32Array;

  /**
   * @param patterns `patterns[p]` is a non-empty sequence of symbols; no two may be equal
   * @param symbolCount symbols are in [0, symbolCount)
   */
  constructor(patterns: readonly (readonly number[])[], symbolCount: number) {
    const { next, ends } = trieOf(patterns);
    this.ends = Int32Array.from(ends);
    this.lengths = Int32Array.from(patterns, (pattern) => pattern.length);
    this.begins = new Int32Array(symbolCount);
    for (const [symbol, state] of next[0]) this.begins[symbol] = state;
    this.firstChild = new Int32Array(next.length + 1);
    this.symbols = new Int32Array(next.length);
    this.children = new Int32Array(next.length);
    let count = 0;
    next.forEach((after, state) => {
      this.firstChild[state] = count;
      if (state === 0) return;
      for (const [symbol, child] of [...after].sort(([a], [b]) => a - b)) {
        this.symbols[count] = symbol;
        this.children[count++] = child;
      }
    });
    this.firstChild[next.length] = count;
    this.fail = new Int32Array(next.length);
    this.shorter = new Int32Array(next.length);
    this.link(next);
  }

  /** Breadth first, so that the failure state, being less deep, is ready when it is needed. */
  private link(next: readonly ReadonlyMap<number, number>[]): void {
    const queue = [...next[0].values()];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at];
      for (const [symbol, target] of next[state]) {
        this.fail[target] = this.after(this.fail[state], symbol);
        const failed = this.fail[target];
        this.shorter[target] = this.ends[failed] >= 0 ? failed : this.shorter[failed];
        queue.push(target);
      }
    }
  }

  /** The state after a state and a symbol, by the failure links where it has none. */
  private after(state: number, symbol: number): number {
    for (let from = state; from !== 0; from = this.fail[from]) {
      const target = this.child(from, symbol);
      if (target !== 0) return target;
    }
    return this.begins[symbol];
  }

  /** The child of a state but the root by symbol, 0 for none: by binary search. */
  private child(state: number, symbol: number): number {
    let low = this.firstChild[state];
    const end = this.firstChild[state + 1];
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.symbols[middle] < symbol) low = middle + 1;
      else high = middle;
    }
    return low < end && this.symbols[low] === symbol ? this.children[low] : 0;
  }

  /**
   * Every occurrence of every pattern in the first `length` symbols, by last symbol, longest first. No match holds
   * NO_SYMBOL, or reaches over the boundary before a symbol of which `breaksBefore` says so.
   */
  scan(symbols: ArrayLike<number>, length: number, breaksBefore: (at: number) => boolean): PatternMatch[] {
    const found: PatternMatch[] = [];
    let state = 0;
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at];
      if (symbol === NO_SYMBOL) {
        state = 0;
        continue;
      }
      if (state !== 0 && breaksBefore(at)) state = 0;
      state = this.after(state, symbol);
      for (let end = this.ends[state] >= 0 ? state : this.shorter[state]; end !== 0; end = this.shorter[end]) {
        const pattern = this.ends[end];
        found.push({ pattern, first: at - this.lengths[pattern] + 1, last: at });
      }
    }
    return found;
  }
}

/** The states after each state by symbol, and the pattern that ends in each, -1 for none. */
function trieOf(patterns: readonly (readonly number[])[]): { next: Map<number, number>[]; ends: number[] } {
  const next = [new Map<number, number>()];
  const ends = [-1];
  patterns.forEach((symbols, pattern) => {
    let state = 0;
    for (const symbol of symbols) {
      let target = next[state].get(symbol);
      if (target === undefined) {
        target = next.push(new Map()) - 1;
        ends.push(-1);
        next[state].set(symbol, target);
      }
      state = target;
    }
    ends[state] = pattern;
  });
  return { next, ends };
}
