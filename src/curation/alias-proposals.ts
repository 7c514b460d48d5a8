import type { Concept } from '../model/concept.js';
import type { Candidate } from '../model/extraction.js';
import { normalizeLabel } from '../model/label.js';

/** `spelling`: labels that differ in spaces and hyphens alone. `shortForm`: names that papers abbreviate alike. */
export type AliasReason = 'spelling' | 'shortForm';

/** That one concept may be another under another name. */
export interface AliasProposal {
  /** The keyphrase that would become an alias. */
  conceptId: string;
  into: string;
  reason: AliasReason;
  /** The short form, or the label of `into`, that says so. */
  label: string;
  /** How many of such proposals are right, in (0, 1]. */
  certainty: number;
  /** Papers that define the short form for the keyphrase, ascending; none for `spelling`. */
  definedBy: string[];
}

/** Of labels that are one but for spaces; measured, see docs/curation.md. */
const SPELLING_CERTAINTY = 0.95;
/** Short forms of two letters mean too much: "TA". */
const LEAST_LETTERS = 3;
/** How many of the proposals with one short form and names at least so alike are right; measured, see docs/curation.md. */
const CERTAINTY_OF_LIKENESS = [
  { from: 1, certainty: 0.9 },
  { from: 0.8, certainty: 0.75 },
  { from: 0.6, certainty: 0.4 },
];
/** The part of the longer of two words that they begin with in common where they are one in two forms. */
const ALIKE = 0.6;

/** A concept, and what is known of it beside its labels. */
export interface NamedConcept {
  concept: Concept;
  papers: number;
  /** Short forms that papers define for a concept of the vocabulary. */
  abbreviations: readonly string[];
}

/**
 * Proposes keyphrases of the corpus as aliases: of concepts with a label that is theirs but for spaces and hyphens, and
 * of concepts with the same short form and a name that shares words (`CERTAINTY_OF_LIKENESS`). Of two keyphrases
 * that of fewer papers is the alias. Each pair once, by certainty descending, then ids. A function of its arguments in
 * whatever order; O(candidates + labels), and pairs with one short form.
 */
export function aliasProposals(concepts: readonly NamedConcept[], candidates: ShortFormsOfPapers): AliasProposal[] {
  const work = proposedAliases(concepts, candidates);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** What papers define short forms for. */
export type ShortFormsOfPapers = Iterable<{
  paperId: string;
  candidates: readonly Pick<Candidate, 'key' | 'abbreviation'>[];
}>;

/** As `aliasProposals`, in steps of well under a millisecond. */
export function* proposedAliases(
  concepts: readonly NamedConcept[],
  candidates: ShortFormsOfPapers,
): Generator<undefined, AliasProposal[]> {
  const proposals = new Map<string, AliasProposal>();
  const propose = (a: NamedConcept, b: NamedConcept, how: (from: NamedConcept, into: NamedConcept) => Found | null) => {
    const [from, into] = isAlias(a, b) ? [a, b] : [b, a];
    if (from.concept.origin !== 'corpus' || from === into) return;
    const found = how(from, into);
    const pair = JSON.stringify([from.concept.id, into.concept.id]);
    if (found === null || found.certainty <= (proposals.get(pair)?.certainty ?? 0)) return;
    proposals.set(pair, { conceptId: from.concept.id, into: into.concept.id, ...found });
  };
  const ordered = inOrder(concepts);
  for (const alike of yield* alikeInSpelling(ordered)) {
    pairs(alike, (a, b) =>
      propose(a.named, b.named, (_, into) => ({
        reason: 'spelling',
        label: into === a.named ? a.label : b.label,
        certainty: SPELLING_CERTAINTY,
        definedBy: [],
      })),
    );
  }
  for (const [label, definedBy] of yield* shortForms(ordered, candidates)) {
    yield;
    pairs([...definedBy.keys()], (a, b) =>
      propose(a, b, (from, into) => {
        const alike = likeness(from.concept.name, into.concept.name);
        const certainty = CERTAINTY_OF_LIKENESS.find(({ from: least }) => alike >= least)?.certainty;
        if (certainty === undefined) return null;
        return { reason: 'shortForm', label, certainty, definedBy: [...definedBy.get(from)!].sort() };
      }),
    );
  }
  return [...proposals.values()].sort(
    (a, b) => b.certainty - a.certainty || compare(a.conceptId, b.conceptId) || compare(a.into, b.into),
  );
}

type Found = Omit<AliasProposal, 'conceptId' | 'into'>;

/** Whether the first of two goes into the second. */
function isAlias(a: NamedConcept, b: NamedConcept): boolean {
  if (a.concept.origin !== b.concept.origin) return a.concept.origin === 'corpus';
  return a.papers < b.papers || (a.papers === b.papers && a.concept.id > b.concept.id);
}

function* alikeInSpelling(
  concepts: readonly NamedConcept[],
): Generator<undefined, { named: NamedConcept; label: string }[][]> {
  const groups = new Map<string, { named: NamedConcept; label: string }[]>();
  for (const named of concepts) {
    yield;
    for (const label of [named.concept.name, ...named.concept.aliases]) {
      const key = normalizeLabel(label).replace(/ /g, '');
      groups.set(key, [...(groups.get(key) ?? []), { named, label }]);
    }
  }
  return [...groups]
    .filter(([key, group]) => key.length >= LEAST_LETTERS && group.length > 1)
    .map(([, group]) => group);
}

/** The concepts that are abbreviated so, with the papers that define it for a keyphrase. */
function* shortForms(
  concepts: readonly NamedConcept[],
  corpus: ShortFormsOfPapers,
): Generator<undefined, Map<string, Map<NamedConcept, Set<string>>>> {
  const forms = new Map<string, Map<NamedConcept, Set<string>>>();
  const add = (short: string, named: NamedConcept, paperId?: string) => {
    const of = forms.get(short) ?? new Map<NamedConcept, Set<string>>();
    forms.set(short, of);
    const papers = of.get(named) ?? new Set();
    of.set(named, papers);
    if (paperId !== undefined) papers.add(paperId);
  };
  const keyed = new Map<string, NamedConcept>();
  for (const named of concepts) {
    yield;
    for (const label of [named.concept.name, ...named.concept.aliases]) {
      const key = normalizeLabel(label);
      if (!keyed.has(key)) keyed.set(key, named);
    }
    const short = named.concept.aliases.filter((alias) => /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(alias));
    for (const form of [...named.abbreviations, ...short]) add(form, named);
  }
  for (const { paperId, candidates } of corpus) {
    yield;
    for (const { key, abbreviation } of candidates) {
      const named = keyed.get(key);
      if (named && abbreviation !== null) add(abbreviation, named, paperId);
    }
  }
  return forms;
}

function inOrder(concepts: readonly NamedConcept[]): NamedConcept[] {
  return [...concepts].sort((a, b) => compare(a.concept.id, b.concept.id));
}

/** 2 × words that both have, or have in another form / words of both. */
function likeness(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => [...new Set(normalizeLabel(name).split(' '))]);
  const left = second.filter((word) => !first.includes(word));
  let shared = second.length - left.length;
  for (const word of first) {
    const at = second.includes(word) ? -1 : left.findIndex((other) => areAlike(word, other));
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (first.length + second.length);
}

/** "dialog" and "dialogue", "tracker" and "tracking": they begin alike for three fifths of the longer. */
function areAlike(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= ALIKE * Math.max(a.length, b.length);
}

function pairs<T>(items: readonly T[], each: (a: T, b: T) => void): void {
  for (let i = 0; i < items.length; i++) for (let j = i + 1; j < items.length; j++) each(items[i], items[j]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
