import { expect, test } from '@jest/globals';
import { calibration } from '../../bench/quality/calibration.js';

test('calibration sets what is right against what was said', () => {
  const judged = [0.8, 0.8, 0.8, 0.8, 1].map((confidence, i) => ({ confidence, right: i !== 0 }));
  expect(calibration(judged)).toBe('0.7–0.9: 75 % of 4, said 80 %; 0.9–1: 100 % of 1, said 100 %');
});
