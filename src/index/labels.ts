import { normalizeLabel } from '../model/label.js';
import type { Concept } from '../model/concept.js';
import { PackedStrings, utf8Of } from './packed-strings.js';

/** A label that begins with what the user typed, and the concept (row) that it names. */
export interface Suggestion {
  label: string;
  concept: number;
}

/** One entry a label, by key, then rank, then the concept's papers descending, then concept. */
export interface LabelColumns {
  /** What is compared: see `normalizeLabel`. */
  keys: PackedStrings;
  /** As written. */
  texts: PackedStrings;
  concepts: Int32Array;
}

/** Names, aliases, translations and the abbreviations that papers define, with the concepts (rows) that they stand for. */
export class ConceptLabels {
  /** @throws RangeError where the columns differ in length. */
  constructor(readonly columns: LabelColumns) {
    const { keys, texts, concepts } = columns;
    if (texts.count !== keys.count || concepts.length !== keys.count) {
      throw new RangeError(`${keys.count} labels have ${texts.count} texts and ${concepts.length} concepts.`);
    }
  }

  /**
   * `abbreviations[c]` are the short forms that papers define for concept c; `paperCounts[c]` orders homonyms.
   * O(labels log labels).
   */
  static of(
    concepts: readonly Concept[],
    abbreviations: readonly string[][],
    paperCounts: ArrayLike<number>,
  ): ConceptLabels {
    const labels = concepts.flatMap((concept, row) => {
      const label = (rank: number) => (text: string) => ({ key: normalizeLabel(text), text, concept: row, rank });
      const others = [...concept.aliases, ...concept.translations.map(({ text }) => text)];
      return [label(0)(concept.name), ...others.map(label(1)), ...abbreviations[row].map(label(2))];
    });
    labels.sort(
      (a, b) =>
        compareStrings(a.key, b.key) ||
        a.rank - b.rank ||
        paperCounts[b.concept] - paperCounts[a.concept] ||
        a.concept - b.concept,
    );
    return new ConceptLabels({
      keys: PackedStrings.of(labels.map(({ key }) => key)),
      texts: PackedStrings.of(labels.map(({ text }) => text)),
      concepts: Int32Array.from(labels, ({ concept }) => concept),
    });
  }

  /** Concepts that `name` names, best first: by name, by alias, by abbreviation; homonyms by papers. O(log labels). */
  named(name: string): number[] {
    const { keys, concepts } = this.columns;
    const key = utf8Of(normalizeLabel(name));
    const found = new Set<number>();
    for (let at = keys.lowerBound(key, null); at < keys.count && keys.compareTo(at, key) === 0; at++) {
      found.add(concepts[at]);
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
    const { keys, texts, concepts } = this.columns;
    const key = utf8Of(typed);
    const found = new Map<number, Suggestion>();
    for (let at = keys.lowerBound(key, null); at < keys.count && keys.startsWith(at, key); at++) {
      const concept = concepts[at];
      if (!found.has(concept)) found.set(concept, { label: texts.at(at), concept });
    }
    // A plural that is typed in full ("time series models") is found by its singular key.
    for (const concept of this.named(prefix)) {
      if (!found.has(concept)) found.set(concept, { label: prefix.trim(), concept });
    }
    return [...found.values()];
  }
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
