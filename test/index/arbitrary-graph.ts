import fc from 'fast-check';
import { indexOf } from '../../src/index/build.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import type { Concept } from '../../src/model/concept.js';
import { OWN_VOCABULARY, type Vocabulary } from '../../src/model/vocabulary.js';
import { LINK_KINDS } from '../../src/model/extraction.js';
import type { PaperStructure } from '../../src/store/port.js';

/** What an index is built from. */
export interface Graph {
  concepts: Concept[];
  papers: PaperStructure[];
  abbreviations: Map<string, string[]>;
}

/** Strings of any characters, surrogates in pairs, often with a beginning in common. */
export const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(fc.constantFrom('a', 'On the ', 'Ünïted '), fc.string({ unit: 'grapheme', maxLength: 6 }))
    .map(([a, b]) => a + b),
);

const ids = (prefix: string, most: number) =>
  fc.uniqueArray(fc.nat(999), { maxLength: most }).map((numbers) => numbers.map((n) => `${prefix}${n}`).sort());

/** Small graphs: no papers, no concepts, cycles among concepts, papers without concepts, titles and venues that repeat. */
export const graphs: fc.Arbitrary<Graph> = fc.tuple(ids('c', 6), ids('p', 40)).chain(([conceptIds, paperIds]) => {
  const some = fc.subarray(conceptIds);
  const concepts = conceptIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      name: strings,
      aliases: fc.array(strings, { maxLength: 2 }),
      kind: fc.constantFrom('task' as const, 'method' as const),
      definition: fc.option(strings),
      broader: some,
      origin: fc.constantFrom('vocabulary' as const, 'corpus' as const),
      vocabulary: fc.constantFrom('papergraph', 'other', null),
      uri: fc.option(strings),
      language: fc.constantFrom('en', null),
      translations: fc.array(fc.record({ text: strings, language: fc.constant('de'), preferred: fc.boolean() }), {
        maxLength: 2,
      }),
      related: some,
      exactMatches: some,
    }),
  );
  const papers = paperIds.map((id) =>
    some.chain((mentioned) =>
      fc.record({
        id: fc.constant(id),
        title: strings,
        abstract: strings,
        year: fc.option(fc.integer({ min: -32767, max: 32767 })),
        publishedOn: fc.option(fc.constantFrom('1999-12-31', '2024-02-29', '2024-03-01')),
        authors: fc.array(fc.constantFrom('Zoë Ångström', 'zoe', 'B', 'Ω'), { maxLength: 3 }),
        source: fc.constantFrom('s', 'ß'),
        runId: fc.constantFrom('run-1', 'run-2'),
        venue: fc.option(fc.constantFrom('B', 'A', 'Ω')),
        linkKinds: fc.subarray([...LINK_KINDS]),
        conceptIds: fc.shuffledSubarray(mentioned, { minLength: mentioned.length }),
        weights: fc.array(fc.integer({ min: 1, max: 9 }), {
          minLength: mentioned.length,
          maxLength: mentioned.length,
        }),
        confidenceSteps: fc.array(fc.integer({ min: 0, max: 255 }), {
          minLength: mentioned.length,
          maxLength: mentioned.length,
        }),
      }),
    ),
  );
  const abbreviations = fc.array(fc.tuple(fc.constantFrom('c0', ...conceptIds), fc.array(strings, { maxLength: 2 })));
  return fc.record({
    concepts: fc.tuple(...concepts).map((list) => [...list]),
    papers: fc.tuple(...papers).map((list) => [...list]),
    abbreviations: abbreviations.map((pairs) => new Map(pairs)),
  });
});

export const SNAPSHOT = { id: 'abc', builtAt: '2025-01-01T00:00:00.000Z' };

const VOCABULARIES: Vocabulary[] = [
  { name: 'other', version: null, license: 'CC0 🦜', uri: 'https://example.org/scheme' },
  OWN_VOCABULARY,
];

export function indexOfGraph({ concepts, papers, abbreviations }: Graph): GraphIndex {
  return indexOf(concepts, papers, abbreviations, SNAPSHOT, VOCABULARIES);
}

/** As JavaScript orders strings. */
export function byString(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
