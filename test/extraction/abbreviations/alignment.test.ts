import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { align } from '../../../src/extraction/abbreviations/alignment.js';
import { segment, type Segments } from '../../../src/extraction/abbreviations/segments.js';

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

  test('is worth what the best of all ways to find the letters is worth, in any text', () => {
    const piece = fc.constantFrom('ab', 'ba', 'bAb', 'of', 'a', '2b', 'two', ' ', ' ', '-', ', ', '/', '(', ')');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.string({ unit: fc.constantFrom('a', 'b', 'o', '2'), minLength: 1, maxLength: 4 }),
        (text, letters) => {
          const { score } = align(letters, segment(text)) ?? { score: -Infinity };
          const expected = plainScore(letters, segment(text));
          if (expected === -Infinity) expect(score).toBe(expected);
          else expect(score).toBeCloseTo(expected, 9);
        },
      ),
      { numRuns: 1000 },
    );
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

/** By trying every place for every letter. */
function plainScore(letters: string, { lower, place, unitAt, starts, comma }: Segments): number {
  const numbers: Record<string, string[]> = { '2': ['two', 'second', 'double', 'bi', 'di'] };
  const worth = { 0: 0, 1: 0.25, 2: 0.65, 3: 0.9, 4: 1, 5: 0.35 } as Record<number, number>;
  const leftOut = { 1: 0, 2: 0, 3: 0.1, 4: 0.5, 5: 0.02 } as Record<number, number>;
  const skipped = (from: number, to: number) => starts.slice(from + 1, to).reduce((s, at) => s + leftOut[place[at]], 0);
  const crossed = (from: number, to: number) => 0.5 * comma.slice(from, to).filter(Boolean).length;
  const fits = (letter: string, at: number) =>
    lower[at] === letter || (place[at] >= 3 && (numbers[letter] ?? []).some((word) => lower.startsWith(word, at)));
  const last = starts.length - 1;

  function rest(i: number, at: number): number {
    const unit = unitAt[at];
    if (i === letters.length) return unit === last ? 0 : -(skipped(unit, last) + crossed(unit, last) + 0.9);
    let best = -Infinity;
    for (let next = at + 1; next < lower.length; next++) {
      if (!fits(letters[i], next)) continue;
      const isBeside = next === at + 1 && unitAt[next] === unit;
      const own = Math.max(worth[place[next]], isBeside ? 0.55 : 0);
      best = Math.max(best, own - skipped(unit, unitAt[next]) - crossed(unit, unitAt[next]) + rest(i + 1, next));
    }
    return best;
  }

  /** Before the first letter, to the edge of a word. */
  function extension(unit: number): number {
    if (unit === 0 || place[starts[unit]] !== 3) return 0;
    const between = lower.slice(starts[unit - 1], starts[unit]);
    if (/\s/.test(between) || /^[^(]*\)/.test(between)) return 0;
    return 0.1 + extension(unit - 1);
  }

  const found = starts
    .filter((at) => fits(letters[0], at))
    .map((at) => worth[place[at]] + rest(1, at) - extension(unitAt[at]));
  return Math.max(-Infinity, ...found) / letters.length;
}
