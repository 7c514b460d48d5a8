import { describe, expect, test } from '@jest/globals';
import { issuesText } from '../../src/cli/issues-text.js';
import type { SourceIssue } from '../../src/model/errors.js';

const issue = (severity: SourceIssue['severity'], line: number, message: string, lastLine = line): SourceIssue => ({
  severity,
  source: 'papers.jsonl',
  line,
  lastLine,
  message,
});

describe('what was not read', () => {
  test('nothing is told where all was read', () => {
    expect(issuesText([])).toEqual([]);
  });

  test('entries one by one, fields and page text by their reason', () => {
    const issues = [
      issue('skipped', 1, 'page text'),
      issue('field', 2, '"year" left out'),
      issue('error', 3, 'no title'),
      issue('skipped', 4, 'page text', 6),
    ];
    expect(issuesText(issues)).toEqual([
      '',
      'Skipped:',
      '  papers.jsonl:3  no title',
      '',
      'Fields left out:',
      '  papers.jsonl: "year" left out, line 2',
      '',
      'Page text:',
      '  papers.jsonl: page text, lines 1, 4-6',
    ]);
  });

  test('what is many is counted', () => {
    const many = (severity: SourceIssue['severity']) =>
      issuesText(Array.from({ length: 25 }, (_, line) => issue(severity, line + 1, 'wrong')));
    expect(many('error')).toHaveLength(2 + 20 + 1);
    expect(many('error').at(-1)).toBe('  … and 5 more');
    expect(many('skipped').at(-1)).toMatch(/, 20, … and 5 more$/);
  });
});
