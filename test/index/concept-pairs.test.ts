import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { associationMatrix } from '../../src/index/co-occurrence.js';
import { conceptPairs, conceptPaperCounts, strongestPairs, type ConceptPair } from '../../src/index/concept-pairs.js';
import { inTurns } from '../../src/index/in-turns.js';
import { MEASURES, type AssociationMeasure } from '../../src/similarity/measures.js';
import { bitSetOf } from '../../src/sparse/bit-set.js';
import { graphs, indexOfGraph } from './arbitrary-graph.js';

const measures = fc.constantFrom(...(Object.keys(MEASURES) as AssociationMeasure[]));

describe('pairs of concepts', () => {
  test('are those of the matrix of all concepts, whatever is selected', () => {
    fc.assert(
      fc.property(
        graphs,
        measures,
        fc.integer({ min: 1, max: 3 }),
        fc.option(fc.nat(6)),
        (graph, measure, minCount, left) => {
          const index = indexOfGraph(graph);
          const papers = [...Array(index.papers.count).keys()];
          const selection =
            left === null
              ? null
              : bitSetOf(
                  papers.length,
                  papers.filter((row) => row % 7 !== left),
                );
          const among = (row: number) => row % 3 !== 1;
          const rows = [...index.concepts.keys()];
          const { counts, expected, scores } = associationMatrix(index, rows, { measure, selection });
          const oracle: ConceptPair[] = [];
          for (const a of rows) {
            for (const b of rows.slice(a + 1)) {
              if (counts[a][b] < minCount || !among(a) || !among(b) || scores[a][b] < 0) continue;
              oracle.push({ a, b, count: counts[a][b], expected: expected[a][b], score: scores[a][b] });
            }
          }
          const options = { measure, minCount, minScore: 0, selection, among };
          expect([...conceptPairs(index, options)].flat()).toEqual(oracle);
          expect([...conceptPaperCounts(index, selection)]).toEqual(rows.map((row) => counts[row][row]));
        },
      ),
    );
  });

  test('are the strongest, ties by concept', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, measures, fc.integer({ min: 1, max: 12 }), async (graph, measure, first) => {
        const index = indexOfGraph(graph);
        const options = { measure, minCount: 1, minScore: null, selection: null, among: () => true };
        const all = [...conceptPairs(index, options)].flat();
        all.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
        expect(await inTurns(strongestPairs(index, options, first))).toEqual(all.slice(0, first));
      }),
    );
  });
});
