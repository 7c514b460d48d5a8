import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { trendingPage } from '../../src/readers/trending-page.js';
import { madePages, type MadePage } from './pages.js';
import { readAll, textOf, textOutsideIssues } from './reading.js';

async function expectExactly(page: MadePage): Promise<void> {
  const { records, issues } = await readAll(trendingPage, page.text);
  expect(records.map(({ title, abstract, source }) => ({ title, abstract, line: source.line }))).toEqual(page.papers);
  expect(issues.every((issue) => issue.severity === 'skipped')).toBe(true);
  expect(textOutsideIssues(page.text, issues)).toBe(textOf(page.papers));
}

describe('any page gives exactly its papers, and each line is in one paper or one issue', () => {
  const runs = { numRuns: Number(process.env.PAGES ?? 150) };
  test('with chrome before and after', async () => {
    await fc.assert(fc.asyncProperty(madePages({ between: false }), expectExactly), runs);
  });
  test('with chrome between the papers too', async () => {
    await fc.assert(fc.asyncProperty(madePages({ between: true }), expectExactly), runs);
  });
  test('and is recognized as a page', () => {
    fc.assert(
      fc.property(madePages({ between: true }), ({ text }) =>
        expect(trendingPage.detects(text.replace(/^\uFEFF/, ''))).toBe(true),
      ),
      runs,
    );
  });
});
