import { noEntry, type Concept } from '../model/concept.js';
import type { ConceptRef, CurationEntry, CurationOperation, SplitPart, SplitRule } from '../model/curation.js';
import { normalizeLabel } from '../model/label.js';
import type { PaperRecord } from '../model/paper.js';
import { activeEntries } from '../model/active-curation.js';
import { CuratedConcepts } from './curated-concepts.js';

/** `CurationPlan.moves` where every mention stays where it is. */
export const NO_MOVES = '[]';

/** What a rule of a split may ask of a paper. */
export type RuledPaper = Pick<PaperRecord, 'id' | 'title' | 'abstract'>;

/** What the curated graph is made of; a function of the log and of what was read. */
export interface CurationPlan {
  /** By id. */
  concepts: Concept[];
  /** Entries that stand but change nothing now, with the reason. */
  waiting: Map<string, string>;
  /** What becomes of mentions, as one text: of two plans with the same, over the same concepts, so are all `targets`. */
  moves: string;
  /** The concept that each of a paper's mentions (all of them) is shown under; null: it is not shown. */
  targets(paper: RuledPaper, conceptIds: readonly string[]): (string | null)[];
}

interface PaperFacts {
  paper: RuledPaper;
  /** Concepts that the paper speaks of, as they are when the step is taken. */
  conceptIds: ReadonlySet<string>;
}

/** What becomes of one concept's mentions: `to` gives their concept, or null for none. */
interface Step {
  from: string;
  /** All that `to` depends on beside the facts. */
  what: unknown;
  to(facts: PaperFacts): string | null;
}

/**
 * Applies what stands of a log to concepts, in order. What refers to nothing waits, and what comes after it goes on.
 * O(entries × concepts) at worst.
 */
export function curationPlan(
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
  read: readonly Concept[],
): CurationPlan {
  const concepts = new CuratedConcepts(read);
  const waiting = new Map<string, string>();
  const steps: Step[] = [];
  for (const { id, operation } of activeEntries(log)) {
    const result = apply(operation, concepts);
    if (typeof result === 'string') waiting.set(id, result);
    else steps.push(...result);
  }
  const touched = new Set(steps.map(({ from }) => from));
  return {
    concepts: concepts.all(),
    waiting,
    moves: JSON.stringify(steps.map(({ from, what }) => [from, what])),
    targets: (paper, conceptIds) =>
      conceptIds.some((id) => touched.has(id)) ? targets(steps, paper, conceptIds) : [...conceptIds],
  };
}

function targets(steps: readonly Step[], paper: RuledPaper, conceptIds: readonly string[]): (string | null)[] {
  const now: (string | null)[] = [...conceptIds];
  for (const { from, to } of steps) {
    if (!now.includes(from)) continue;
    const target = to({ paper, conceptIds: new Set(now.filter((id) => id !== null)) });
    for (let at = 0; at < now.length; at++) if (now[at] === from) now[at] = target;
  }
  return now;
}

/** Changes the concepts; the steps for their mentions, or why it waits (nothing is changed then). */
function apply(operation: CurationOperation, concepts: CuratedConcepts): Step[] | string {
  switch (operation.kind) {
    case 'merge':
      return merge(operation.concepts, operation.into, concepts);
    case 'split':
      return split(operation.concept, operation.into, concepts);
    case 'rename': {
      const concept = concepts.find(operation.concept);
      if (!concept) return absent(operation.concept);
      concepts.set({ ...concept, name: operation.name, aliases: otherNames([concept], operation.name) });
      return [];
    }
    case 'hide': {
      const concept = concepts.find(operation.concept);
      if (!concept) return absent(operation.concept);
      concepts.remove(concept.id, concept.broader);
      return [{ from: concept.id, what: null, to: () => null }];
    }
    case 'undo':
      return [];
  }
}

function absent({ id }: ConceptRef): string {
  return `there is no concept ${JSON.stringify(id)} now`;
}

/** Those of the merged concepts that are there are merged; where none is, or the target is not, all of it waits. */
function merge(refs: readonly ConceptRef[], intoRef: ConceptRef, concepts: CuratedConcepts): Step[] | string {
  const into = concepts.find(intoRef);
  if (!into) return absent(intoRef);
  const found = refs.flatMap((ref) => concepts.find(ref) ?? []).filter(({ id }) => id !== into.id);
  if (found.length === 0) return absent(refs[0]);
  const definition = into.definition ?? found.find((each) => each.definition !== null)?.definition ?? null;
  concepts.set({ ...into, definition, aliases: otherNames([into, ...found], into.name) });
  for (const { id } of found) concepts.replace(id, into.id);
  return found.map(({ id }) => ({ from: id, what: into.id, to: () => into.id }));
}

/**
 * Mentions go to the first part whose rule holds for their paper; those of other papers stay. So do labels, but for those
 * that a part has now. A keyphrase that papers share by now under the name of a part is the part.
 */
function split(ref: ConceptRef, parts: readonly SplitPart[], concepts: CuratedConcepts): Step[] | string {
  const concept = concepts.find(ref);
  if (!concept) return absent(ref);
  const there = parts.find(({ id }) => concepts.get(id) && (id === concept.id || !concepts.isKeyphrase(id)));
  if (there) return `there is a concept ${JSON.stringify(there.id)} already, which it would make`;
  const taken = new Set(parts.flatMap(({ name, aliases }) => [name, ...aliases].map(normalizeLabel)));
  concepts.set({ ...concept, aliases: concept.aliases.filter((alias) => !taken.has(normalizeLabel(alias))) });
  const joined: Step[] = [];
  for (const { id, name, aliases, kind, definition } of parts) {
    const found = concepts.keyphraseCalled(id, name);
    const same = found?.id === concept.id ? undefined : found;
    const part = { ...concept, id, name, kind, definition, broader: [], origin: 'corpus' as const, ...noEntry() };
    concepts.makePart({ ...part, aliases: same ? otherNames([{ ...part, aliases }, same], name) : aliases });
    if (!same || same.id === id) continue;
    concepts.replace(same.id, id);
    joined.push({ from: same.id, what: id, to: () => id });
  }
  const rules = parts.map(({ id, when }) => ({ id, ...ruleOf(when, concepts) }));
  const to = (facts: PaperFacts) => rules.find(({ holds }) => holds(facts))?.id ?? concept.id;
  return [{ from: concept.id, what: rules.map(({ id, rule }) => [id, rule]), to }, ...joined];
}

/** Whether a rule holds; `rule` is all that this depends on beside the facts. */
function ruleOf(
  { papers, company, phrase }: SplitRule,
  concepts: CuratedConcepts,
): { rule: unknown; holds: (facts: PaperFacts) => boolean } {
  const ids = papers && new Set(papers);
  const others = company?.map((ref) => concepts.find(ref)?.id ?? ref.id);
  const words = phrase === undefined ? null : ` ${normalizeLabel(phrase)} `;
  const holds = ({ paper, conceptIds }: PaperFacts) =>
    (!ids || ids.has(paper.id)) &&
    (!others || others.some((id) => conceptIds.has(id))) &&
    (words === null || [paper.title, paper.abstract].some((text) => ` ${normalizeLabel(text)} `.includes(words)));
  return { rule: [papers, others, phrase], holds };
}

/** All labels of concepts but this name, each once. */
function otherNames(concepts: readonly Concept[], name: string): string[] {
  const labels = concepts.flatMap((concept) => [concept.name, ...concept.aliases]);
  return [...new Set(labels)].filter((label) => label !== name);
}
