import { describe, expect, test } from '@jest/globals';
import { curationPlan } from '../../src/curation/plan.js';
import type { Concept } from '../../src/model/concept.js';
import type { CurationOperation } from '../../src/model/curation.js';
import { concept, corpusConcept } from '../contract/fixtures.js';

const ref = (id: string) => ({ id, label: id });
const merge = (into: string, ...ids: string[]): CurationOperation => ({
  kind: 'merge',
  concepts: ids.map(ref),
  into: ref(into),
});

function after(read: Concept[], ...operations: CurationOperation[]): Map<string, Concept> {
  const log = operations.map((operation, at) => ({ id: `c${at}`, operation }));
  return new Map(curationPlan(log, read).concepts.map((each) => [each.id, each]));
}

const CONCEPTS = [
  concept('gone', {
    uri: 'http://birds.example/gone',
    broader: ['top'],
    related: ['kin', 'stays'],
    exactMatches: ['http://elsewhere.example/1', 'stays'],
  }),
  concept('kin', { related: ['gone'] }),
  concept('below', { broader: ['gone'] }),
  concept('by-id', { exactMatches: ['gone'] }),
  concept('by-address', { exactMatches: ['http://birds.example/gone', 'http://birds.example/stays'] }),
  concept('stays', {
    uri: 'http://birds.example/stays',
    related: ['gone'],
    exactMatches: ['http://elsewhere.example/2'],
  }),
  concept('top'),
];

describe('after a merge', () => {
  test('what pointed at the concept that is gone points at the one that stays', () => {
    const found = after(CONCEPTS, merge('stays', 'gone'));
    expect(found.has('gone')).toBe(false);
    expect(found.get('below')!.broader).toEqual(['stays']);
    expect(found.get('kin')!.related).toEqual(['stays']);
    expect(found.get('by-id')!.exactMatches).toEqual(['http://birds.example/stays']);
    expect(found.get('by-address')!.exactMatches).toEqual(['http://birds.example/stays']);
  });

  test('the one that stays has the relations of both, and none to itself', () => {
    const { broader, related, exactMatches } = after(CONCEPTS, merge('stays', 'gone')).get('stays')!;
    expect({ broader, related, exactMatches }).toEqual({
      broader: [],
      related: ['kin'],
      exactMatches: ['http://elsewhere.example/2', 'http://elsewhere.example/1'],
    });
  });

  test('and so through one merge after the other, of several, and into a keyphrase of the corpus', () => {
    const read = [...CONCEPTS, corpusConcept('phrase')];
    const found = after(read, merge('stays', 'gone'), merge('phrase', 'stays', 'by-id'));
    expect(found.get('kin')!.related).toEqual(['phrase']);
    expect(found.get('by-address')!.exactMatches).toEqual(['phrase']);
    expect(found.get('phrase')).toMatchObject({ origin: 'corpus', related: ['kin'] });
    expect(found.get('phrase')!.exactMatches).toEqual(['http://elsewhere.example/2', 'http://elsewhere.example/1']);
    expect(found.get('below')!.broader).toEqual(['phrase']);
  });

  test('a kind of the one that stays is not related to it besides, nor what it is a kind of', () => {
    const read = [
      concept('forest', { related: ['bird', 'parrot'] }),
      concept('parrot', { broader: ['animal'], related: ['forest'] }),
      concept('bird', { broader: ['parrot'], related: ['forest'] }),
      concept('animal', { related: ['tree'] }),
      concept('tree', { related: ['animal'] }),
    ];
    const found = after(read, merge('parrot', 'forest', 'tree'));
    expect(found.get('bird')).toMatchObject({ broader: ['parrot'], related: [] });
    expect(found.get('animal')!.related).toEqual([]);
    expect(found.get('parrot')).toMatchObject({ broader: ['animal'], related: [] });
  });

  test('an undo shows the relations as they were', () => {
    const undone = after(CONCEPTS, merge('stays', 'gone'), { kind: 'undo', entry: 'c0' });
    expect([...undone.values()]).toEqual([...CONCEPTS].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });
});
