import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressOf, MEASURES, viewOf, type View } from '../../web/explorer/address.js';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const measure = fc.constantFrom(...MEASURES);
const view: fc.Arbitrary<View> = fc.oneof(
  fc.constant<View>({ page: 'home' }),
  fc.constant<View>({ page: 'communities' }),
  fc.record({ page: fc.constant('search' as const), query: id }),
  fc.record({ page: fc.constant('paper' as const), id }),
  fc.record({
    page: fc.constant('concept' as const),
    id,
    measure,
    depth: fc.integer({ min: 1, max: 4 }),
    minCount: fc.integer({ min: 1, max: 1000 }),
    maxNodes: fc.integer({ min: 10, max: 500 }),
  }),
  fc.record({ page: fc.constant('compare' as const), from: fc.option(id), to: fc.option(id) }),
  fc.record({ page: fc.constant('heat-map' as const), concepts: fc.array(id), measure }),
  fc.record({ page: fc.constant('timeline' as const), concepts: fc.array(id) }),
);

describe('the address of a view', () => {
  test('holds all of it', () => {
    fc.assert(
      fc.property(view, (shown) => {
        const address = new URL(addressOf(shown), 'http://server');
        expect(address.pathname).toBe('/');
        expect(viewOf(address.search)).toEqual(shown);
      }),
    );
  });

  test('leaves out what is as at first', () => {
    const shown = viewOf('?concept=lmc');
    expect(shown).toMatchObject({ page: 'concept', id: 'lmc', measure: 'NPMI', depth: 2 });
    expect(addressOf(shown)).toBe('/?concept=lmc');
  });

  test('takes what makes no sense as it is at first, and keeps within bounds', () => {
    expect(viewOf('?concept=a&measure=SIZE&depth=99&least=-3&most=many')).toEqual({
      page: 'concept',
      id: 'a',
      measure: 'NPMI',
      depth: 4,
      minCount: 1,
      maxNodes: 60,
    });
    for (const search of ['', '?', '?concept=', '?unknown=1']) expect(viewOf(search)).toEqual({ page: 'home' });
  });
});
