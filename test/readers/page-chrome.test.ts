import { describe, expect, test } from '@jest/globals';
import { chromeOf } from '../../src/readers/page-chrome.js';
import { isNotice } from '../../src/readers/page-notices.js';
import { markRepeats, type PageLine } from '../../src/readers/page-repeats.js';

describe('chromeOf', () => {
  test.each([
    'Mar 14',
    '14 March 2031',
    '2031-03-14',
    'Published on March 14, 2031',
    '3 hours ago',
    'Yesterday',
    '★ 1,204',
    '1.2k',
    '12 upvotes',
    '0.43 stars / hour',
    'Upvote 7',
    'Comments (12)',
    'Paper / Code',
    '[PDF] [Code]',
    'PDF | Code',
    'Paper Code',
    'View on arXiv',
    'Add code',
    'GitHub ★ 1.2k',
    'arXiv:2401.01234',
    'https://example.org/a',
    'cs.LG',
    'cs.CL, stat.ML',
    'Tags: tides, looms',
    'Submitted by someone',
    'someone/some-repo',
    '• some-library',
    'ICML 2024',
    '#3 Paper of the day',
    '---',
  ])('%s belongs to one paper', (line) => {
    expect(chromeOf(line)).toBe('metadata');
  });

  test.each([
    'Home',
    'Sign In',
    'Trending Research',
    'Top papers this week',
    'Privacy Policy | Terms',
    'Papers · Topics · About',
    'Previous 1 2 3 Next',
    'Page 2 of 9',
    'Sort by: newest',
    'byQZ and the reading circle',
    '© 2031 Weekly',
    'Load more papers',
    'Subscribe to our newsletter',
    'Back to top',
    'Powered by something',
    'Showing 1-25 of 300 results',
    'Loading...',
  ])('%s belongs to the page', (line) => {
    expect(chromeOf(line)).not.toBeNull();
  });

  test.each([
    'Gaugenet',
    'STAR: reasoning about situations',
    'TAG: gradients by task',
    'Code search with folded trees',
    'A model of models',
    'Trending topics are late',
    'Paper folding and its errors',
    'By-products of looms',
    'ByPass: a loom that skips',
    'Home is where the gauge is',
    'Datasets for looms: a survey',
    'Learning to share',
  ])('%s could be a title', (line) => {
    expect(chromeOf(line)).toBeNull();
  });
});

describe('isNotice', () => {
  test.each([
    'We use cookies to improve this. By continuing you agree.',
    'Get what matters in your inbox, every Monday morning.',
    'Loomly ranks preprints by how often they are mentioned. The list is updated hourly.',
    'You can unsubscribe at any time.',
  ])('%s', (text) => {
    expect(isNotice(text)).toBe(true);
  });

  test('an abstract on newsletters and consent is none', () => {
    const abstract =
      'Newsletters are read less than they are sent. We ask why, in an experiment with nine thousand readers who gave their consent. It turns out that the hour matters more than the words, and that short ones are read in full. A simple model of attention explains both findings, and predicts the outcome of two earlier studies within the error of measurement.';
    expect(isNotice(abstract)).toBe(false);
  });
});

describe('markRepeats', () => {
  const marked = (...texts: string[]): string[] => {
    const lines = texts.map((text, index): PageLine => ({ number: index + 1, text, damaged: false, chrome: null }));
    markRepeats(lines);
    return lines.filter((line) => line.chrome !== null).map((line) => line.text);
  };
  const abstract = 'a sentence about looms and what they leave behind when nobody counts '.repeat(3);

  test('marks what stands with several papers, numbers aside', () => {
    expect(marked('Looms', abstract, 'Rank 3', 'Gauges', `${abstract}!`, 'Rank 12')).toEqual(['Rank 3', 'Rank 12']);
  });

  test('does not mark a paper that is listed again, nor the last words of a sentence', () => {
    expect(marked('Looms', abstract, 'Looms', abstract, 'of looms.', 'of looms.')).toEqual([]);
  });
});
