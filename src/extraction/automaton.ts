/** A pattern found at the symbols `[first, last]` of a sequence. */
export interface PatternMatch {
  pattern: number;
  first: number;
  last: number;
}

/**
 * Finds many sequences of words in one pass: a trie over words with failure links (Aho & Corasick 1975). Building is
 * linear in the patterns; a scan is linear in the text plus the matches, however many patterns there are.
 */
export class Automaton {
  private readonly symbols = new Map<string, number>();
  /** The states after each state by symbol, undefined where it has none: most. */
  private readonly next: (Map<number, number> | undefined)[] = [new Map()];
  /** The states after the root by symbol, 0 for none: a text is mostly there. */
  private readonly begins: Int32Array;
  /** Pattern that ends in a state, -1 for none. */
  private readonly ends: number[] = [-1];
  private readonly lengths: number[] = [];
  private readonly fail: Int32Array;
  /** The nearest state down the failure links in which a pattern ends; 0 for none. */
  private readonly shorter: Int32Array;

  /** `patterns[p]` is a non-empty sequence of words; no two may be equal. */
  constructor(patterns: readonly (readonly string[])[]) {
    patterns.forEach((words, pattern) => this.add(words, pattern));
    this.fail = new Int32Array(this.next.length);
    this.shorter = new Int32Array(this.next.length);
    this.begins = new Int32Array(this.symbols.size);
    for (const [symbol, state] of this.next[0] ?? []) this.begins[symbol] = state;
    this.link();
  }

  private add(words: readonly string[], pattern: number): void {
    let state = 0;
    for (const word of words) {
      let symbol = this.symbols.get(word);
      if (symbol === undefined) this.symbols.set(word, (symbol = this.symbols.size));
      let target = this.next[state]?.get(symbol);
      if (target === undefined) {
        target = this.next.push(undefined) - 1;
        this.ends.push(-1);
        (this.next[state] ??= new Map()).set(symbol, target);
      }
      state = target;
    }
    this.ends[state] = pattern;
    this.lengths[pattern] = words.length;
  }

  /** Breadth first, so that the failure state, being less deep, is ready when it is needed. */
  private link(): void {
    const queue = [...(this.next[0]?.values() ?? [])];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at];
      for (const [symbol, target] of this.next[state] ?? []) {
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
      const target = this.next[from]?.get(symbol);
      if (target !== undefined) return target;
    }
    return this.begins[symbol];
  }

  /**
   * Every occurrence of every pattern, by last symbol, longest first. `breaksBefore(i)` says that no match may reach over
   * the boundary before symbol i.
   */
  scan(words: readonly string[], breaksBefore: (at: number) => boolean): PatternMatch[] {
    const found: PatternMatch[] = [];
    let state = 0;
    for (let at = 0; at < words.length; at++) {
      if (breaksBefore(at)) state = 0;
      const symbol = this.symbols.get(words[at]);
      if (symbol === undefined) {
        state = 0;
        continue;
      }
      state = this.after(state, symbol);
      for (let end = this.ends[state] >= 0 ? state : this.shorter[state]; end !== 0; end = this.shorter[end]) {
        const pattern = this.ends[end];
        found.push({ pattern, first: at - this.lengths[pattern] + 1, last: at });
      }
    }
    return found;
  }
}
