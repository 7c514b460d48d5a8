import { describe, expect, test } from '@jest/globals';
import { COLUMN, FEATURE_NAMES, WIDTH, type Feature } from '../../../src/extraction/keyphrases/features.js';
import { findCandidatePhrases } from '../../../src/extraction/keyphrases/ranker.js';
import { fieldsOf, knowledge } from './support.js';

const fields = fieldsOf('Sparse neural networks', 'we learn tree kernels (TK) for neural networks. Pruning is sparse.');
const { phrases, names, rows } = findCandidatePhrases(fields, knowledge);
const feature = (key: string, name: Feature) =>
  rows[phrases.findIndex((each) => each.key === key) * WIDTH + COLUMN[name]];

describe('features of a candidate', () => {
  test('say where it stands', () => {
    expect(feature('neural network', 'places')).toBe(2);
    expect(feature('neural network', 'titlePlaces')).toBe(1);
    expect(feature('neural network', 'first')).toBe(1);
    expect(feature('neural network', 'whole')).toBe(1 / 2);
    expect(feature('neural network', 'afterLink')).toBe(1 / 2);
    expect(feature('neural network', 'titleWords')).toBe(1);
    expect(feature('tree kernel', 'defined')).toBe(1);
    expect(feature('neural network', 'defined')).toBe(0);
  });

  test('say how frequent it is, and whether a vocabulary has it', () => {
    expect(feature('neural network', 'papers')).toBeCloseTo(Math.log(41));
    expect(feature('neural network', 'titleRatio')).toBeCloseTo(Math.log(10.5 / 60));
    expect(feature('neural network', 'topicsBelow')).toBeCloseTo(Math.log(5));
    expect(feature('tree kernel', 'label')).toBe(1);
    expect(feature('tree kernel', 'topic')).toBe(0);
    expect(feature('tree kernel', 'papers')).toBe(0);
  });

  test('say what keyworded papers know of it', () => {
    expect(feature('neural network', 'keywordRatio')).toBeCloseTo(Math.log(1.5 / 60));
    expect(feature('neural network', 'voters')).toBe(1);
    expect(feature('tree kernel', 'vote')).toBe(0);
    expect(feature('neural network', 'voteRank')).toBeLessThan(feature('tree kernel', 'voteRank'));
  });

  test('say what its longer and shorter candidates have', () => {
    expect(feature('network', 'longerPlaces')).toBe(1);
    expect(feature('sparse neural network', 'shorterKeywords')).toBeCloseTo(Math.log(2));
    expect(feature('network', 'longerKeywords')).toBeCloseTo(Math.log(2));
  });

  test('are of a keyword outside the text too', () => {
    expect(names).toContain('Model compression');
    expect(feature('model compression', 'places')).toBe(0);
    expect(feature('model compression', 'vote')).toBeGreaterThan(0.5);
    expect(feature('model compression', 'firstShare')).toBe(1.5);
  });

  test('are numbers, each with a name of its own', () => {
    expect(rows.every(Number.isFinite)).toBe(true);
    expect(new Set(FEATURE_NAMES).size).toBe(WIDTH);
  });
});
