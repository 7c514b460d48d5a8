import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDefinitions } from '../../src/extraction/abbreviations/find-definitions.js';
import { Automaton, NO_SYMBOL } from '../../src/extraction/automaton.js';
import { Extractor } from '../../src/extraction/extractor.js';
import { findLinks, linkKind } from '../../src/extraction/links.js';
import { tokenize } from '../../src/extraction/tokens.js';
import { VocabularyMatcher } from '../../src/extraction/vocabulary-matcher.js';
import { GAP, normalizeLabel, type Word } from '../../src/model/label.js';
import { TEXT_FIELDS } from '../../src/model/extraction.js';
import { fieldText } from '../../src/model/field-text.js';
import { promote } from '../../src/extraction/promotion.js';
import { concept, paper } from '../contract/fixtures.js';
import { models } from '../support/models.js';
import { nastyText } from './texts.js';

const vocabulary = [
  concept('linear-attention'),
  concept('linear-mode-connectivity', { aliases: ['LMC'] }),
  concept('time-series'),
  concept('time-series-forecasting'),
  concept('structural-equation-model', { aliases: ['SEM', 'structural equation modeling'] }),
];
const extractor = new Extractor(vocabulary, models);
const mentionsIn = (title: string, abstract = '') =>
  extractor
    .extract(paper('a', { title, abstract }))
    .mentions.map(({ conceptId, surface }) => `${conceptId}: ${surface}`);

describe('the automaton', () => {
  test('finds what a search for each pattern at each place finds', () => {
    const word = fc.nat(3);
    const patterns = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 4 }), {
      selector: (p) => p.join(' '),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        patterns,
        fc.array(fc.oneof({ weight: 9, arbitrary: word }, fc.constant(NO_SYMBOL)), { maxLength: 30 }),
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
          const found = new Automaton(all, 4).scan(text, text.length, (at) => breaks.includes(at));
          expect(found.map(({ pattern, first, last }) => `${pattern} ${first} ${last}`).sort()).toEqual(
            expected.sort(),
          );
        },
      ),
    );
  });
});

describe('the vocabulary matcher', () => {
  const spelling = fc.constantFrom('net', 'Nets', 'NET', 'sum', 'sums', 'Rule', 'rule');
  const label = fc.array(spelling, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const text = fc
    .array(fc.tuple(spelling, fc.constantFrom(' ', '-', ', ')), { maxLength: 20 })
    .map((pieces) => pieces.flat().join(''));

  /** The leftmost, of these the longest label, by trying all labels at all words. */
  function plainMatches(labels: readonly string[], words: readonly Word[]) {
    const found: string[] = [];
    for (let first = 0; first < words.length; first++) {
      let longest = 0;
      let name = '';
      for (const each of [...labels].sort()) {
        const { length } = each.split(' ');
        const slice = words.slice(first, first + length);
        if (length <= longest || slice.length < length || slice.slice(1).some(({ gap }) => gap === GAP.BREAK)) continue;
        if (slice.map(({ key }) => key).join(' ') !== normalizeLabel(each)) continue;
        const isCased = length === 1 && /[A-Z]/.test(each);
        if (isCased && ![each, `${each}s`].includes(words[first].text)) continue;
        [longest, name] = [length, each];
      }
      if (longest === 0) continue;
      found.push(`${name} ${first} ${first + longest - 1}`);
      first += longest - 1;
    }
    return found;
  }

  test('finds what trying all labels everywhere finds, whoever read the words before', () => {
    const other = new VocabularyMatcher([concept('rule'), concept('sum-net')]);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), text, (labels, written) => {
        const matcher = new VocabularyMatcher(labels.map((name) => ({ ...concept(name), name })));
        const words = tokenize(written);
        for (let turn = 0; turn < 2; turn++) {
          const found = matcher.match(words).map(({ conceptId, first, last }) => `${conceptId} ${first} ${last}`);
          expect(found).toEqual(plainMatches(labels, words));
          other.match(words);
        }
      }),
    );
  });

  test('reads more words than it has room for', () => {
    const words = tokenize('linear attention, '.repeat(3000));
    expect(new VocabularyMatcher(vocabulary).match(words)).toHaveLength(3000);
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

  test('a keyword that the vocabulary names is a mention, in its place among the keywords', () => {
    const keywords = ['Linear Attention', 'linear attentions', 'lmc', 'kernel herding'];
    const { mentions } = extractor.extract(paper('a', { title: 'On time series', keywords }));
    expect(mentions.map((m) => [m.conceptId, m.field, m.start, m.end, m.surface, m.method, m.confidence])).toEqual([
      ['time-series', 'title', 3, 14, 'time series', 'vocabulary', expect.any(Number)],
      ['linear-attention', 'keywords', 0, 16, 'Linear Attention', 'author-keyword', 0.95],
      ['linear-mode-connectivity', 'keywords', 37, 40, 'lmc', 'author-keyword', 0.95],
    ]);
  });

  test('a keyword that no vocabulary knows is a candidate, in the text or not', () => {
    const abstract = 'We use kernel herding. A tensor sketch of it.';
    const keywords = ['Kernel Herding', 'tidal flats', '--', ...['a b c d e f g', 'x '.repeat(9)]];
    const { candidates } = extractor.extract(paper('a', { title: 'T', abstract, keywords }));
    const found = candidates.map(({ key, name, confidence, spans }) => [
      key,
      name,
      confidence,
      spans.map(({ field, start }) => `${field} ${start}`),
    ]);
    expect(found).toEqual([
      ['kernel herding', 'kernel herding', 0.9, ['abstract 7', 'keywords 0']],
      ['tensor sketch', 'tensor sketch', expect.any(Number), ['abstract 25']],
      ['tidal flat', 'tidal flats', 0.9, ['keywords 16']],
    ]);
  });

  test('a keyword that is a short form of the paper means what the paper says', () => {
    const abstract = 'Scanning electron microscopy (SEM) and linear mode connectivity (LC) meet.';
    const { mentions, candidates } = extractor.extract(paper('a', { title: 'T', abstract, keywords: ['SEM', 'LC'] }));
    expect(mentions.filter(({ field }) => field === 'keywords').map(({ conceptId }) => conceptId)).toEqual([
      'linear-mode-connectivity',
    ]);
    const { abbreviation, spans } = candidates.find(({ key }) => key === 'scanning electron microscopy')!;
    expect(abbreviation).toBe('SEM');
    expect(spans.map(({ field, surface }) => `${field} ${surface}`)).toEqual([
      'abstract Scanning electron microscopy',
      'abstract SEM',
      'keywords SEM',
    ]);
  });

  test('keywords that are none cost no more than their length', () => {
    const keywords = [
      'x'.repeat(1e6),
      '('.repeat(1e6),
      'graph '.repeat(1e5),
      ...Array.from({ length: 1e4 }, (_, i) => `k${i}`),
    ];
    const started = process.cpuUsage();
    const { candidates, mentions } = extractor.extract(paper('a', { title: 'T', keywords }));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
    expect(candidates.length).toBeLessThanOrEqual(24);
    expect(mentions).toEqual([]);
  });

  test('whatever the text, spans slice back to their surface, in order', () => {
    fc.assert(
      fc.property(nastyText, nastyText, fc.array(nastyText, { maxLength: 4 }), (title, abstract, keywords) => {
        const record = paper('a', { title, abstract, keywords });
        const { mentions, candidates } = extractor.extract(record);
        for (const { field, start, end, surface } of [...mentions, ...candidates.flatMap(({ spans }) => spans)]) {
          expect(fieldText(record, field).slice(start, end)).toBe(surface);
          expect(end).toBeGreaterThan(start);
        }
        const places = mentions.map(({ field, start }) => TEXT_FIELDS.indexOf(field) * 1e9 + start);
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
    ['https://github.com/foo/bar。次', 'https://github.com/foo/bar'],
    ['https://github.com/foo/bar。', 'https://github.com/foo/bar'],
    ['www.example.org/x;', 'http://www.example.org/x'],
  ])('%s', (text, url) => {
    const [link] = findLinks(text);
    expect(link.url).toBe(url);
    expect(url.endsWith(text.slice(link.start, link.end))).toBe(true);
  });

  test.each(['http://', 'www.', 'github.com/a/b', 'https://localhost', 'https://a..b', 'https://.a.b/c'])(
    'none in "%s"',
    (text) => {
      expect(findLinks(text)).toEqual([]);
    },
  );

  test.each([
    ['https://github.com/a/b', 'code'],
    ['https://huggingface.co/datasets/a', 'data'],
    ['https://arxiv.org/abs/2405.01234', 'paper'],
    ['https://someone.github.io/x', 'project'],
    ['https://example.org', 'other'],
    ['https://notgithub.com/a', 'other'],
  ])('%s leads to %s', (url, kind) => expect(linkKind(url)).toBe(kind));
});

test('another model or vocabulary is another version of the extractor', () => {
  const versions = [
    new Extractor(vocabulary, models),
    new Extractor([...vocabulary].reverse(), models),
    new Extractor(vocabulary, { ...models, version: 'trained on more' }),
    new Extractor(vocabulary.slice(1), models),
  ].map(({ version }) => version);
  expect(versions[1]).toBe(versions[0]);
  expect(new Set(versions).size).toBe(3);
});

describe('keyphrases', () => {
  const texts = [
    'The tensor sketch of a matrix. A kernel herding scheme.',
    'With a tensor sketch. Our kernel herding scheme.',
    'Nothing in common (NIC).',
  ];
  const corpus = texts.map((abstract, i) => {
    const record = paper(`${i}`, { title: 'T', abstract });
    const { candidates } = extractor.extract(record);
    return { paperId: record.id, candidates: candidates.map((each) => ({ ...each, confidence: 0.5 })) };
  });

  test('count in the papers that are rather sure of them, and are mentioned there', () => {
    const sure = (confidences: number[]) =>
      corpus.slice(0, 2).map(({ paperId, candidates }, i) => ({
        paperId,
        candidates: candidates
          .filter(({ key }) => key === 'tensor sketch')
          .map((each) => ({ ...each, confidence: confidences[i] })),
      }));
    const mentionsOf = (...confidences: number[]) => promote(sure(confidences), { papers: 3, taken: [] }).mentions;
    expect(mentionsOf(0.49, 0.9)).toEqual([]);
    const [first, second] = corpus;
    expect(mentionsOf(0.5, 0.9).map(({ paperId }) => paperId)).toEqual([first.paperId, second.paperId]);
  });

  test('that two papers share become concepts; that one has do not', () => {
    const { concepts, mentions } = promote(corpus, { papers: 3, taken: vocabulary });
    expect(concepts.map(({ id }) => id)).toEqual(['kernel-herding-scheme', 'tensor-sketch']);
    expect(mentions).toHaveLength(4);
  });

  test('have the confidence of their candidate, and the method of where they stand', () => {
    const { mentions } = promote(
      ['a', 'b'].map((key, i) => {
        const record = paper(key, { abstract: i ? 'A tensor sketch.' : '', keywords: i ? [] : ['tensor sketch'] });
        const { candidates } = extractor.extract(record);
        return { paperId: record.id, candidates: candidates.map((each) => ({ ...each, confidence: 0.5 + i / 4 })) };
      }),
      { papers: 2, taken: vocabulary },
    );
    const told = mentions.map(({ field, method, confidence }) => `${field} ${method} ${confidence}`);
    expect(told.sort()).toEqual(['abstract keyphrase 0.75', 'keywords author-keyword 0.5']);
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
