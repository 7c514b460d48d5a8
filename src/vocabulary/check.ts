import type { Concept } from '../model/concept.js';
import { controlCharacter } from '../model/control-characters.js';
import { normalizeLabel } from '../model/label.js';
import { cycles } from './cycles.js';
import type { Draft, DraftConcept } from './draft.js';

/**
 * What makes a vocabulary unusable, each with its place: a missing name, a key or name that two concepts have, an unknown or
 * cyclic `broader`, a control character, an address or language tag that is none.
 */
export function faultsOf({ faults, concepts }: Draft): string[] {
  return [
    ...faults,
    ...repeatedKeys(concepts),
    ...namelessOnes(concepts),
    ...concepts.flatMap(unwritable),
    ...sharedNames(concepts),
    ...hierarchy(concepts),
  ];
}

function repeatedKeys(concepts: readonly DraftConcept[]): string[] {
  const owner = new Map<string, DraftConcept>();
  return concepts.flatMap((concept) => {
    const { key, place, preferred, isKeyOfName } = concept;
    const first = owner.get(key);
    if (first === undefined) owner.set(key, concept);
    if (first === undefined) return [];
    if (!isKeyOfName) return [`${place}: the id ${key} is already on ${first.place}`];
    const name = JSON.stringify(preferred[0].text);
    const isSame = first.preferred.some(({ text }) => spelled(text) === spelled(preferred[0].text));
    if (isSame) return [`${place}: ${name} is also the name on ${first.place}`];
    return [`${place}: ${name} would have the id ${key}, which is that of ${first.place} already; give it an id`];
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

// As Turtle writes it: absolute, without what cannot stand between angle brackets.
const ADDRESS = /^[a-z][a-z0-9+.-]*:[^\s\p{Cc}\p{Cs}<>"{}|\\^`]*$/iu;
const ADDRESS_OR_ID = /^[^\s\p{Cc}\p{Cs}<>"{}|\\^`]+$/u;
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/;

/** What of a concept a store or an export could not hold as it is. */
function unwritable({ place, uri, preferred, alternative, definitions, exactMatches }: DraftConcept): string[] {
  const labels = [...preferred, ...alternative, ...definitions];
  const characters = new Set(labels.flatMap(({ text }) => controlCharacter(text) ?? []));
  const languages = new Set(labels.flatMap(({ language }) => language ?? []));
  return [
    ...[...characters].map((found) => `${place}: a name or definition holds the control character ${found}`),
    ...[...languages]
      .filter((tag) => !LANGUAGE.test(tag))
      .map((tag) => `${place}: ${JSON.stringify(tag)} is no tag of a language, such as en or pt-br`),
    ...(uri === null || ADDRESS.test(uri)
      ? []
      : [`${place}: the uri ${JSON.stringify(uri)} is no address, such as https://example.org/birds/parrot`]),
    ...exactMatches
      .filter((match) => !ADDRESS_OR_ID.test(match))
      .map((match) => `${place}: the exact match ${JSON.stringify(match)} is neither an address nor an id`),
  ];
}

/** A name as it is compared: whatever the case and the spaces. */
export function spelled(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Spelled the same. */
function sharedNames(concepts: readonly DraftConcept[]): string[] {
  const owner = new Map<string, DraftConcept>();
  return concepts.flatMap((concept) =>
    concept.preferred.flatMap(({ text, language }) => {
      const key = JSON.stringify([language, spelled(text)]);
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
        if (what === 'related' && other === key) faults.push(`${place}: ${key} is related to itself; leave it out`);
        else if (!byKey.has(other)) faults.push(`${place}: ${what} of ${key} names ${other}, which is not here`);
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
export function sharedLabels(concepts: readonly LabeledConcept[]): string[] {
  const shared = [...ownersOf(concepts).values()].filter(({ ids }) => ids.size > 1);
  return shared.map(({ label, ids }) => `${JSON.stringify(label)}: ${[...ids].join(', ')}`);
}

/**
 * Labels that concepts have in common with those of other vocabularies, by the name of the other: no fault either. One line
 * each, the label and the ids of both sides.
 */
export function labelsOfOthers(
  concepts: readonly LabeledConcept[],
  others: readonly (LabeledConcept & Pick<Concept, 'vocabulary'>)[],
): Map<string, string[]> {
  const own = ownersOf(concepts);
  const found = new Map<string, string[]>();
  const names = [...new Set(others.flatMap(({ vocabulary }) => vocabulary ?? []))].sort();
  for (const name of names) {
    const theirs = ownersOf(others.filter(({ vocabulary }) => vocabulary === name));
    const lines = [...theirs].flatMap(([key, { label, ids }]) => {
      const here = own.get(key);
      return here ? [`${JSON.stringify(label)}: ${[...here.ids, ...ids].join(', ')}`] : [];
    });
    if (lines.length > 0) found.set(name, lines);
  }
  return found;
}

type LabeledConcept = Pick<Concept, 'id' | 'name' | 'aliases'>;

function ownersOf(concepts: readonly LabeledConcept[]): Map<string, { label: string; ids: Set<string> }> {
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
  return owners;
}
