import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clusterPaths, rolesOf, wordAttributes } from '../../src/extraction/entities/attributes.js';
import { labelProbability, makeChain, transitionFactors } from '../../src/extraction/entities/chain.js';
import { CONTEXTS, contextsAt, FAMILIES } from '../../src/extraction/entities/contexts.js';
import { GAP_KINDS, gapKinds } from '../../src/extraction/entities/gap-kinds.js';
import { LABEL, LABELS, mayFollow } from '../../src/extraction/entities/labels.js';
import { EntityRecognizer, type EntityModel } from '../../src/extraction/entities/recognizer.js';
import { likelySpans } from '../../src/extraction/entities/spans.js';
import { surroundingsOf } from '../../src/extraction/entities/surroundings.js';
import { textRange } from '../../src/extraction/entities/text-range.js';
import { PartOfSpeechTagger, type PartOfSpeechModel } from '../../src/extraction/part-of-speech/tagger.js';
import { tokenize } from '../../src/extraction/tokens.js';
import { nastyText } from './texts.js';

const readModel = (name: string) =>
  JSON.parse(gunzipSync(readFileSync(new URL(`../../seed/models/${name}.json.gz`, import.meta.url))).toString());
const tagger = new PartOfSpeechTagger(readModel('part-of-speech') as PartOfSpeechModel);
const model = readModel('entities') as EntityModel;
const recognizer = new EntityRecognizer(model);

function entitiesOf(text: string) {
  const words = tokenize(text);
  return recognizer.find(text, words, tagger.tag(words)).map((span) => {
    const { start, end } = textRange(text, words, span);
    return text.slice(start, end);
  });
}

const L = LABELS.length;
const weights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 8 * L, maxLength: 8 * L });

/** Every labeling of n words that is allowed, with its score by definition. */
function* labelings(n: number, emissions: ArrayLike<number>, transitions: ArrayLike<number>) {
  for (let code = 0; code < L ** n; code++) {
    const labels = Array.from({ length: n }, (_, i) => Math.floor(code / L ** i) % L);
    const allowed = labels.every((label, i) => mayFollow(i === 0 ? LABEL.O : labels[i - 1], label));
    if (!allowed || !mayFollow(labels[n - 1], LABEL.O)) continue;
    let score = 0;
    labels.forEach((label, i) => {
      score += emissions[i * L + label] + (i === 0 ? 0 : transitions[labels[i - 1] * L + label]);
    });
    yield { labels, weight: Math.exp(score) };
  }
}

describe('the chain', () => {
  test('gives the probabilities that all labelings together give, and those of spans', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 4 }), (values, n) => {
        const emissions = values.slice(0, n * L);
        const transitions = values.slice(-L * L);
        const all = [...labelings(n, emissions, transitions)];
        const whole = all.reduce((sum, { weight }) => sum + weight, 0);
        const chain = makeChain(n, Float64Array.from(emissions, Math.exp), transitionFactors(transitions));
        for (let i = 0; i < n; i++) {
          for (let label = 0; label < L; label++) {
            const part = all.filter(({ labels }) => labels[i] === label).reduce((sum, { weight }) => sum + weight, 0);
            expect(labelProbability(chain, i, label)).toBeCloseTo(part / whole, 8);
          }
        }
        for (const { first, last, probability } of likelySpans(chain, n, 0.01)) {
          const inside = all.filter(({ labels }) =>
            first === last
              ? labels[first] === LABEL.S
              : labels[first] === LABEL.B && labels.indexOf(LABEL.E, first) === last,
          );
          expect(probability).toBeCloseTo(inside.reduce((sum, { weight }) => sum + weight, 0) / whole, 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('finds every span that is likely enough, of overlapping ones the more likely', () => {
    // Three words; "B E S" has three times the weight of "S B E" and all else none.
    const emissions = new Float64Array(3 * L).fill(1e-9);
    emissions[LABEL.B] = emissions[L + LABEL.E] = emissions[2 * L + LABEL.S] = 1;
    emissions[LABEL.S] = emissions[L + LABEL.B] = emissions[2 * L + LABEL.E] = 1 / 3 ** (1 / 3);
    const chain = makeChain(3, emissions, transitionFactors(new Float64Array(L * L)));
    const spans = likelySpans(chain, 3, 0.2).map(({ first, last, probability }) => [
      first,
      last,
      probability.toFixed(2),
    ]);
    expect(spans).toEqual([
      [0, 1, '0.75'],
      [2, 2, '0.75'],
    ]);
  });
});

describe('what the recognizer sees', () => {
  test('of a gap: its kind, a break by its first character', () => {
    const text = 'a b-c, d. e (f) g/h: “i” j’s k';
    const kinds = [...gapKinds(text, tokenize(text))].map((kind) => GAP_KINDS[kind]);
    expect(kinds).toEqual([
      ...['edge', 'space', 'hyphen', 'comma', 'stop', 'open', 'close', 'slash', 'colon', 'quote', 'possessive', 'edge'],
    ]);
  });

  test('of a word: itself, its ends, its shape, its clusters', () => {
    const pathOf = clusterPaths({ words: { parser: 1 }, paths: [[], [3, 17]] });
    expect(wordAttributes('Parsers', pathOf('Parsers'))).toEqual([
      ...['wparsers', 'srs', 'ters', 'ssers', 'ppar', 'hcapital', 'c0.3', 'c1.17'],
    ]);
    expect(pathOf('unheard')).toEqual([]);
    expect(['wx', 'c0.3', 'ters', 'hsmall', 'srs', 'ppar'].map(rolesOf)).toEqual([5, 5, 3, 3, 1, 1]);
  });

  test('of a text: how often a word stands in it, and whether capitalized within a sentence', () => {
    const text = 'Trees help. The Trees, trees and more trees of the forest, help trees.';
    const words = tokenize(text);
    const { repeats } = surroundingsOf(text, words, tagger.tag(words), new Uint8Array(words.length));
    const of = (word: string) => repeats[words.findIndex((each) => each.text === word)];
    expect([of('Trees'), of('trees'), of('help'), of('The'), of('forest')]).toEqual([9, 9, 4, 4, 2]);
  });

  test('one context of each family, all of them numbered apart', () => {
    const text = 'We train a parser on trees (of words).';
    const words = tokenize(text);
    const surroundings = surroundingsOf(text, words, tagger.tag(words), new Uint8Array(words.length).fill(32));
    const into = new Int32Array(FAMILIES);
    words.forEach((_, i) => {
      contextsAt(surroundings, i, into);
      expect([...into]).toEqual([...new Set(into)].sort((a, b) => a - b));
      expect(into[FAMILIES - 1]).toBeLessThan(CONTEXTS);
    });
  });
});

describe('entities', () => {
  test('are what a paper names, not what it says of itself', () => {
    const text =
      'In this paper, we propose a graph-based dependency parser for machine translation. ' +
      'Our approach uses conditional random fields and improves the BLEU score over a strong baseline.';
    const found = entitiesOf(text);
    expect(found).toEqual(
      expect.arrayContaining(['graph-based dependency parser', 'machine translation', 'conditional random fields']),
    );
    for (const each of ['paper', 'this paper', 'approach', 'Our approach', 'we']) expect(found).not.toContain(each);
  });

  test('take in a bracket that closes behind them', () => {
    const text = 'a hidden Markov model (HMM) works';
    const words = tokenize(text);
    const rangeOf = (first: number, last: number) => {
      const { start, end } = textRange(text, words, { first, last });
      return text.slice(start, end);
    };
    expect(rangeOf(1, 3)).toBe('hidden Markov model');
    expect(rangeOf(4, 4)).toBe('HMM');
    expect(rangeOf(1, 4)).toBe('hidden Markov model (HMM)');
  });

  test('are in order and apart, slice the text at words, and have confidences, whatever the text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const words = tokenize(text);
        let free = 0;
        for (const { first, last, confidence } of recognizer.find(text, words, tagger.tag(words))) {
          expect(first).toBeGreaterThanOrEqual(free);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
          free = last + 1;
        }
        expect(free).toBeLessThanOrEqual(words.length);
      }),
    );
  });

  test('are few where there is no prose, and found in bounded time', () => {
    const texts = [
      'x'.repeat(1e6),
      '('.repeat(1e6),
      'ab '.repeat(2e5),
      'deep neural network '.repeat(2e4),
      'a-'.repeat(2e5),
    ];
    for (const text of texts) {
      const words = tokenize(text);
      const tags = tagger.tag(words);
      const before = performance.now();
      recognizer.find(text, words, tags);
      expect(performance.now() - before).toBeLessThan(15_000);
    }
    expect(entitiesOf('')).toEqual([]);
    expect(entitiesOf('1 2 3 = 4 + 5 ; { } 6.7')).toEqual([]);
  }, 60_000);
});
