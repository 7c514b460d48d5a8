import { normalizeLabel } from '../model/label.js';
import type { Concept } from '../model/concept.js';

/** A label that begins with what the user typed, and the concept (row) that it names. */
export interface Suggestion {
  label: string;
  concept: number;
}

interface Label {
  key: string;
  label: string;
  concept: number;
  /** 0 name, 1 alias, 2 abbreviation that papers define. */
  rank: number;
}

/** Names, aliases and the abbreviations that papers define, with the concepts (rows) that they stand for. */
export class ConceptLabels {
  /** By key, then rank, then the concept's papers descending, then concept. */
  private readonly labels: Label[] = [];

  /** `abbreviations[c]` are the short forms that papers define for concept c; `paperCounts[c]` orders homonyms. */
  constructor(concepts: readonly Concept[], abbreviations: readonly string[][], paperCounts: ArrayLike<number>) {
    concepts.forEach((concept, row) => {
      this.add(concept.name, row, 0);
      for (const alias of concept.aliases) this.add(alias, row, 1);
      for (const short of abbreviations[row]) this.add(short, row, 2);
    });
    this.labels.sort(
      (a, b) =>
        compareStrings(a.key, b.key) ||
        a.rank - b.rank ||
        paperCounts[b.concept] - paperCounts[a.concept] ||
        a.concept - b.concept,
    );
  }

  private add(label: string, concept: number, rank: number): void {
    this.labels.push({ key: normalizeLabel(label), label, concept, rank });
  }

  /** Concepts that `name` names, best first: by name, by alias, by abbreviation; homonyms by papers. O(log labels). */
  named(name: string): number[] {
    const key = normalizeLabel(name);
    const found = new Set<number>();
    for (let i = this.lowerBound(key); i < this.labels.length && this.labels[i].key === key; i++) {
      found.add(this.labels[i].concept);
    }
    return [...found];
  }

  /** Labels that begin with `prefix` (the last word may be unfinished), one for each concept. O(log labels + matches). */
  startingWith(prefix: string): Suggestion[] {
    const typed = prefix
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trimStart();
    if (typed.trim() === '') return [];
    const found = new Map<number, Suggestion>();
    for (let i = this.lowerBound(typed); i < this.labels.length && this.labels[i].key.startsWith(typed); i++) {
      const { label, concept } = this.labels[i];
      if (!found.has(concept)) found.set(concept, { label, concept });
    }
    // A plural that is typed in full ("time series models") is found by its singular key.
    for (const concept of this.named(prefix)) {
      if (!found.has(concept)) found.set(concept, { label: prefix.trim(), concept });
    }
    return [...found.values()];
  }

  private lowerBound(key: string): number {
    let low = 0;
    let high = this.labels.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.labels[middle].key < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
