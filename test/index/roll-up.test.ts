import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphIndex } from '../../src/index/graph-index.js';
import { associationMatrixWithNarrower, coOccurringOnLevel } from '../../src/index/roll-up.js';
import { associationScore, expectedCount } from '../../src/similarity/measures.js';
import { hasBit } from '../../src/sparse/bit-set.js';
import { graphs, indexOfGraph } from './arbitrary-graph.js';

/** What a concept reaches over these edges, itself included; by repetition until nothing is new. */
function closure(start: number, next: (row: number) => readonly number[]): Set<number> {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const row of [...found]) for (const other of next(row)) found.add(other);
  }
  return found;
}

/** The level of each concept by its definition: the shortest of all ways down from a concept without broader ones. */
function levelsOf({ hierarchy, concepts }: GraphIndex): number[] {
  const levels = concepts.map((_, row) => (hierarchy.broader(row).length === 0 ? 0 : Infinity));
  for (let round = 0; round < concepts.length; round++) {
    concepts.forEach((_, row) => {
      for (const broader of hierarchy.broader(row)) levels[row] = Math.min(levels[row], levels[broader] + 1);
    });
  }
  return levels.map((level) => (level === Infinity ? -1 : level));
}

/** The papers that speak of a concept or of one narrower. */
function papersOf(index: GraphIndex, concept: number): Set<number> {
  const { indptr, indices } = index.transposed;
  const rows = [...closure(concept, (row) => index.hierarchy.narrower(row))];
  return new Set(rows.flatMap((row) => Array.from(indices.subarray(indptr[row], indptr[row + 1]))));
}

const filters = fc.constantFrom(null, { year: { gte: 0 } }, { venue: { eq: 'A' } }, { not: { venue: { eq: 'B' } } });

describe('co-occurrence on a level', () => {
  test('counts every paper once for each concept of the level above what it speaks of', async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.nat(3),
        fc.nat(5),
        fc.integer({ min: 1, max: 3 }),
        filters,
        async (graph, level, pick, minCount, filter) => {
          const index = indexOfGraph(graph);
          fc.pre(index.concepts.length > 0);
          const row = pick % index.concepts.length;
          const selection = index.select(filter);
          const isSelected = (paper: number) => selection === null || hasBit(selection, paper);
          const all = [...Array(index.papers.count).keys()].filter(isSelected);
          const own = papersOf(index, row);
          const levels = levelsOf(index);
          expect([...index.levels]).toEqual(levels);
          const kin = new Set([
            ...closure(row, (each) => index.hierarchy.narrower(each)),
            ...closure(row, (each) => index.hierarchy.broader(each)),
          ]);
          const expected = index.concepts.flatMap((_, concept) => {
            if (levels[concept] !== level || kin.has(concept)) return [];
            const papers = papersOf(index, concept);
            const [ci, cj] = [own, papers].map((set) => all.filter((paper) => set.has(paper)).length);
            const count = all.filter((paper) => own.has(paper) && papers.has(paper)).length;
            if (count < minCount) return [];
            const score = associationScore('jaccard', count, ci, cj, all.length);
            return [{ concept, count, expected: expectedCount(ci, cj, all.length), score }];
          });
          const found = await coOccurringOnLevel(index, row, level, { measure: 'jaccard', minCount, selection });
          expect(found).toEqual(expected.sort((a, b) => b.score - a.score || a.concept - b.concept));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a matrix with narrower concepts counts every paper once', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), filters, (graph, picks, filter) => {
        const index = indexOfGraph(graph);
        fc.pre(index.concepts.length > 0);
        const rows = picks.map((pick) => pick % index.concepts.length);
        const selection = index.select(filter);
        const papers = rows.map((row) =>
          [...papersOf(index, row)].filter((paper) => selection === null || hasBit(selection, paper)),
        );
        const counts = papers.map((a) => papers.map((b) => a.filter((paper) => b.includes(paper)).length));
        expect(associationMatrixWithNarrower(index, rows, { measure: 'count', selection })).toMatchObject({ counts });
      }),
      { numRuns: 60 },
    );
  });
});
