import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDefinitions } from '../../src/extraction/abbreviations/find-definitions.js';
import { Automaton } from '../../src/extraction/automaton.js';
import { Extractor } from '../../src/extraction/extractor.js';
import { findLinks, linkKind } from '../../src/extraction/links.js';
import { promote } from '../../src/extraction/promotion.js';
import { concept, paper } from '../contract/fixtures.js';
import { nastyText } from './texts.js';

const vocabulary = [
  concept('linear-attention'),
  concept('linear-mode-connectivity', { aliases: ['LMC'] }),
  concept('time-series'),
  concept('time-series-forecasting'),
  concept('structural-equation-model', { aliases: ['SEM', 'structural equation modeling'] }),
];
const extractor = new Extractor(vocabulary);
const mentionsIn = (title: string, abstract = '') =>
  extractor
    .extract(paper('a', { title, abstract }))
    .mentions.map(({ conceptId, surface }) => `${conceptId}: ${surface}`);

describe('the automaton', () => {
  test('finds what a search for each pattern at each place finds', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const patterns = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 4 }), {
      selector: (p) => p.join(' '),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        patterns,
        fc.array(word, { maxLength: 30 }),
        fc.array(fc.nat(30), { maxLength: 4 }),
        (all, text, breaks) => {
          const expected: string[] = [];
          all.forEach((pattern, p) => {
            for (let first = 0; first + pattern.length <= text.length; first++) {
              const last = first + pattern.length - 1;
              const broken = breaks.some((at) => at > first && at <= last);
              if (!broken && pattern.every((symbol, i) => text[first + i] === symbol))
                expected.push(`${p} ${first} ${last}`);
            }
          });
          const found = new Automaton(all).scan(text, (at) => breaks.includes(at));
          expect(found.map(({ pattern, first, last }) => `${pattern} ${first} ${last}`).sort()).toEqual(
            expected.sort(),
          );
        },
      ),
    );
  });
});

describe('vocabulary', () => {
  test.each([
    [
      'Linear-Attention, LINEAR ATTENTION and linear attentions',
      ['Linear-Attention', 'LINEAR ATTENTION', 'linear attentions'],
    ],
    ['{\\em linear attention} layers', ['linear attention']],
    ['nonlinear attention; linear. Attention', []],
  ])('%s', (text, surfaces) => {
    expect(mentionsIn(text)).toEqual(surfaces.map((surface) => `linear-attention: ${surface}`));
  });

  test('the longest match wins', () => {
    expect(mentionsIn('Time-series forecasting of time series')).toEqual([
      'time-series-forecasting: Time-series forecasting',
      'time-series: time series',
    ]);
  });

  test('a cased single word is matched in its case, and in the plural', () => {
    expect(mentionsIn('SEMs and an SEM, but no sem')).toEqual([
      'structural-equation-model: SEMs',
      'structural-equation-model: SEM',
    ]);
  });

  test('what the paper defines wins over the vocabulary', () => {
    const { mentions, candidates } = extractor.extract(
      paper('a', { title: 'Images', abstract: 'We use scanning electron microscopy (SEM). SEM images are sharp.' }),
    );
    expect(mentions).toEqual([]);
    const candidate = candidates.find(({ abbreviation }) => abbreviation === 'SEM');
    expect(candidate).toMatchObject({ key: 'scanning electron microscopy' });
    expect(candidate!.spans.map(({ surface }) => surface)).toEqual(['scanning electron microscopy', 'SEM', 'SEM']);
  });

  test('a short form that the paper defines is a mention of its concept', () => {
    const { mentions } = extractor.extract(
      paper('a', { title: 'T', abstract: 'Linear mode connectivity (LC) holds. LC again.' }),
    );
    expect(mentions.map(({ surface, method }) => [surface, method])).toEqual([
      ['Linear mode connectivity', 'vocabulary'],
      ['LC', 'abbreviation'],
      ['LC', 'abbreviation'],
    ]);
  });

  test('whatever the text, spans slice back to their surface, in order', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (title, abstract) => {
        const record = paper('a', { title, abstract });
        const { mentions, candidates } = extractor.extract(record);
        for (const { field, start, end, surface } of [...mentions, ...candidates.flatMap(({ spans }) => spans)]) {
          expect(record[field].slice(start, end)).toBe(surface);
          expect(end).toBeGreaterThan(start);
        }
        const places = mentions.map(({ field, start }) => Number(field === 'abstract') * 1e9 + start);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});

describe('abbreviations', () => {
  test.each([
    ['We study linear mode connectivity (LMC).', 'LMC', 'linear mode connectivity'],
    ['Use self-supervised learning (SSL) here', 'SSL', 'self-supervised learning'],
    ['Some sparse autoencoders (SAEs) do', 'SAE', 'sparse autoencoders'],
    ['LMC (linear mode connectivity) holds', 'LMC', 'linear mode connectivity'],
    ['the Hidden Markov Model (HMM; see below)', 'HMM', 'Hidden Markov Model'],
  ])('%s', (text, short, long) => {
    expect(findDefinitions(text).map((found) => [found.short, found.long])).toEqual([[short, long]]);
  });

  test.each(['as before (see Section 2)', 'the model (left)', 'a result (2019)', 'nothing fits (XYZ)', '(A) first'])(
    'none in "%s"',
    (text) => expect(findDefinitions(text)).toEqual([]),
  );
});

describe('links', () => {
  test.each([
    ['see https://github.com/a/b.', 'https://github.com/a/b'],
    ['(https://github.com/a/b)', 'https://github.com/a/b'],
    ['https://en.example.org/wiki/X_(y), and', 'https://en.example.org/wiki/X_(y)'],
    ['\\url{https://a.example/x}', 'https://a.example/x'],
    ['www.example.org/x;', 'http://www.example.org/x'],
  ])('%s', (text, url) => {
    const [link] = findLinks(text);
    expect(link.url).toBe(url);
    expect(url.endsWith(text.slice(link.start, link.end))).toBe(true);
  });

  test.each(['http://', 'www.', 'github.com/a/b', 'https://localhost'])('none in "%s"', (text) => {
    expect(findLinks(text)).toEqual([]);
  });

  test.each([
    ['https://github.com/a/b', 'code'],
    ['https://huggingface.co/datasets/a', 'data'],
    ['https://arxiv.org/abs/2405.01234', 'paper'],
    ['https://someone.github.io/x', 'project'],
    ['https://example.org', 'other'],
    ['https://notgithub.com/a', 'other'],
  ])('%s leads to %s', (url, kind) => expect(linkKind(url)).toBe(kind));
});

describe('keyphrases', () => {
  const texts = [
    'The tensor sketch of a matrix. A kernel herding scheme.',
    'With a tensor sketch. Fast kernel herding scheme.',
    'Nothing in common (NIC).',
  ];
  const corpus = texts.map((abstract, i) => {
    const record = paper(`${i}`, { title: 'T', abstract });
    return { paperId: record.id, candidates: extractor.extract(record).candidates };
  });

  test('that two papers share become concepts, the longest of nested ones; that one has do not', () => {
    const { concepts, mentions } = promote(corpus, { papers: 3, taken: vocabulary });
    expect(concepts.map(({ id }) => id)).toEqual(['kernel-herding-scheme', 'tensor-sketch']);
    expect(mentions).toHaveLength(4);
  });

  test('do not depend on the order of the papers, and take no name that is there', () => {
    const whole = promote(corpus, { papers: 3, taken: vocabulary });
    expect(promote([...corpus].reverse(), { papers: 3, taken: vocabulary })).toEqual(whole);
    const { concepts } = promote(corpus, {
      papers: 3,
      taken: [...vocabulary, concept('sketch', { aliases: ['Tensor Sketches'] })],
    });
    expect(concepts.map(({ id }) => id)).toEqual(['kernel-herding-scheme']);
  });
});
