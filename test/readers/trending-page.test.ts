import { describe, expect, test } from '@jest/globals';
import { normalizeTitle } from '../../src/model/identity.js';
import { PapergraphError } from '../../src/model/errors.js';
import type { SourceLine } from '../../src/readers/source-line.js';
import { linesOfContent } from '../../src/readers/source-line.js';
import { trendingPage } from '../../src/readers/trending-page.js';
import { wrapped } from './pages.js';
import { readAll } from './reading.js';

const GAUGES =
  'We keep tidal gauges honest by comparing neighbors. The method needs no calibration and runs in linear time. On nine coasts it finds every gauge that had drifted, and no other.';
const LOOMS =
  'Looms that weave at random leave patterns behind. This paper counts them, and shows that the count is a fair measure of how random the loom is.';
const BELLS =
  'This work asks how long a bell rings. It is shown that the answer depends on the tower more than on the bell.';

const page = (...lines: string[]): string => lines.join('\n');
const titles = async (text: string | Uint8Array): Promise<string[]> =>
  (await readAll(trendingPage, text)).records.map((record) => record.title);

describe('a record', () => {
  test('has the title, the abstract, the line of the title, and the title as its only key', async () => {
    const { records, issues } = await readAll(trendingPage, page('Home', '', 'Honest Gauges?', '', GAUGES), 'coast');
    expect(issues).toEqual([
      { severity: 'skipped', source: 'coast', line: 1, lastLine: 1, message: 'page text, not part of a paper' },
    ]);
    expect(records).toEqual([
      expect.objectContaining({
        title: 'Honest Gauges?',
        abstract: GAUGES,
        keys: [`title:${normalizeTitle('Honest Gauges?')}`],
        source: { name: 'coast', format: 'page', line: 3 },
      }),
    ]);
  });

  test('joins wrapped lines of title and abstract with single spaces', async () => {
    const text = page('Honest gauges on nine coasts of the north', '  and what they tell', '', ...wrapped(GAUGES, 60));
    const { records } = await readAll(trendingPage, text);
    expect(records.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['Honest gauges on nine coasts of the north and what they tell', GAUGES],
    ]);
  });

  test('keeps an abstract together that is broken into paragraphs', async () => {
    const [first, ...rest] = GAUGES.split(/(?<=\.) /);
    const { records } = await readAll(
      trendingPage,
      page('Honest gauges', '', `${first} ${LOOMS}`, '', rest.join(' '), '', 'Random looms', '', LOOMS),
    );
    expect(records.map((record) => record.abstract)).toEqual([`${first} ${LOOMS} ${rest.join(' ')}`, LOOMS]);
  });

  test('keeps the rest of a sentence that goes on in a short last line', async () => {
    const long = `${GAUGES} ${LOOMS} ${BELLS}`;
    const { records } = await readAll(trendingPage, page('Honest gauges', '', long.slice(0, -6), long.slice(-5)));
    expect(records.map((record) => record.abstract)).toEqual([long]);
  });
});

describe('titles', () => {
  test.each([
    'Honest gauges -- a field guide',
    'Gauges: honest or not',
    'Are gauges honest?',
    'Be honest, gauge!',
    'Gauges are honest.',
    'Gaugenet',
    'iGauge',
    'Mesures honnêtes à Łódź',
    '诚实的潮汐仪',
    'Your gauge is your newsletter',
    'Honest gauges vs. dishonest ones',
    'TL;DR: honest gauges',
    'Privacy policy of an honest gauge',
    '{\\em Honest} gauges in ell_infty with O(sqrt{d})',
    'This is not a gauge: we were wrong, and it has been shown that they are honest',
  ])('%s', async (title) => {
    expect(await titles(page('Weekly', '', 'Random looms', '', LOOMS, '', title, '', GAUGES))).toEqual([
      'Random looms',
      title,
    ]);
  });

  test('may be followed by an abstract of one short sentence', async () => {
    expect(await titles(page('Honest gauges', '', 'We prove that gauges lie.'))).toEqual(['Honest gauges']);
  });

  test('are told from words that a page repeats with every paper', async () => {
    const text = page(
      ...['Honest gauges', '', 'Rated 3 of 5', '', GAUGES, '', 'Quokka!', ''],
      ...['Random looms', '', 'Rated 4 of 5', '', LOOMS, '', 'Quokka!', ''],
      ...['Slow bells', '', 'Rated 1 of 5', '', BELLS],
    );
    expect(await titles(text)).toEqual(['Honest gauges', 'Random looms', 'Slow bells']);
  });

  test('are told from a label that stands between them and the abstract only once', async () => {
    for (const label of ['Coastal Engineering', 'Earth > Oceans', 'tides', 'Loomly University']) {
      expect(await titles(page('Honest Gauges on Nine Coasts', '', label, '', GAUGES))).toEqual([
        'Honest Gauges on Nine Coasts',
      ]);
    }
  });

  test('are told from names and dates between them and the abstract', async () => {
    const text = page('Honest gauges', '', 'Ada B. Cole, Dan van Eck and Flo Grant', '', 'Mar 14, 2031', '', GAUGES);
    const { records, issues } = await readAll(trendingPage, text);
    expect(records.map(({ title, abstract }) => [title, abstract])).toEqual([['Honest gauges', GAUGES]]);
    expect(issues.map(({ line, lastLine }) => [line, lastLine])).toEqual([
      [3, 3],
      [5, 5],
    ]);
  });
});

describe('what is no paper is reported with its lines', () => {
  const reported = async (text: string): Promise<[string, number, number, string][]> =>
    (await readAll(trendingPage, text)).issues.map((one) => [one.severity, one.line, one.lastLine, one.message]);

  test('chrome, one issue a block', async () => {
    const text = page('Home', 'About', '', 'Honest gauges', '', GAUGES, '', 'Load more', '', '© 2031 Weekly');
    expect(await reported(text)).toEqual([
      ['skipped', 1, 2, 'page text, not part of a paper'],
      ['skipped', 8, 8, 'page text, not part of a paper'],
      ['skipped', 10, 10, 'page text, not part of a paper'],
    ]);
  });

  test('a title without an abstract, and a paragraph without a title', async () => {
    const text = page(GAUGES, '', 'Random looms', '', LOOMS, '', 'Bells that nobody described');
    expect(await reported(text)).toEqual([
      ['skipped', 1, 1, 'a paragraph without a title before it'],
      ['skipped', 7, 7, 'no abstract follows this line'],
    ]);
  });

  test('notices of whole sentences, though a heading stands above them', async () => {
    const notice =
      'We use cookies to remember your choices. You can change your consent at any time in the cookie settings of this site.';
    for (const text of [
      notice,
      'We respect your privacy.',
      'Loomly gathers preprints and shows what was read this week.',
    ]) {
      expect(await titles(page('Random looms', '', LOOMS, '', 'Before you go', '', text))).toEqual(['Random looms']);
    }
  });

  test('a title that the page had before, with both lines', async () => {
    const text = page('Random looms', '', LOOMS, '', 'Random Looms', '', '12 votes', '', GAUGES);
    expect(await reported(text)).toEqual([['error', 5, 9, 'the title is that of line 1']]);
    expect(await titles(text)).toEqual(['Random looms']);
  });

  test('a paper with bytes that are not UTF-8; the others are kept', async () => {
    const text = page('Random looms', '', LOOMS, '', 'Caf\u00e9 gauges', '', GAUGES, '', 'Slow bells', '', BELLS);
    const { records, issues } = await readAll(trendingPage, Buffer.from(text, 'latin1'));
    expect(records.map((record) => record.title)).toEqual(['Random looms', 'Slow bells']);
    expect(issues.map((one) => [one.severity, one.line, one.lastLine, one.message])).toEqual([
      ['error', 5, 7, 'line 5 of this paper is not UTF-8 text'],
    ]);
  });
});

describe('a page that breaks off', () => {
  async function* broken(text: string): AsyncGenerator<SourceLine> {
    yield* linesOfContent(text);
    await Promise.resolve();
    throw new PapergraphError('BAD_INPUT', 'made to fail');
  }

  test('gives what stands before, but not the paper in which it breaks off', async () => {
    const text = page('Random looms', '', LOOMS, '', 'Honest gauges', '', GAUGES);
    const { records, issues, failure } = await readAll(trendingPage, broken(text));
    expect(records.map((record) => record.title)).toEqual(['Random looms']);
    expect(issues.map((one) => [one.severity, one.line, one.message])).toEqual([
      ['error', 5, 'the file breaks off in this paper'],
    ]);
    expect(failure?.message).toBe('made to fail');
  });

  test('gives the last paper where a title came after it', async () => {
    const { records } = await readAll(trendingPage, broken(page('Random looms', '', LOOMS, '', 'Honest gauges')));
    expect(records.map((record) => record.title)).toEqual(['Random looms']);
  });
});
