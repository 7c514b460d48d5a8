import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  EXTRACTION_METHODS,
  TEXT_FIELDS,
  type ExtractionMethod,
  type Mention,
  type TextField,
} from '../../../src/model/extraction.js';
import { mentionWeight } from '../../../src/store/port.js';
import { batches } from '../../../src/store/neo4j/batches.js';
import { indexable } from '../../../src/store/neo4j/indexable.js';
import { linkParameters } from '../../../src/store/neo4j/link-rows.js';
import {
  mentionEdges,
  mentionsAsWritten,
  mentionsOf,
  type MentionLists,
} from '../../../src/store/neo4j/mention-rows.js';
import { structureOf } from '../../../src/store/neo4j/structure-rows.js';

const mentions: fc.Arbitrary<Mention[]> = fc.array(
  fc.record({
    paperId: fc.constant('p1'),
    conceptId: fc.constantFrom('a', 'b', 'c'),
    field: fc.constantFrom<TextField>(...TEXT_FIELDS),
    start: fc.nat(20),
    end: fc.nat(20),
    surface: fc.string(),
    method: fc.constantFrom<ExtractionMethod>(...EXTRACTION_METHODS),
    confidence: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
);

/** As the driver gives back what it was given. */
function answered(given: Mention[]): MentionLists[] {
  return mentionEdges(given, 'run-1').map(({ conceptId, edge }) => {
    const numbers = (list: unknown) => (list as { toNumber(): number }[]).map((value) => value.toNumber());
    return [
      conceptId,
      edge.fields as TextField[],
      numbers(edge.starts),
      numbers(edge.ends),
      edge.surfaces as string[],
      edge.methods as ExtractionMethod[],
      edge.confidences as number[],
      numbers(edge.positions),
    ];
  });
}

test('mentions come back in the order in which they were written', () => {
  fc.assert(
    fc.property(mentions, (given) => {
      expect(mentionsAsWritten('p1', answered(given))).toEqual(given);
    }),
  );
});

test('mentions sort by field, start, end and concept, none lost', () => {
  const key = (mention: Mention) => [
    TEXT_FIELDS.indexOf(mention.field),
    mention.start,
    mention.end,
    mention.conceptId.charCodeAt(0),
  ];
  const inOrder = (a: number[], b: number[]) => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at < 0 || a[at] < b[at];
  };
  fc.assert(
    fc.property(mentions, (given) => {
      const found = mentionsOf('p1', answered(given));
      for (let i = 1; i < found.length; i++) expect(inOrder(key(found[i - 1]), key(found[i]))).toBe(true);
      expect(new Set(found.map((mention) => JSON.stringify(mention)))).toEqual(
        new Set(given.map((mention) => JSON.stringify(mention))),
      );
      expect(found).toHaveLength(given.length);
    }),
  );
});

test('one relationship for each paper and concept, with its weight', () => {
  fc.assert(
    fc.property(mentions, (given) => {
      const edges = mentionEdges(given, 'run-1');
      expect(new Set(edges.map(({ conceptId }) => conceptId)).size).toBe(edges.length);
      for (const { conceptId, edge } of edges) {
        const own = given.filter((mention) => mention.conceptId === conceptId);
        expect(edge.weight).toBe(mentionWeight(own));
        expect(edge.keyphrase).toBeUndefined();
      }
    }),
  );
});

test('relationships that follow from the corpus say so, whatever their method', () => {
  fc.assert(
    fc.property(mentions, (given) => {
      const edges = mentionEdges(given, 'run-1', { derived: true });
      expect(edges.map(({ edge }) => edge.keyphrase)).toEqual(edges.map(() => true));
    }),
  );
});

test('a concept with two relationships counts once', () => {
  const row = {
    id: 'p1',
    title: '',
    abstract: '',
    year: null,
    publishedOn: null,
    venue: null,
    authors: ['A'],
    source: 's',
    runId: 'run-1',
  };
  const structure = structureOf({
    ...row,
    linkKinds: ['data', 'code', 'data'],
    concepts: [
      ['b', 2, 0.4],
      ['a', 1, 1],
      ['b', 3, 0.2],
    ],
  });
  expect(structure).toEqual({
    ...row,
    linkKinds: ['code', 'data'],
    conceptIds: ['a', 'b'],
    weights: [1, 1 + Math.log(5)],
    confidenceSteps: [255, 102],
  });
});

test('of two links with one address the first stands', () => {
  const link = { paperId: 'p1', url: 'https://example.org/', kind: 'code' as const };
  const rows = linkParameters([link, { ...link, kind: 'data' }, { ...link, paperId: 'p2' }]);
  expect(rows.map(({ paperId, kind }) => [paperId, kind])).toEqual([
    ['p1', 'code'],
    ['p2', 'code'],
  ]);
});

test('what is too long for an index is hashed, the rest stands as it is', () => {
  expect(indexable('x'.repeat(1000))).toBe('x'.repeat(1000));
  expect(indexable('x'.repeat(1001))).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(indexable('x'.repeat(1001))).not.toBe(indexable('x'.repeat(1002)));
});

test('batches hold all items in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 10 }), (items, size) => {
      const found = [...batches(items, size)];
      expect(found.flat()).toEqual(items);
      expect(found.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
    }),
  );
});
