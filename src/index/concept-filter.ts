import type { ConceptKind, ConceptOrigin } from '../model/concept.js';
import { normalizeTitle } from '../model/identity.js';
import {
  addBit,
  andBits,
  bits,
  bitSetOf,
  emptyBitSet,
  fullBitSet,
  hasBit,
  notBits,
  orBits,
  type BitSet,
} from '../sparse/bit-set.js';
import { numberTest, stringTest, type NumberCondition, type StringCondition } from './conditions.js';
import type { GraphIndex } from './graph-index.js';

interface OneOf<T> {
  eq?: T | null;
  in?: T[] | null;
}

/** Which concepts. All conditions of one object must hold; an empty object selects every concept. */
export interface ConceptFilter {
  and?: ConceptFilter[] | null;
  or?: ConceptFilter[] | null;
  not?: ConceptFilter | null;
  id?: OneOf<string> | null;
  /** Of its name, an alias or an abbreviation. */
  name?: Omit<StringCondition, 'isNull'> | null;
  kind?: OneOf<ConceptKind> | null;
  origin?: OneOf<ConceptOrigin> | null;
  vocabulary?: StringCondition | null;
  /** Of the hierarchy; 0 is the highest. */
  level?: NumberCondition | null;
  /** Papers that speak of it, or of one narrower. */
  paperCount?: NumberCondition | null;
}

/** The rows of the concepts that a filter (null: none) selects, ascending. As `selectConcepts`. */
export function selectedConcepts(index: GraphIndex, filter: ConceptFilter | null): number[] {
  return filter ? [...bits(selectConcepts(index, filter))] : [...index.concepts.keys()];
}

// A list asks with one filter for each of the items that it is nested in.
const lastSelected = new WeakMap<GraphIndex, { filter: string; selected: BitSet }>();

/** Whether a filter (null: all) selects a concept (row): O(1), once what `selectConcepts` does is done. */
export function conceptTest(index: GraphIndex, filter: ConceptFilter | null | undefined): (row: number) => boolean {
  if (!filter) return () => true;
  const key = JSON.stringify(filter);
  let known = lastSelected.get(index);
  if (known?.filter !== key) {
    known = { filter: key, selected: selectConcepts(index, filter) };
    lastSelected.set(index, known);
  }
  const { selected } = known;
  return (row) => hasBit(selected, row);
}

/** The concepts that a filter selects, as a bit set over rows. O(concepts) for each condition, `contains` O(labels). */
export function selectConcepts(index: GraphIndex, filter: ConceptFilter): BitSet {
  const { concepts, paperCountsWithNarrower } = index;
  const conditions: BitSet[] = [];
  const keep = (holds: (row: number) => boolean) => {
    const set = emptyBitSet(concepts.length);
    for (let row = 0; row < concepts.length; row++) if (holds(row)) addBit(set, row);
    conditions.push(set);
  };
  const { id, name, kind, origin, vocabulary, level, paperCount } = filter;
  if (id) {
    const rowsOf = (ids: string[]) => ids.flatMap((each) => index.conceptOfId(each) ?? []);
    const found = { eq: id.eq == null ? null : (rowsOf([id.eq])[0] ?? -1), in: id.in && rowsOf(id.in) };
    keep((row) => isOneOf(row, found));
  }
  if (kind) keep((row) => isOneOf(concepts[row].kind, kind));
  if (origin) keep((row) => isOneOf(concepts[row].origin, origin));
  if (vocabulary) {
    const holds = stringTest(vocabulary);
    keep((row) => holds(concepts[row].vocabulary ?? null));
  }
  if (level) {
    const holds = numberTest(level);
    keep((row) => holds(index.levels[row]));
  }
  if (paperCount) {
    const holds = numberTest(paperCount);
    keep((row) => holds(paperCountsWithNarrower[row]));
  }
  if (name) conditions.push(...labeled(index, name));
  for (const part of filter.and ?? []) conditions.push(selectConcepts(index, part));
  if (filter.or) {
    const parts = filter.or.map((part) => selectConcepts(index, part));
    conditions.push(parts.reduce(orBits, emptyBitSet(concepts.length)));
  }
  if (filter.not) conditions.push(notBits(selectConcepts(index, filter.not)));
  return conditions.reduce(andBits, fullBitSet(concepts.length));
}

function isOneOf<T>(value: T, { eq, in: among }: OneOf<T>): boolean {
  return (eq == null || value === eq) && (among == null || among.includes(value));
}

function labeled(index: GraphIndex, { eq, in: among, startsWith, contains }: StringCondition): BitSet[] {
  const { concepts, abbreviations, labels } = index;
  const sets: BitSet[] = [];
  const keep = (rows: Iterable<number>) => sets.push(bitSetOf(concepts.length, rows));
  if (eq != null) keep(labels.named(eq));
  if (among) keep(among.flatMap((label) => labels.named(label)));
  if (startsWith != null && normalizeTitle(startsWith) !== '') {
    keep(labels.startingWith(startsWith).map(({ concept }) => concept));
  }
  if (contains != null) {
    const text = normalizeTitle(contains);
    const has = (label: string) => normalizeTitle(label).includes(text);
    const rows = [...concepts.keys()];
    keep(
      rows.filter((row) => has(concepts[row].name) || concepts[row].aliases.some(has) || abbreviations[row].some(has)),
    );
  }
  return sets;
}
