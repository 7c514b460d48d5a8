import { activeEntries } from '../model/active-curation.js';
import type { CurationEntry } from '../model/curation.js';
import { normalizeLabel } from '../model/label.js';
import type { CurationPlan } from './plan.js';

/** A label that an entry of the log gave to a concept, and that others have too. */
export interface Clash {
  label: string;
  /** Id of the entry. */
  entry: string;
  /** Ids of the concepts, ascending. */
  concepts: string[];
}

/**
 * The labels that what stands of a log gave away and that several concepts have: a new name, or the name of a part,
 * that is any label of another; an alias of a part that is another's name; a part that waits since its id is taken. When they
 * were made there were none: they come of what was undone, replayed or imported later. O(labels).
 */
export function clashes(
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[],
  { concepts, waiting }: Pick<CurationPlan, 'concepts' | 'waiting'>,
): Clash[] {
  const given = activeEntries(log).flatMap((entry) => labelsGiven(entry));
  if (given.length === 0) return [];
  const names = new Map<string, Set<string>>();
  const labels = new Map<string, Set<string>>();
  const asked = new Set(given.map(({ label }) => normalizeLabel(label)));
  const add = (to: Map<string, Set<string>>, label: string, id: string) => {
    const key = normalizeLabel(label);
    if (asked.has(key)) to.set(key, (to.get(key) ?? new Set()).add(id));
  };
  for (const { id, name, aliases } of concepts) {
    add(names, name, id);
    for (const label of [name, ...aliases]) add(labels, label, id);
  }
  const ids = new Set(concepts.map(({ id }) => id));
  return given.flatMap(({ label, entry, part, isName }) => {
    if (waiting.has(entry)) {
      const isTaken = isName && part !== null && ids.has(part);
      return isTaken ? [{ label, entry, concepts: [part] }] : [];
    }
    const holders = new Set((isName ? labels : names).get(normalizeLabel(label)));
    if (!isName && part !== null && ids.has(part)) holders.add(part);
    return holders.size > 1 ? [{ label, entry, concepts: [...holders].sort() }] : [];
  });
}

interface GivenLabel {
  label: string;
  entry: string;
  /** Id of the part of a split that has it; null for a rename. */
  part: string | null;
  isName: boolean;
}

function labelsGiven({ id: entry, operation }: Pick<CurationEntry, 'id' | 'operation'>): GivenLabel[] {
  if (operation.kind === 'rename') return [{ label: operation.name, entry, part: null, isName: true }];
  if (operation.kind !== 'split') return [];
  return operation.into.flatMap(({ id: part, name, aliases }) => [
    { label: name, entry, part, isName: true },
    ...aliases.map((label) => ({ label, entry, part, isName: false })),
  ]);
}

/** Those that were not there before. */
export function newClashes(before: readonly Clash[], after: readonly Clash[]): Clash[] {
  const known = new Set(before.map((clash) => JSON.stringify(clash)));
  return after.filter((clash) => !known.has(JSON.stringify(clash)));
}

/** For the user, of a clash that is left standing; of an entry that waits, `tellWaiting` tells. */
export function clashText({ label, entry, concepts }: Clash): string {
  return `Since curation ${entry}, ${JSON.stringify(label)} names ${concepts.join(' and ')}: merge them, or undo it.`;
}
