import type { Concept } from '../model/concept.js';
import type { ConceptRef } from '../model/curation.js';
import { normalizeLabel } from '../model/label.js';

/** The concepts of a graph while operations change them. */
export class CuratedConcepts {
  private readonly byId: Map<string, Concept>;
  private byLabel: Map<string, string> | null = null;
  /** Those of the corpus as read, which no part of a split has become. */
  private readonly keyphrases: Map<string, Concept>;
  private keyphrasesByLabel: Map<string, string> | null = null;

  constructor(concepts: readonly Concept[]) {
    this.byId = new Map(concepts.map((concept) => [concept.id, concept]));
    this.keyphrases = new Map(
      concepts.filter(({ origin }) => origin === 'corpus').map((concept) => [concept.id, concept]),
    );
  }

  /** By id ascending. */
  all(): Concept[] {
    return [...this.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get(id: string): Concept | undefined {
    return this.byId.get(id);
  }

  /** The concept that is meant: by id, else by its name. */
  find({ id, label }: ConceptRef): Concept | undefined {
    return this.byId.get(id) ?? this.byId.get(this.labels().get(label) ?? '');
  }

  /** Whether papers share it as a keyphrase: it is there, and no part of a split. */
  isKeyphrase(id: string): boolean {
    return this.keyphrases.has(id) && this.byId.has(id);
  }

  /** The keyphrase of this id, else that which still has this name. */
  keyphraseCalled(id: string, name: string): Concept | undefined {
    if (this.isKeyphrase(id)) return this.byId.get(id);
    this.keyphrasesByLabel ??= new Map(
      [...this.keyphrases.values()].map((concept) => [normalizeLabel(concept.name), concept.id]),
    );
    const label = normalizeLabel(name);
    const found = this.keyphrasesByLabel.get(label) ?? '';
    const concept = this.isKeyphrase(found) ? this.byId.get(found) : undefined;
    return concept && normalizeLabel(concept.name) === label ? concept : undefined;
  }

  /** Puts a part of a split in the place of the keyphrase of its id, where there is one. */
  makePart(part: Concept): void {
    this.keyphrases.delete(part.id);
    this.set(part);
  }

  set(concept: Concept): void {
    this.byId.set(concept.id, concept);
    this.byLabel = null;
  }

  /** Takes a concept away; what was a kind of it is one of `instead`. */
  remove(id: string, instead: readonly string[]): void {
    this.byId.delete(id);
    this.byLabel = null;
    for (const concept of this.byId.values()) {
      if (!concept.broader.includes(id)) continue;
      const broader = concept.broader.flatMap((each) => (each === id ? instead : [each]));
      const kept = [...new Set(broader)].filter((each) => !this.isBelow(each, concept.id));
      this.byId.set(concept.id, { ...concept, broader: kept });
    }
  }

  /**
   * Takes a concept away in favor of another: what was a kind of it, related to it or its exact match is so of the other,
   * which has its relations and exact matches too.
   * What is broader or narrower than the other is not related to it besides.
   */
  replace(id: string, by: string): void {
    const gone = this.byId.get(id)!;
    this.remove(id, [by]);
    const stays = this.byId.get(by)!;
    const isEither = (match: string) => [gone.id, gone.uri, stays.id, stays.uri].includes(match);
    const isKin = (other: Concept | undefined) =>
      other?.broader.includes(by) || stays.broader.includes(other?.id ?? '');
    for (const concept of this.byId.values()) {
      const exactMatches = concept.exactMatches.map((match) =>
        match === gone.id || match === gone.uri ? (stays.uri ?? stays.id) : match,
      );
      const related = concept.related.flatMap((other) => (other !== id ? [other] : isKin(concept) ? [] : [by]));
      if (same(related, concept.related) && same(exactMatches, concept.exactMatches)) continue;
      this.byId.set(concept.id, { ...concept, related: unique(related), exactMatches: unique(exactMatches) });
    }
    const { broader, related, exactMatches } = this.byId.get(by)!;
    const relatedNow = unique([...related, ...gone.related.filter((each) => !isKin(this.byId.get(each)))]);
    this.set({
      ...stays,
      broader: broader.filter((each) => each !== by),
      related: relatedNow.filter((each) => each !== id && each !== by),
      exactMatches: unique([...exactMatches, ...gone.exactMatches]).filter((match) => !isEither(match)),
    });
  }

  /** Whether `id` is `top` or, over any number of steps, a kind of it. */
  private isBelow(id: string, top: string): boolean {
    const seen = new Set<string>([id]);
    for (const each of seen) {
      if (each === top) return true;
      for (const next of this.byId.get(each)?.broader ?? []) seen.add(next);
    }
    return false;
  }

  /** The least id of those with a name. */
  private labels(): Map<string, string> {
    if (this.byLabel) return this.byLabel;
    this.byLabel = new Map();
    for (const { id, name } of this.all().reverse()) this.byLabel.set(normalizeLabel(name), id);
    return this.byLabel;
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** What is called by a name is meant by it and its id. */
export function refOf({ id, name }: Pick<Concept, 'id' | 'name'>): ConceptRef {
  return { id, label: normalizeLabel(name) };
}
