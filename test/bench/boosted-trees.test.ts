import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { learnTrees } from '../../bench/training/boosted-trees.js';
import { learnWeights } from '../../bench/training/keyphrases/attribute-weights.js';
import { readConceptLabels } from '../../bench/training/keyphrases/acl-labels.js';
import { conceptCalibration } from '../../bench/training/keyphrases/concept-calibration.js';
import { logisticCurve } from '../../bench/training/keyphrases/logistic-curve.js';
import { fitLogistic } from '../../bench/training/logistic.js';
import { confidenceOf } from '../../src/extraction/keyphrases/calibration.js';
import { BoostedTrees } from '../../src/extraction/keyphrases/boosted-trees.js';

/** Points of a square; those in two opposite corners are positive, which no single split tells. */
function corners(count: number) {
  const rows = new Float32Array(count * 3);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const [x, y] = [((i * 7919) % 1000) / 1000, ((i * 104_729) % 997) / 997];
    rows.set([x, y, i % 2], i * 3);
    labels[i] = Number(x > 0.5 === y > 0.5);
  }
  return { table: { rows, count, features: ['x', 'y', 'noise'] }, labels };
}

describe('boosted trees', () => {
  const { table, labels } = corners(4000);
  const learned = learnTrees(table, labels, { trees: 40, leaves: 8, smallest: 20 });

  test('learn what takes two features together', () => {
    const trees = new BoostedTrees(learned, ['noise', 'y', 'x']);
    const margin = (x: number, y: number) => trees.margin(Float32Array.from([9, 9, 9, 0, y, x]), 3);
    for (const [x, y] of [[0.2, 0.3], [0.8, 0.9]]) expect(margin(x, y)).toBeGreaterThan(1); // prettier-ignore
    for (const [x, y] of [[0.2, 0.8], [0.9, 0.1]]) expect(margin(x, y)).toBeLessThan(-1); // prettier-ignore
  });

  test('are the same for the same rows', () => {
    expect(learnTrees(table, labels, { trees: 40, leaves: 8, smallest: 20 })).toEqual(learned);
    const some = { trees: 5, columns: 0.5, seed: 3 };
    expect(learnTrees(table, labels, some)).toEqual(learnTrees(table, labels, some));
  });

  test('keep to their numbers of trees and leaves', () => {
    expect(learned.trees).toHaveLength(40);
    for (const { feature } of learned.trees) {
      expect(feature.filter((each) => each < 0).length).toBeLessThanOrEqual(8);
    }
  });
});

describe('weights of attributes', () => {
  test('tell what makes an example positive', () => {
    const examples = Array.from({ length: 300 }, (_, i) => ({
      attributes: [`head-${i % 3}`, `begin-${i % 5}`],
      label: (i % 3 === 0 ? 1 : 0) as 0 | 1,
    }));
    const weights = learnWeights(examples);
    expect(weights.get('head-0')).toBeGreaterThan(0.5);
    expect(weights.get('head-1')).toBeLessThan(0);
  });
});

test('a logistic curve says the odds that drew the labels, and few sure ones at the top do not bend it', () => {
  // Labels spread evenly over their odds: right is what a low-discrepancy sequence puts below the share.
  const examples = Array.from({ length: 8000 }, (_, i) => {
    const margin = i / 1000 - 4;
    const share = 1 / (1 + Math.exp(-(0.5 * margin - 1)));
    return { margin, label: ((i * 0.618_034) % 1 < share ? 1 : 0) as 0 | 1 };
  });
  const curve = logisticCurve([...examples, { margin: 9, label: 1 }, { margin: 9.5, label: 1 }]);
  for (const margin of [-3, 0, 2, 4]) {
    expect(confidenceOf(curve, margin)).toBeCloseTo(1 / (1 + Math.exp(-(0.5 * margin - 1))), 1);
  }
});

test('labels of concepts judge a key one way, and half of the papers is held out', () => {
  const labels = readConceptLabels();
  expect(labels.size).toBe(91);
  expect([...labels.values()].filter(({ isHeldOut }) => isHeldOut)).toHaveLength(45);
  const lines = readFileSync('bench/training/keyphrases/acl-labels.jsonl', 'utf8').trim().split('\n');
  for (const line of lines) {
    const { id, yes, no } = JSON.parse(line) as { id: string; yes: string[]; no: string[] };
    expect(labels.get(id)?.verdicts.size).toBe(yes.length + no.length);
  }
});

test('the calibration of concepts finds what an entity is worth', () => {
  const examples = Array.from({ length: 4000 }, (_, i) => {
    const [margin, entity] = [(i % 40) / 5 - 4, i % 3 === 0 ? 0.8 : 0];
    const share = 1 / (1 + Math.exp(-(margin + 2.5 * entity - 1)));
    return { margin, entity, label: ((i * 0.618_034) % 1 < share ? 1 : 0) as 0 | 1 };
  });
  const { offset, slope, entity } = conceptCalibration(examples);
  expect(entity).toBe(2.5);
  expect(offset).toBeCloseTo(-1, 1);
  expect(slope).toBeCloseTo(1, 1);
});

test('a curve is found where margins are far from zero, too', () => {
  const examples = Array.from({ length: 1000 }, (_, i) => {
    const x = 8 + (i % 50) / 10;
    return { x, right: (i * 0.618_034) % 1 < 1 / (1 + Math.exp(-(0.2 * x - 2))) };
  });
  const { offset, slope } = fitLogistic(examples);
  expect(slope).toBeCloseTo(0.2, 1);
  expect(offset + 10 * slope).toBeCloseTo(0, 0);
});
