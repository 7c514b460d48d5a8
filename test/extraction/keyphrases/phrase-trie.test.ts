import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PhraseStatistics } from '../../../src/extraction/keyphrases/phrase-statistics.js';
import { PhraseTrie } from '../../../src/extraction/keyphrases/phrase-trie.js';
import { STATISTICS, trieOf } from './support.js';

describe('a trie of phrases', () => {
  test('numbers phrases from 1, each once', () => {
    const trie = new PhraseTrie();
    expect(['tree kernel', 'tree', 'tree kernel', 'kernel'].map((phrase) => trie.add(phrase))).toEqual([1, 2, 1, 3]);
    expect(['tree', 'kernel', 'tree kernel', 'kernel tree', ''].map((phrase) => trie.numberOf(phrase))).toEqual([
      ...[2, 3, 1, 0, 0],
    ]);
  });

  test('is walked word by word', () => {
    const trie = trieOf(['tree kernel method']);
    const node = trie.step(trie.step(0, trie.wordOf('tree')), trie.wordOf('kernel'));
    expect(trie.numberAt(node)).toBe(0);
    expect(trie.numberAt(trie.step(node, trie.wordOf('method')))).toBe(1);
    expect(trie.step(node, trie.wordOf('tree'))).toBe(-1);
    expect(trie.step(-1, 0)).toBe(-1);
  });

  test('finds what was added and nothing else, however much that is', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'ab', '\u{1F600}');
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(phrase), fc.array(phrase), (added, asked) => {
        const trie = trieOf(added);
        for (const each of [...added, ...asked]) expect(trie.numberOf(each) > 0).toBe(added.includes(each));
      }),
    );
    const many = Array.from({ length: 20_000 }, (_, i) => `w${i % 150} v${i}`);
    const trie = trieOf(many);
    expect(many.every((each, i) => trie.numberOf(each) === i + 1)).toBe(true);
  });
});

describe('statistics of phrases', () => {
  test('are read from lines that share their beginnings', () => {
    const statistics = new PhraseStatistics(STATISTICS);
    const number = statistics.numberOf('neural network');
    expect(statistics.papers).toBe(100);
    expect(statistics.papersWith(number)).toBe(40);
    expect(statistics.titlesWith(number)).toBe(10);
    expect(statistics.topicsBelow(number)).toBe(3);
    expect(statistics.topicsBelow(statistics.numberOf('neural'))).toBe(-1);
  });

  test('are nothing for a phrase that is not there', () => {
    const statistics = new PhraseStatistics(STATISTICS);
    const none = statistics.numberOf('network neural');
    expect([statistics.papersWith(none), statistics.titlesWith(none), statistics.topicsBelow(none)]).toEqual([
      0, 0, -1,
    ]);
  });
});
