import { expect, test } from '@jest/globals';
import { calmLog } from '../../src/cli/calm-log.js';

test('the same line is written once a minute, with how often it came', () => {
  let now = 0;
  const written: unknown[] = [];
  const log = calmLog(
    (error) => written.push(error instanceof Error ? error.message : error),
    () => now,
  );
  for (; now < 10_000; now += 1_000) log(new Error('away'));
  log('another');
  now = 60_000;
  log(new Error('away'));
  expect(written).toEqual(['away', 'another', '9 times more in the last while: away', 'away']);
});
