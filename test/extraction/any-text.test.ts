import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Extractor } from '../../src/extraction/extractor.js';
import { fieldText } from '../../src/model/field-text.js';
import type { PaperRecord } from '../../src/model/paper.js';
import { concept, paper } from '../contract/fixtures.js';
import { randomFrom } from '../../bench/sparse/random.js';
import { models } from '../support/models.js';
import { nastyText } from './texts.js';

const extractor = new Extractor([concept('linear-attention'), concept('time-series')], models);

/** What must hold of any text: few finds, that slice the text; the same again. */
function check(record: PaperRecord): ReturnType<Extractor['extract']> {
  const extraction = extractor.extract(record);
  const { mentions, candidates } = extraction;
  expect(candidates.length).toBeLessThanOrEqual(24);
  expect(new Set(candidates.map(({ key }) => key)).size).toBe(candidates.length);
  for (const { confidence, spans, name } of candidates) {
    expect(name).not.toBe('');
    expect(spans.length).toBeGreaterThan(0);
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(Math.round(confidence * 100) / 100).toBe(confidence);
  }
  for (const { field, start, end, surface } of [...mentions, ...candidates.flatMap(({ spans }) => spans)]) {
    expect(end).toBeGreaterThan(start);
    expect(fieldText(record, field).slice(start, end)).toBe(surface);
  }
  return extraction;
}

test('whatever the text, candidates are few and slice it, and are the same again', () => {
  fc.assert(
    fc.property(nastyText, nastyText, fc.array(nastyText, { maxLength: 3 }), (title, abstract, keywords) => {
      const record = paper('a', { title, abstract, keywords });
      expect(check(record)).toEqual(check(record));
    }),
    { numRuns: 20 },
  );
});

const WORDS = (
  'We the of and model models neural parsing parser tree kernels (HMM) (SVM); is learns, learned learning. to “quoted” ' +
  'THE ALL CAPITALS α β_i x_{ij}^2 $\\sum_k$ \\cite{a} == {}; if(x<3) return a[i]; // 语言 模型 语言模型 ИИ модель 機械翻訳 ' +
  'low-resource pre- non -- … https://a.example/b). 3.14 1,000 2019 é naïve \u200b \ud83d \udc00 👩‍🔬 \t \n'
).split(' ');

test('a hundred texts of words, formulas, code and other scripts in any order, by a fixed seed', () => {
  const random = randomFrom(5);
  const some = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => WORDS[Math.floor(random() * WORDS.length)]).join(
      random() < 0.8 ? ' ' : '',
    );
  for (let i = 0; i < 100; i++) check(paper('a', { title: some(12), abstract: some(60) }));
});

test.each([
  ['nothing', '', 0],
  ['formulas', '$\\sum_{i=1}^n x_i^2 \\leq \\frac{1}{2} \\|y\\|_2$, $\\forall \\epsilon > 0$ $f(x) = g(y)$', 3],
  ['code', 'for (int i = 0; i < n; i++) { sum += a[i] * b[i]; } return sum;', 3],
  ['Chinese', '我们提出了一种新的神经机器翻译模型。实验结果表明该方法有效。', 3],
  ['Russian', 'Мы предлагаем новую модель машинного перевода и показываем её на данных.', 4],
  ['numbers', '1 2 3 4.5 6,000 7/8 9-10 2019 2020', 0],
  ['punctuation', '?!;:,.—–-()[]{}<>«»"\'…', 0],
])('%s: few candidates', (_, abstract, most) => {
  expect(check(paper('a', { title: '', abstract })).candidates.length).toBeLessThanOrEqual(most);
});

test('a text in capitals has no more candidates than the same in small letters, and a few', () => {
  const text = 'We train neural parsers on trees. Tree kernels help parsers of Latin.';
  const { candidates } = check(paper('a', { title: 'T', abstract: text.toUpperCase() }));
  expect(candidates.length).toBeLessThanOrEqual(8);
});

const MEGABYTE = 1 << 20;
/** Of the processor; quadratic work takes minutes on a megabyte, and more than this on a quarter. */
const SECONDS = 10;

test.each([
  ['a megabyte', 'one word', 'a', MEGABYTE],
  ['a megabyte', 'brackets', '(', MEGABYTE],
  ['a quarter of one', 'words', 'tree kernel ', MEGABYTE / 4],
  ['a quarter of one', 'hyphens', 'a-', MEGABYTE / 4],
  ['a quarter of one', 'Chinese', '语言模型', MEGABYTE / 4],
  ['a quarter of one', 'capitals', 'ABC ', MEGABYTE / 4],
])(
  '%s of %s: bounded time, few candidates',
  (_, __, piece, length) => {
    const abstract = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const start = process.cpuUsage();
    const { candidates } = extractor.extract(paper('a', { title: 'T', abstract }));
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(SECONDS);
    expect(candidates.length).toBeLessThanOrEqual(24);
  },
  120_000,
);
