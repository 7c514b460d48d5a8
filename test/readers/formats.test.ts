import { describe, expect, test } from '@jest/globals';
import { detectFormat, formatNamed, FORMATS } from '../../src/readers/formats.js';
import { failureOf } from './reading.js';

const PAGE = 'Home\n\nRandom looms\n\nWe count the patterns that looms leave behind, and show that the count is fair.';
const failure = (act: () => unknown) => failureOf(Promise.resolve().then(act));

describe('detectFormat', () => {
  test.each([
    ['page', PAGE],
    ['jsonl', '{"title": "Random looms"}\n{"title": "Honest gauges"}'],
  ])('%s', (name, head) => {
    expect(detectFormat(head, FORMATS, 'looms.txt').name).toBe(name);
  });

  test.each([
    [
      'anything else',
      'a,b\n1,2\n',
      'give one paper a line as a JSON object, or a page with a blank line between title and abstract',
    ],
    ['a JSON array', '[{"title": "A"}]', 'it looks like one JSON array: write each object on a line of its own'],
    ['an empty array', ' []', 'it looks like one JSON array: write each object on a line of its own'],
    [
      'JSON over several lines',
      '{\n  "title": "A"\n}',
      'it looks like JSON over several lines: write each object on one line',
    ],
    ['HTML', '<!DOCTYPE html>\n<title>A</title>', 'it looks like HTML or XML: give the text of the page instead'],
  ])('%s is refused, with what was tried and what to do', async (_name, head, advice) => {
    const error = await failure(() => detectFormat(head, FORMATS, 'looms.csv'));
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message).toBe(
      `looms.csv: its format was not recognized; ${advice} (tried jsonl (one paper a line, as a JSON object) and page (a listing page copied as text: title, blank line, abstract))`,
    );
    expect(error.details).toEqual({ file: 'looms.csv', formats: ['jsonl', 'page'] });
  });
});

describe('formatNamed', () => {
  test('gives each by its name', () => {
    for (const format of FORMATS) expect(formatNamed(format.name, FORMATS)).toBe(format);
  });

  test('an unknown name is refused with the known ones', async () => {
    const error = await failure(() => formatNamed('pdf', FORMATS));
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message).toBe(
      'There is no format "pdf"; use jsonl or page, or leave --format out to have it detected.',
    );
  });
});
