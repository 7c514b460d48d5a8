import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizeTitle } from '../../src/model/identity.js';
import { bitSetOf } from '../../src/sparse/bit-set.js';
import { byString, graphs, indexOfGraph, type Graph } from './arbitrary-graph.js';

function orderOf(papers: Graph['papers'], field: 'title' | 'year', descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return [...papers.keys()].sort((a, b) => {
    if (field === 'title')
      return sign * byString(normalizeTitle(papers[a].title), normalizeTitle(papers[b].title)) || a - b;
    const [x, y] = [papers[a].year, papers[b].year];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * (x - y) || a - b;
  });
}

test('papers are found by id, ordered by title and year, and found by how their title begins', () => {
  fc.assert(
    fc.property(graphs, fc.string({ maxLength: 2 }), fc.nat(5), (graph, prefix, limit) => {
      const { papers } = graph;
      const table = indexOfGraph(graph).papers;
      expect(table.count).toBe(papers.length);
      papers.forEach(({ id, title, year, venue }, row) => {
        expect(table.rowOf(id)).toBe(row);
        expect([table.id(row), table.title(row), table.year(row)]).toEqual([id, normalizeTitle(title), year]);
        expect(venue === null ? -1 : table.venueCode(venue)).toBe(table.venueOf[row]);
      });
      expect(table.rowOf('q')).toBeUndefined();
      const even = bitSetOf(
        papers.length,
        [...papers.keys()].filter((row) => row % 2 === 0),
      );
      for (const field of ['title', 'year'] as const) {
        for (const descending of [false, true]) {
          const expected = orderOf(papers, field, descending);
          expect([...table.order(field, descending, null)]).toEqual(expected);
          expect([...table.order(field, descending, even)]).toEqual(expected.filter((row) => row % 2 === 0));
        }
      }
      const begin = orderOf(papers, 'title', false).filter((row) =>
        normalizeTitle(papers[row].title).startsWith(prefix),
      );
      expect(table.titlesStartingWith(prefix, limit)).toEqual(begin.slice(0, limit));
    }),
  );
});

test('a filter by venue selects its papers, and none for a venue that no paper has', () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom('A', 'B', 'C'), (graph, venue) => {
      const index = indexOfGraph(graph);
      const rows = graph.papers.flatMap((paper, row) => (paper.venue === venue ? [row] : []));
      expect(index.select({ venue })).toEqual(bitSetOf(graph.papers.length, rows));
    }),
  );
});
