import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { figureText, markdownTable } from '../../bench/quality/table.js';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['bench/quality/main.js', ...args], { encoding: 'utf8' });

describe('the quality benchmark', () => {
  test.each([
    [[], '--data <folder> is missing'],
    [['--data', 'test/no-such-folder'], 'there is no folder test/no-such-folder'],
    [['--data', 'test', '--only', 'no-such-row'], '--only takes one of'],
  ])('says what is wrong with %j', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('names the file that the folder lacks', () => {
    const { status, stdout, stderr } = run('--data', 'test', '--only', 'abbreviation-pairs');
    expect(status).toBe(1);
    expect(stderr).toContain('needs eval/acronyms-med1250-dev.jsonl in test');
    expect(stdout).toContain('not measured');
  });
});

describe('the table', () => {
  const row = { name: 'pairs', task: 'pairs, F1', must: 80, aim: 90 };
  const figure = { precision: 90, recall: 80, f1: 84.71, interval: [82.04, 87] };

  test('tells whether the figure per fold meets a bound', () => {
    const [, , line] = markdownTable([{ row, result: { perFold: figure, asShipped: { ...figure, f1: 91 } } }]).split(
      '\n',
    );
    expect(line).toBe('| pairs | pairs, F1 | 80 | 90 | 90 | 80 | 84.7 (82–87) | 91 (82–87) | must |');
  });

  test('goes by what ships where nothing is learned, and says what failed', () => {
    const text = markdownTable([
      { row, result: { perFold: null, asShipped: figure } },
      { row, result: null },
    ]);
    const [, , shipped, failed] = text.split('\n');
    expect(shipped).toBe('| pairs | pairs, F1 | 80 | 90 | 90 | 80 | – | 84.7 (82–87) | must |');
    expect(failed).toContain('not measured');
  });

  test('shows a speed in its unit', () => {
    expect(figureText({ value: 12345.6, interval: null }, { unit: 'abstracts/s' })).toBe('12,346 abstracts/s');
  });
});
