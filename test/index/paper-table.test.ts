import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperOrder } from '../../src/index/paper-table.js';
import { normalizeTitle } from '../../src/model/identity.js';
import { byString, graphs, indexOfGraph, type Graph } from './arbitrary-graph.js';

type Paper = Graph['papers'][number];

const VALUES = {
  title: ({ title }: Paper) => normalizeTitle(title),
  year: ({ year }: Paper) => year,
  publishedOn: ({ publishedOn }: Paper) => publishedOn,
  venue: ({ venue }: Paper) => venue,
};

function orderOf(papers: Paper[], orders: PaperOrder[]): number[] {
  return [...papers.keys()].sort((a, b) => {
    for (const { field, descending } of orders) {
      const [x, y] = [VALUES[field](papers[a]), VALUES[field](papers[b])];
      if (x === y) continue;
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      const order = typeof x === 'number' ? x - (y as number) : byString(x, y as string);
      return descending ? -order : order;
    }
    return a - b;
  });
}

const orders = fc.array(
  fc.record({
    field: fc.constantFrom('title' as const, 'year' as const, 'publishedOn' as const, 'venue' as const),
    descending: fc.boolean(),
  }),
  { maxLength: 4 },
);

test('papers are found by id, ordered by several keys, and found by how their title begins', () => {
  fc.assert(
    fc.property(graphs, fc.string({ maxLength: 2 }), fc.nat(5), orders, (graph, prefix, limit, by) => {
      const { papers } = graph;
      const table = indexOfGraph(graph).papers;
      expect(table.count).toBe(papers.length);
      const { venues, authors } = table.columns;
      papers.forEach(({ id, title, year, venue, authors: names }, row) => {
        expect(table.rowOf(id)).toBe(row);
        expect([table.id(row), table.title(row), table.year(row)]).toEqual([id, normalizeTitle(title), year]);
        expect(venues.codes[row] < 0 ? null : venues.names.strings.at(venues.codes[row])).toBe(venue);
        const codes = authors.matrix.indices.subarray(authors.matrix.indptr[row], authors.matrix.indptr[row + 1]);
        expect(new Set(Array.from(codes, (code) => authors.names.strings.at(code)))).toEqual(new Set(names));
      });
      expect(table.rowOf('q')).toBeUndefined();
      expect([...table.order(by)]).toEqual(orderOf(papers, by));
      const begin = orderOf(papers, [{ field: 'title', descending: false }]).filter((row) =>
        normalizeTitle(papers[row].title).startsWith(prefix),
      );
      expect(table.titlesStartingWith(prefix, limit)).toEqual(begin.slice(0, limit));
    }),
  );
});
