import { expect, test } from '@jest/globals';
import { shortestPath, type GraphNode } from '../../src/index/path.js';
import { graphOf } from './graph.js';

// Rows: attention 0, graph 1, kernel 2, linear-attention 3.
const index = graphOf([['attention', 'graph'], ['linear-attention'], ['kernel', 'linear-attention']]);
const paper = (row: number): GraphNode => ({ kind: 'paper', row });
const concept = (id: string): GraphNode => ({ kind: 'concept', row: index.conceptRow(id)! });

test('goes over mentions and the hierarchy', () => {
  expect(shortestPath(index, concept('graph'), paper(2), 4)).toEqual([
    { from: concept('graph'), to: paper(0), kind: 'mentions' },
    { from: paper(0), to: concept('attention'), kind: 'mentions' },
    { from: concept('attention'), to: concept('linear-attention'), kind: 'broader' },
    { from: concept('linear-attention'), to: paper(2), kind: 'mentions' },
  ]);
});

test('says when there is none', () => {
  expect(shortestPath(index, concept('graph'), paper(2), 3)).toBeNull();
  expect(shortestPath(index, paper(1), paper(1), 1)).toEqual([]);
});
