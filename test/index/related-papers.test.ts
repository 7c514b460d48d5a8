import { describe, expect, test } from '@jest/globals';
import { indexOf } from '../../src/index/build.js';
import { groupDuplicates } from '../../src/index/duplicates.js';
import { diversified } from '../../src/index/diversity.js';
import { explanationOf, showingSentences } from '../../src/index/explanation.js';
import { paperSeed, relatedPapers, relatedQuery, relatedReasons } from '../../src/index/related-papers.js';
import { conceptSeed, textSeed } from '../../src/index/seeds.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import { noEntry, type Concept } from '../../src/model/concept.js';

const concept = (id: string): Concept => ({
  ...{ id, name: id.replaceAll('-', ' '), aliases: [], kind: 'method', definition: null, broader: [] },
  origin: 'vocabulary',
  ...noEntry(),
});
const CONCEPTS = ['bird-song', 'deep-learning'].map(concept);

function indexed(papers: { title: string; abstract?: string; concepts?: string[] }[], words = true): GraphIndex {
  const structure = papers.map(({ title, abstract = '', concepts = [] }, at) => ({
    ...{
      id: `p${at}`,
      title,
      abstract,
      year: null,
      venue: null,
      publishedOn: null,
      authors: [],
      source: 's',
      runId: 'r',
      linkKinds: [],
      conceptIds: concepts,
    },
    ...{ weights: concepts.map(() => 1), confidenceSteps: concepts.map(() => 255) },
  }));
  return indexOf(CONCEPTS, structure, new Map(), { id: 's', builtAt: '' }, [], { words });
}

const PAPERS = [
  { title: 'Bird song of finches', abstract: 'Finches sing at dawn.', concepts: ['bird-song'] },
  { title: 'How finches sing', abstract: 'We record finches at dawn.', concepts: ['bird-song'] },
  { title: 'How finches sing.', abstract: 'We record the finches at dawn!', concepts: ['bird-song'] },
  { title: 'Deep learning of whales', abstract: 'Whales dive.', concepts: ['deep-learning'] },
  { title: 'Whales sing', abstract: 'A study.' },
  { title: 'Taxes' },
];
const index = indexed(PAPERS);
const ask = (row: number, aspect: 'problem' | null = null) =>
  relatedQuery(index, { like: [paperSeed(index, row)], papers: [row], aspect });

describe('relatedPapers', () => {
  test('ranks what shares words and concepts, not the seed', () => {
    const { indices, met } = relatedPapers(index, ask(0));
    expect([...indices.slice(0, 2)].sort()).toEqual([1, 2]);
    expect([...indices]).not.toContain(0);
    expect(met).toBe(indices.length);
    expect(relatedPapers(index, ask(5)).met).toBe(0);
  });

  test('reasons sum to the score, and tell what the seed does not say itself', () => {
    for (const aspect of [null, 'problem'] as const) {
      const query = ask(0, aspect);
      const { indices, scores } = relatedPapers(index, query);
      indices.forEach((paper, at) => {
        const sum = relatedReasons(index, query, paper).reduce((total, { share }) => total + share, 0);
        expect(sum).toBeCloseTo(scores[at], 6);
      });
    }
    const reasons = relatedReasons(index, ask(0), 1);
    expect(reasons.find(({ word }) => word === 'finch')).toMatchObject({ part: 'words', shared: true });
    expect(reasons.find(({ word }) => word === 'record')).toMatchObject({ shared: false });
    expect(reasons.find(({ part }) => part === 'concepts')).toMatchObject({ concept: 0, word: null });
  });

  test('without words compares concepts alone', () => {
    const bare = indexed(PAPERS, false);
    const query = relatedQuery(bare, { like: [paperSeed(bare, 0)], papers: [0] });
    expect([...relatedPapers(bare, query).indices]).toEqual([1, 2]);
  });

  test('what is unliked moves away', () => {
    const like = [conceptSeed(index, 0), textSeed(index, 'whales sing', { mentions: [] })];
    const first = (unlike: typeof like) =>
      relatedPapers(index, relatedQuery(index, { like, unlike, papers: [] })).indices;
    expect([...first([])]).toContain(4);
    const place = (list: Int32Array) => (list.indexOf(4) < 0 ? Infinity : list.indexOf(4));
    expect(place(first([paperSeed(index, 4)]))).toBeGreaterThan(place(first([])));
  });
});

test('near-duplicates stand under the first of them', () => {
  const { indices, scores } = relatedPapers(index, ask(0));
  const groups = groupDuplicates(index, indices, scores);
  expect(groups[0].duplicates).toHaveLength(1);
  expect([groups[0].paper, ...groups[0].duplicates].sort()).toEqual([1, 2]);
  expect(groups.flatMap(({ paper, duplicates }) => [paper, ...duplicates]).sort()).toEqual([...indices].sort());
});

test('diversity puts what is unlike the first before what repeats it', () => {
  const ranked = [
    { paper: 1, score: 0.9 },
    { paper: 2, score: 0.8 },
    { paper: 3, score: 0.2 },
  ];
  expect(diversified(index, ranked, 0)).toEqual(ranked);
  expect(diversified(index, ranked, 0.5).map(({ paper }) => paper)).toEqual([1, 3, 2]);
});

test('an explanation names concepts with the words of their names, in percent that add up to 100 at most', () => {
  const text = explanationOf(index, relatedReasons(index, ask(0), 1));
  expect(text).toMatch(/^shares \*/);
  const percents = [...text.matchAll(/\((\d+) %\)/g)].map(([, percent]) => Number(percent));
  expect(percents.reduce((sum, percent) => sum + percent, 0)).toBeLessThanOrEqual(101);
});

test('the sentences shown are those with the most in common', () => {
  const [from, to] = ['We sing. Finches sing at dawn.', 'A study. We record finches at dawn.'];
  const pair = showingSentences(index, relatedReasons(index, ask(0), 1), from, to)!;
  expect(from.slice(pair.from.start, pair.from.end)).toBe('Finches sing at dawn.');
  expect(to.slice(pair.to.start, pair.to.end)).toBe('We record finches at dawn.');
  expect(showingSentences(index, relatedReasons(index, ask(0), 1), '', to)).toBeNull();
});
