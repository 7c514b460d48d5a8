import fc from 'fast-check';
import { normalizeTitle } from '../../src/model/identity.js';
import { pageChrome, paperChrome } from './made-chrome.js';

/** A page made of known papers and known chrome, as a browser's "select all, copy" would give it. */
export interface MadePage {
  text: string;
  /** In order; `line` is where the title begins, 1-based. */
  papers: { title: string; abstract: string; line: number }[];
}

const THINGS = [
  'tidal gauges',
  'ant colonies',
  'glacier flow',
  'tea leaves',
  'orchard pruning',
  'ferry timetables',
  'bell towers',
  'kite stability',
  'peat bogs',
  'harbor cranes',
  'loom patterns',
  'river deltas',
];
const WAYS = [
  'sparse ledgers',
  'nested averages',
  'two-sided sketches',
  'lazy gradients',
  'folded trees',
  'weighted echoes',
  'low-rank mirrors',
  'paired counting',
  'random pleats',
  'slow kernels',
];
const thing = fc.constantFrom(...THINGS);
const way = fc.constantFrom(...WAYS);
const number = fc.integer({ min: 2, max: 900 });

const capitalized = (text: string): string => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
const titleCased = (text: string): string => text.replace(/(?<![\p{L}-])\p{L}(?=\p{L}{2})/gu, (c) => c.toUpperCase());

const title = fc
  .tuple(
    fc.constantFrom<(a: string, b: string) => string>(
      (a, b) => capitalized(`${a} by ${b}`),
      (a, b) => titleCased(`${a}: A Study of ${b}`),
      (a, b) => titleCased(`Are ${b} Enough for ${a}?`),
      (a, b) => titleCased(`Count ${a}! Reading ${b} Twice`),
      (a, b) => capitalized(`${a} -- estimation with ${b}`),
      (a, b) => titleCased(`Revisiting ${a} vs. ${b}`),
      (a, b) => capitalized(`${b} are all that ${a} need`),
      (a, b) => capitalized(`${a} explained through ${b}.`),
      (a, b) => titleCased(`Über ${a}: étude de ${b} à Łódź`),
      (a, b) => capitalized(`an O(sqrt{d}) bound for ${a} under {\\em ${b}}`),
      (a, b) => titleCased(`Private ${b}, Email and Newsletters in the Age of ${a}`),
      (a, b) =>
        titleCased(`${b} for ${a} and other long stories about measuring what was never written down in tables`),
    ),
    thing,
    way,
    fc.integer({ min: 2, max: 99 }),
    fc.boolean(),
  )
  .map(([make, a, b, n, numbered]) => (numbered ? make(`${a} of type ${n}`, b) : make(a, b)));

const sentence = fc
  .tuple(
    fc.constantFrom<(a: string, b: string, n: number) => string>(
      (a, b) => `We study ${a} with ${b}.`,
      (a, b) => `This gives a plain account of how ${b} behave when ${a} change over the seasons.`,
      (a, _b, n) => `Across ${n} sites, our estimates are within 1.5 % of those made by hand (cf. the tables of ${a}).`,
      (a, b) => `However, ${a} are rarely observed in full, i.\\,e. without gaps, and ${b} must fill them in.`,
      (a, _b, n) =>
        `The error is O(sqrt{${n}}) in the ell_infty norm, which {\\em no} earlier method for ${a} reaches.`,
      (_a, b) => `Why do ${b} work at all?`,
      (a) => `"Nobody counts ${a}", the keepers say; they do, and so do we.`,
      (a, b) => `It follows that ${b} can be learned from ${a} alone.`,
      (a, b) => `Élodie’s rule — known from ${a} — is recovered by ${b} as a special case.`,
    ),
    thing,
    way,
    number,
  )
  .map(([make, a, b, n]) => make(a, b, n));

const abstract = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: sentence.filter((text) => text.startsWith('We ')).map((text) => [text]) },
      { weight: 5, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 12 }) },
    ),
    fc.constantFrom(
      '',
      '',
      '',
      ' Code is available at https://example.org/made/up.',
      ' Our data: https://example.org/d',
    ),
  )
  .map(([sentences, end]) => sentences.join(' ') + (sentences.length > 1 ? end : ''));

const layout = fc.record({
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  byteOrderMark: fc.boolean(),
  lastLineEnd: fc.boolean(),
  blankAfterTitle: fc.constantFrom<string[]>([''], [''], ['', ''], [' \t']),
  blankAfterAbstract: fc.constantFrom<string[]>([''], [''], ['', '', '']),
  /** Chrome lines stand directly below each other. */
  dense: fc.boolean(),
  /** Characters at which abstracts are wrapped. */
  width: fc.constantFrom(Infinity, Infinity, 80, 110, 340),
});

const paper = fc.record({ title, abstract, chrome: fc.array(paperChrome, { maxLength: 4 }) });

/** Pages of 1 to 12 papers with distinct titles. `between`: chrome between the papers too. */
export function madePages({ between }: { between: boolean }): fc.Arbitrary<MadePage> {
  return fc
    .record({
      layout,
      papers: fc.uniqueArray(paper, {
        minLength: 1,
        maxLength: 12,
        selector: (made) => normalizeTitle(made.title),
      }),
      before: fc.array(pageChrome, { maxLength: 8 }),
      after: fc.array(pageChrome, { maxLength: 8 }),
    })
    .map(({ layout: shape, papers, before, after }) => {
      const lines: string[] = [];
      const made: MadePage['papers'] = [];
      const putChrome = (chrome: string[]): void => {
        for (const line of chrome) lines.push(line, ...(shape.dense ? [] : ['']));
        if (shape.dense && chrome.length > 0) lines.push('');
      };
      putChrome(before);
      for (const { title: name, abstract: text, chrome } of papers) {
        if (between) putChrome(chrome);
        made.push({ title: name, abstract: text, line: lines.length + 1 });
        lines.push(name, ...shape.blankAfterTitle, ...wrapped(text, shape.width), ...shape.blankAfterAbstract);
      }
      putChrome(after);
      const text = lines.join(shape.lineEnd).trimEnd() + (shape.lastLineEnd ? shape.lineEnd : '');
      return { text: (shape.byteOrderMark ? '\uFEFF' : '') + text, papers: made };
    });
}

/** Cuts a text at spaces into lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
