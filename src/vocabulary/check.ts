import { normalizeLabel } from '../model/label.js';
import { cycles } from './cycles.js';
import type { Draft, DraftConcept } from './draft.js';

/** What makes a vocabulary unusable, each with its place: a missing name, a key or name that two concepts have, an unknown or cyclic `broader`. */
export function faultsOf({ faults, concepts }: Draft): string[] {
  return [
    ...faults,
    ...repeatedKeys(concepts),
    ...namelessOnes(concepts),
    ...sharedNames(concepts),
    ...hierarchy(concepts),
  ];
}

function repeatedKeys(concepts: readonly DraftConcept[]): string[] {
  const placeOf = new Map<string, string>();
  return concepts.flatMap(({ key, place }) => {
    const first = placeOf.get(key);
    if (first === undefined) placeOf.set(key, place);
    return first === undefined ? [] : [`${place}: the id ${key} is already on ${first}`];
  });
}

function namelessOnes(concepts: readonly DraftConcept[]): string[] {
  return concepts.flatMap(({ place, preferred }) => {
    if (!preferred.some(({ text }) => text.trim() !== '')) return [`${place}: the concept has no preferred label`];
    const seen = new Set<string | null>();
    const twice = preferred.find(({ language }) => seen.size === seen.add(language).size);
    const tag = twice?.language ?? 'no language';
    return twice
      ? [`${place}: ${preferred[0].text} has two preferred labels in ${tag}: ${JSON.stringify(twice.text)} is one`]
      : [];
  });
}

/** Spelled the same, whatever the case. */
function sharedNames(concepts: readonly DraftConcept[]): string[] {
  const owner = new Map<string, DraftConcept>();
  return concepts.flatMap((concept) =>
    concept.preferred.flatMap(({ text, language }) => {
      const key = JSON.stringify([language, text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()]);
      const other = owner.get(key);
      if (!other) owner.set(key, concept);
      if (!other || other.key === concept.key) return [];
      return [`${concept.place}: ${JSON.stringify(text)} is also the name of ${other.key} (${other.place})`];
    }),
  );
}

function hierarchy(concepts: readonly DraftConcept[]): string[] {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const faults: string[] = [];
  for (const { key, place, broader, related } of concepts) {
    for (const [what, keys] of Object.entries({ broader, related })) {
      for (const other of keys) {
        if (!byKey.has(other)) faults.push(`${place}: ${what} of ${key} names ${other}, which is not here`);
      }
    }
  }
  for (const cycle of cycles(new Map(concepts.map(({ key, broader }) => [key, broader])))) {
    const places = cycle.map((key) => (byKey.get(key)!.place === key ? key : `${key} (${byKey.get(key)!.place})`));
    faults.push(
      `${byKey.get(cycle[0])!.place}: ${cycle[0]} is broader than itself: ${[...places, cycle[0]].join(' → ')}`,
    );
  }
  return faults;
}

/** Labels that several concepts have, alike but for spelling: no fault, but papers' mentions of them are only one's. */
export function sharedLabels(concepts: readonly { name: string; aliases: readonly string[]; id: string }[]): string[] {
  const owners = new Map<string, { label: string; ids: Set<string> }>();
  for (const { name, aliases, id } of concepts) {
    for (const label of [name, ...aliases]) {
      const key = normalizeLabel(label);
      if (key === '') continue;
      const known = owners.get(key) ?? { label, ids: new Set() };
      owners.set(key, known);
      known.ids.add(id);
    }
  }
  const shared = [...owners.values()].filter(({ ids }) => ids.size > 1);
  return shared.map(({ label, ids }) => `${JSON.stringify(label)}: ${[...ids].join(', ')}`);
}
