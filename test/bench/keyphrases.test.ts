import { describe, expect, test } from '@jest/globals';
import { distinct, meanScore, scoreAt, stemmed } from '../../bench/quality/scorers/keyphrases.js';

describe('keyphrases', () => {
  test('are compared in lower case, each token by its stem', () => {
    expect(stemmed('Graph Neural  Networks')).toBe(stemmed('graph neural network'));
    expect(stemmed('Parsing trees')).toBe('pars tree');
    expect(stemmed('few-shot')).not.toBe(stemmed('few shot'));
  });

  test('that are equal so count once', () => {
    expect(distinct(['neural networks', 'Neural network', '', ' ', 'parsing'])).toEqual(['neural network', 'pars']);
  });

  test('have the precision of what was returned, at most k, and the recall of all gold', () => {
    const score = scoreAt(5, ['graph kernels', 'trees', 'noise'], ['Graph kernel', 'not in the text']);
    expect(score).toMatchObject({ hits: 1, returned: 3, gold: 2, recall: 1 / 2 });
    expect(score?.precision).toBeCloseTo(1 / 3);
    expect(score?.f1).toBeCloseTo((2 * (1 / 3) * (1 / 2)) / (1 / 3 + 1 / 2));
  });

  test('beyond the k-th do not count, and k counts different ones', () => {
    expect(scoreAt(2, ['a tree', 'A trees', 'b', 'c'], ['c'])).toMatchObject({ hits: 0, returned: 2 });
    expect(scoreAt(2, ['x', 'X', 'c'], ['c'])).toMatchObject({ hits: 1, returned: 2 });
  });

  test('of a document that returns none score 0, of one without gold not at all', () => {
    expect(scoreAt(5, [], ['a'])).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    expect(scoreAt(5, ['a'], [])).toBeNull();
    expect(scoreAt(5, ['a'], [''])).toBeNull();
  });

  test('are averaged over documents, in percent', () => {
    const scores = [scoreAt(1, ['a'], ['a']), scoreAt(1, ['a'], ['b'])].flatMap((score) => (score ? [score] : []));
    expect(meanScore(scores)).toEqual({ precision: 50, recall: 50, f1: 50 });
  });
});
