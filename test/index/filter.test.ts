import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StringCondition } from '../../src/index/conditions.js';
import type { PaperFilter } from '../../src/index/filter.js';
import { LINK_KINDS, type LinkKind } from '../../src/model/extraction.js';
import { foldCase } from '../../src/model/fold-case.js';
import { normalizeTitle } from '../../src/model/identity.js';
import { bitIndices } from '../../src/sparse/bit-set.js';
import { graphs, indexOfGraph, type Graph } from './arbitrary-graph.js';

type Paper = Graph['papers'][number];

/** What a filter means, a paper at a time, as its descriptions say it. */
function selects(filter: PaperFilter, paper: Paper, graph: Graph): boolean {
  const text = (condition: StringCondition | null | undefined, value: string | null, fold = foldCase) => {
    if (!condition) return true;
    const { eq, in: among, contains, startsWith, isNull } = condition;
    if (isNull != null && (value === null) !== isNull) return false;
    const asked = [eq, among, contains, startsWith].some((part) => part != null);
    if (value === null) return !asked;
    const same = fold === foldCase ? (x: string) => x : fold;
    return (
      (eq == null || same(eq) === value) &&
      (among == null || among.map(same).includes(value)) &&
      (contains == null || fold(value).includes(fold(contains))) &&
      (startsWith == null || fold(value).startsWith(fold(startsWith)))
    );
  };
  const bounds = <T extends number | string>(
    condition: { [K in 'lt' | 'lte' | 'gt' | 'gte' | 'eq']?: T | null } & { in?: T[] | null; isNull?: boolean | null },
    value: T | null,
  ) => {
    const { lt, lte, gt, gte, eq, in: among, isNull } = condition;
    if (isNull != null && (value === null) !== isNull) return false;
    if (value === null) return [lt, lte, gt, gte, eq, among].every((part) => part == null);
    return (
      (lt == null || value < lt) &&
      (lte == null || value <= lte) &&
      (gt == null || value > gt) &&
      (gte == null || value >= gte) &&
      (eq == null || value === eq) &&
      (among == null || among.includes(value))
    );
  };
  const broader = (id: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const next of graph.concepts.find((concept) => concept.id === id)?.broader ?? []) broader(next, seen);
    return seen;
  };
  const { concepts, links } = filter;
  const speaks = (id: string) =>
    paper.conceptIds.some((mentioned, i) => {
      const enough = paper.confidenceSteps[i] / 255 >= (concepts?.minConfidence ?? 0);
      return enough && (mentioned === id || ((concepts?.includeNarrower ?? true) && broader(mentioned).has(id)));
    });
  const some = <T>(of: { any?: T[] | null; all?: T[] | null; none?: T[] | null }, has: (thing: T) => boolean) =>
    (of.any?.some(has) ?? true) && (of.all ?? []).every(has) && !(of.none ?? []).some(has);
  return (
    (filter.and ?? []).every((part) => selects(part, paper, graph)) &&
    (filter.or?.some((part) => selects(part, paper, graph)) ?? true) &&
    !(filter.not && selects(filter.not, paper, graph)) &&
    text(filter.id, paper.id) &&
    text(filter.title, normalizeTitle(paper.title), normalizeTitle) &&
    bounds(filter.year ?? {}, paper.year) &&
    bounds(filter.publishedOn ?? {}, paper.publishedOn) &&
    text(filter.venue, paper.venue) &&
    text(filter.source, paper.source) &&
    text(filter.run, paper.runId) &&
    (!filter.author ||
      (paper.authors.length === 0 ? [null] : paper.authors).some((name) => text(filter.author, name))) &&
    some(concepts ?? {}, speaks) &&
    some(links ?? {}, (kind: LinkKind) => paper.linkKinds.includes(kind))
  );
}

/** Each part sometimes left out, sometimes null. */
function partly<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const keys = Object.keys(parts) as (keyof T)[];
  return fc
    .subarray(keys, { minLength: 0, maxLength: 2 })
    .chain((kept) =>
      fc.record(Object.fromEntries(kept.map((key) => [key, parts[key]])) as { [K in keyof T]: fc.Arbitrary<T[K]> }),
    ) as fc.Arbitrary<Partial<T>>;
}

const strings = (...values: string[]) => {
  const value = fc.constantFrom(...values);
  return partly<StringCondition>({
    eq: value,
    in: fc.array(value, { maxLength: 2 }),
    contains: value,
    startsWith: value,
    isNull: fc.boolean(),
  });
};
const numbers = <T>(value: fc.Arbitrary<T>) =>
  partly({ eq: value, lt: value, lte: value, gt: value, gte: value, in: fc.array(value), isNull: fc.boolean() });

function filters(graph: Graph, depth: number): fc.Arbitrary<PaperFilter> {
  const ids = fc.constantFrom('no such id', ...graph.papers.map(({ id }) => id));
  const concept = graph.concepts.length === 0 ? null : fc.constantFrom(...graph.concepts.map(({ id }) => id));
  const lists = concept ? fc.array(concept, { maxLength: 2 }) : fc.constant([]);
  const kinds = fc.array(fc.constantFrom(...LINK_KINDS), { maxLength: 2 });
  const below = () => filters(graph, depth - 1);
  const titles = graph.papers.map(({ title }) => title);
  const parts = {
    id: partly({ eq: ids, in: fc.array(ids) }),
    title: partly({
      eq: fc.constantFrom('a', ...titles),
      in: fc.array(fc.constantFrom('b', ...titles), { maxLength: 2 }),
      contains: fc.oneof(
        fc.constantFrom('the', 'u', ''),
        fc.constantFrom('A', ...titles).map((each) => each.slice(1, 3)),
      ),
      startsWith: fc.constantFrom('On', 'a', 'ü', ''),
    }),
    year: numbers(fc.constantFrom(-5, 0, 5, ...graph.papers.flatMap(({ year }) => year ?? []))),
    publishedOn: numbers(fc.constantFrom('1999-12-31', '2024-02-29', '2024-03-01', '2024-02-30')),
    venue: strings('A', 'b', 'B', 'ω'),
    author: strings('Zoë Ångström', 'zo', 'angstrom', 'B', 'ö'),
    source: strings('s', 'ß', 'x'),
    run: partly({ eq: fc.constantFrom('run-1', 'x'), in: fc.array(fc.constantFrom('run-2', 'run-1')) }),
    concepts: partly({
      any: lists,
      all: lists,
      none: lists,
      includeNarrower: fc.boolean(),
      minConfidence: fc.integer({ min: 0, max: 255 }).map((step) => step / 255),
    }),
    links: partly({ any: kinds, all: kinds, none: kinds }),
    ...(depth > 0 && {
      and: fc.array(below(), { maxLength: 2 }),
      or: fc.array(below(), { maxLength: 2 }),
      not: below(),
    }),
  };
  return partly(parts as { [K in keyof PaperFilter]-?: fc.Arbitrary<PaperFilter[K]> });
}

const cases = graphs.chain((graph) => fc.record({ graph: fc.constant(graph), filter: filters(graph, 2) }));

test('a filter selects the papers of which every condition holds', () => {
  fc.assert(
    fc.property(cases, ({ graph, filter }) => {
      const expected = graph.papers.flatMap((paper, row) => (selects(filter, paper, graph) ? [row] : []));
      expect([...bitIndices(indexOfGraph(graph).select(filter)!)]).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('words are what the store finds', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const index = indexOfGraph(graph);
      const years = index.select({ year: { gte: 0 } })!;
      expect(index.select({ and: [{ text: 'x' }] }, (text) => (text === 'x' ? years : index.select({})!))).toEqual(
        years,
      );
    }),
    { numRuns: 20 },
  );
});
