import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONCEPT_KINDS } from '../../src/model/concept.js';
import type { Concept } from '../../src/model/concept.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { vocabularyAsTurtle } from '../../src/vocabulary/rdf/write-turtle.js';
import { vocabularyIn } from './vocabularies.js';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('C', 'C++', 'c#', '相対', 'a "b" \\ c', 'two\nlines', "it's", '<x>', 'ſ', 'İ'),
);
const label = word.map((text) => text.trim()).filter((text) => text !== '');

/** Entries of a JSON Lines file: homonyms in aliases, several broader, ids that give one slug. */
const entries = fc
  .uniqueArray(label, {
    minLength: 1,
    maxLength: 8,
    selector: (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim(),
  })
  .chain((names) =>
    fc.tuple(
      ...names.map((name, at) =>
        fc.record({
          id: fc.constantFrom(`${at}`, `x ${at}`, `X-${at}!`).map((id) => `${id}${at % 2 ? '' : '#'}`),
          name: fc.constant(name),
          aliases: fc.array(label, { maxLength: 3 }),
          above: fc.subarray([...Array(at).keys()]),
          beside: fc.subarray([...Array(names.length).keys()].filter((other) => other !== at)),
          kind: fc.constantFrom(...CONCEPT_KINDS, undefined),
          definition: fc.option(label),
          language: fc.constantFrom('en', 'de', null),
          uri: fc.constantFrom(null, `https://example.org/v#${at}`, `https://example.org/${at % 2}/same`),
          exactMatches: fc.subarray(['https://example.org/other/1', 'cso:parsing', 'graph']),
        }),
      ),
    ),
  )
  .filter((list) => new Set(list.map(({ id }) => id)).size === list.length)
  .filter((list) => new Set(list.map(({ uri }, at) => uri ?? at)).size === list.length);

const licenses = fc.constantFrom('CC0', 'https://example.org/licenses/by/4.0/', 'see https://example.org/x', 'a "b"');

test('what is exported and imported is the same', async () => {
  await fc.assert(
    fc.asyncProperty(entries, licenses, async (list, license) => {
      const lines = list.map(({ above, beside, ...entry }) =>
        JSON.stringify({ ...entry, broader: above.map((at) => list[at].id), related: beside.map((at) => list[at].id) }),
      );
      const first = await vocabularyIn(lines.join('\n'), {
        name: 'made',
        version: '1 "β"',
        license,
        format: 'jsonl',
      });
      const turtle = await vocabularyAsTurtle(first.vocabulary, first.concepts);
      const second = await vocabularyIn(turtle, {});
      expect(second.vocabulary).toEqual(first.vocabulary);
      if (license.startsWith('https:')) expect(turtle).toContain(`dcterms:license <${license}>`);
      expect(second.concepts).toEqual(first.concepts);
      expect(await vocabularyAsTurtle(second.vocabulary, second.concepts)).toBe(turtle);
    }),
    { numRuns: 100 },
  );
});

test('translations come back', async () => {
  const given = `
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix e: <https://example.org/> .
    e:bird a skos:Concept ; skos:prefLabel "bird"@en, "Vogel"@de, "oiseau"@fr-CA ; skos:altLabel "Vögel"@de, "birds"@en-GB, "Aves" .
    e:nur a skos:Concept ; skos:prefLabel "Nur deutsch"@de ; skos:broader e:bird .`;
  for (const language of [null, 'de', 'fr']) {
    const first = await vocabularyIn(given, { name: 'birds', language });
    const second = await vocabularyIn(await vocabularyAsTurtle(first.vocabulary, first.concepts), {});
    expect(second.concepts).toEqual(first.concepts);
  }
});

test('the vocabulary that ships comes back, under another name with its ids behind that', async () => {
  const shipped = await readConceptsFile(SHIPPED_VOCABULARY);
  const own = { name: 'papergraph', version: '1', license: null, uri: null };
  const turtle = await vocabularyAsTurtle(own, shipped);
  const { concepts } = await vocabularyIn(turtle, { name: 'mine' });
  const moved = shipped.map((concept): Concept => ({
    ...concept,
    id: `mine:${concept.id}`,
    vocabulary: 'mine',
    broader: concept.broader.map((id) => `mine:${id}`).sort(),
  }));
  expect(concepts).toEqual(moved);
});
