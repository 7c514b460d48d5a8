import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { align } from '../../../src/extraction/abbreviations/alignment.js';
import { segment } from '../../../src/extraction/abbreviations/segments.js';

const long = (letters: string, text: string) => {
  const found = align(letters, segment(text));
  return found && text.slice(found.start);
};
const score = (letters: string, text: string) => align(letters, segment(text))!.score;

describe('the long form', () => {
  test.each([
    ['nn', 'the neural network', 'neural network'],
    ['ssl', 'by self-supervised learning', 'self-supervised learning'],
    ['cta', 'compare CT angiography', 'CT angiography'],
    ['rt', 'and a random tree', 'random tree'],
    ['dr', 'we find that disc rot', 'disc rot'],
    ['e', 'of 17-beta-estrone', '17-beta-estrone'],
    ['3d', 'in three-dimensional', 'three-dimensional'],
    ['ml', 'either maths/machine learning', 'machine learning'],
    ['pt', 'malformed--pale trunk', 'pale trunk'],
    ['ic', '(GABA)-induced current', 'induced current'],
    ['ax', 'the (+/-)-alpha xylol', '(+/-)-alpha xylol'],
  ])('of %s in "%s"', (letters, text, expected) => expect(long(letters, text)).toBe(expected));

  test('is none where the letters are not there, or none begins a word', () => {
    expect(long('xyz', 'nothing like it')).toBeNull();
    expect(long('ot', 'nothing')).toBeNull();
    expect(long('a', '')).toBeNull();
  });

  test('is worth 1 where every letter begins a word, in order of what tells less below', () => {
    expect(score('rtn', 'random tree network')).toBe(1);
    const falling = [
      score('gru', 'gated recurrent unit'),
      score('gru', 'gated TransRecurrent unit'),
      score('gru', 'gated really odd unit'),
      score('gru', 'gated recurrent unit model'),
      score('gru', 'gloomy barn outside'),
    ];
    expect([...falling].sort((a, b) => b - a)).toEqual(falling);
  });

  test('stop words and commas: skipped for little, crossed for much', () => {
    expect(score('sos', 'sum of squares')).toBeGreaterThan(0.7);
    expect(score('ss', 'sum of squares')).toBeGreaterThan(0.98);
    expect(score('ss', 'sums, squares')).toBeLessThan(0.8);
  });

  test('of all ways to find the letters, none is worth more', () => {
    // Letters that all begin words, so that only the words left out and their number count.
    const word = fc.constantFrom('alpha', 'beta', 'gamma');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom('a', 'b', 'g'), { minLength: 1, maxLength: 3 }),
        (words, letters) => {
          const found = align(letters.join(''), segment(words.join(' ')));
          for (const at of subsequences(words.length, letters.length)) {
            if (!at.every((w, i) => words[w][0] === letters[i])) continue;
            const last = words.length - 1;
            const inner = at[at.length - 1] === last ? 0 : 0.9 + 0.5 * (last - 1 - at[at.length - 1]);
            const between = at[at.length - 1] - at[0] + 1 - at.length;
            const worth = letters.length - 0.5 * between - inner;
            expect(found!.score).toBeGreaterThanOrEqual(worth / letters.length - 1e-9);
          }
        },
      ),
    );
  });
});

function subsequences(length: number, size: number): number[][] {
  if (size === 0) return [[]];
  return subsequences(length, size - 1).flatMap((head) =>
    Array.from({ length }, (_, i) => i)
      .filter((i) => head.length === 0 || i > head[head.length - 1])
      .map((i) => [...head, i]),
  );
}
