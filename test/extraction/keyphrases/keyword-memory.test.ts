import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KeywordMemory } from '../../../src/extraction/keyphrases/keyword-memory.js';
import { NearestTexts } from '../../../src/extraction/keyphrases/nearest-texts.js';
import { knowledge } from './support.js';

const memory = knowledge.memory as KeywordMemory;
const words = (text: string) => new Map(text.split(' ').map((word) => [word, 1]));
const named = (votes: { keyword: number }[]) => votes.map(({ keyword }) => memory.nameOf(keyword));

describe('what keyworded papers teach', () => {
  test('is how many have a keyword, and how many hold it in their text', () => {
    const [compression, pruning] = ['model compression', 'pruning'].map((key) => memory.numberOf(key));
    expect(memory.papersWithKeyword(compression)).toBe(2);
    expect(memory.textsWithKeyword(compression)).toBe(0);
    expect(memory.papersWithKeyword(pruning)).toBe(1);
    expect(memory.textsWithKeyword(pruning)).toBe(2);
    expect(memory.numberOf('nothing')).toBe(0);
  });

  test('is with which words keywords begin and end', () => {
    expect(memory.keywordsThatBegin('model')).toBe(2);
    expect(memory.keywordsThatEnd('network')).toBe(1);
    expect(memory.keywordsThatEnd('model')).toBe(0);
  });

  test('is which keywords near papers have', () => {
    const votes = memory.votes(words('pruning network'));
    expect(named(votes)).toEqual(['Model compression', 'Neural networks', 'pruning']);
    expect(votes[0]).toMatchObject({ share: expect.closeTo(1), voters: 2 });
    expect(memory.votes(words('nothing known'))).toEqual([]);
  });

  test('is not what a paper says of itself', () => {
    expect(named(memory.votes(words('parsing of latin'), 'c'))).not.toContain('parsing');
  });

  test('does not depend on the order in which the papers came', () => {
    const paper = fc.record({
      id: fc.uuid(),
      text: fc.array(fc.constantFrom('tree', 'graph', 'kernel', 'latin'), { maxLength: 5 }).map((all) => all.join(' ')),
      keywords: fc.array(fc.constantFrom('Trees', 'tree', 'graph kernel', 'Latin'), { maxLength: 3 }),
    });
    const papers = fc.uniqueArray(paper, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(papers, papers, (some, order) => {
        const moved = [...some].sort((a, b) => order.findIndex(({ id }) => id > a.id) - (a.id < b.id ? 1 : 0));
        const query = words('tree graph latin');
        expect(new KeywordMemory(moved).votes(query)).toEqual(new KeywordMemory(some).votes(query));
      }),
    );
  });
});

describe('nearest texts', () => {
  test('are ordered by similarity, equal ones by number, and at most so many', () => {
    const index = new NearestTexts([['a', 'b'], ['a', 'b', 'c', 'd'], ['b', 'a'], ['e']]);
    const found = index.find(new Map([['a', 1], ['b', 1]]), 2); // prettier-ignore
    expect(found.map(({ text }) => text)).toEqual([0, 2]);
    expect(index.find(new Map([['e', 1]]), 5).map(({ text }) => text)).toEqual([3]);
    expect(index.find(new Map([['e', 1]]), 5, 3)).toEqual([]);
  });
});
