import { describe, expect, test } from '@jest/globals';
import { trendingPage } from '../../src/readers/trending-page.js';

const GAUGES =
  'We keep tidal gauges honest by comparing neighbors. The method needs no calibration and runs in linear time.';
const LOOMS =
  'Looms that weave at random leave patterns behind. This paper counts them, and shows that the count is fair.';
const page = (...lines: string[]): string => lines.join('\n');

describe('pages are told from their opening', () => {
  test.each([
    ['prose without a title', GAUGES],
    ['headings alone', page('Home', '', 'Papers', '', 'Contact')],
    ['JSON', '{"title": "Honest gauges",\n\n"abstract": "none"}'],
    ['HTML', page('<!doctype html>', '', '<p>Honest gauges</p>', '', `<p>${GAUGES}</p>`)],
    ['BibTeX', page('@article{gauges,', '', `abstract = {${GAUGES}}`, '}')],
    [
      'code',
      page("import { a } from 'b';", '', '/** Adds. */', 'export const add = (a, b) => {', '  return a + b;', '};'),
    ],
    ['a comma-separated table', page('title,abstract', `Honest gauges,"${GAUGES}"`, `Random looms,"${LOOMS}"`)],
  ])('does not take %s', (_name, text) => {
    expect(trendingPage.detects(text)).toBe(false);
  });

  test('takes a page that is cut anywhere after its first paper', () => {
    const text = page('Home', '', 'Random looms', '', LOOMS, '', 'Honest gauges', '', GAUGES);
    const first = text.indexOf(LOOMS) + LOOMS.length;
    for (let end = first; end <= text.length; end++) expect(trendingPage.detects(text.slice(0, end))).toBe(true);
  });
});
