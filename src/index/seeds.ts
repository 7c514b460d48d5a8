import type { Extraction } from '../model/extraction.js';
import { unit, vectorOf, type SparseVector } from '../sparse/sparse-vector.js';
import type { GraphIndex } from './graph-index.js';
import { termWeight } from './paper-terms.js';
import { TITLE_COUNT, wordCounts } from './word-table.js';

/** A text that is not in the graph, by what was extracted from it. Unit; empty where it says nothing that the index has. */
export function textSeed(index: GraphIndex, text: string, { mentions }: Pick<Extraction, 'mentions'>): SparseVector {
  const counts = wordColumns(index, wordCounts('', text));
  for (const { conceptId } of mentions) {
    const row = index.conceptRow(conceptId);
    if (row !== undefined) addTo(counts, conceptColumn(index, row), 1);
  }
  return weighted(index, counts);
}

/** A concept: as a paper that has its name for a title and nothing else. */
export function conceptSeed(index: GraphIndex, row: number): SparseVector {
  const counts = wordColumns(index, wordCounts(index.concepts[row].name, ''));
  addTo(counts, conceptColumn(index, row), TITLE_COUNT);
  return weighted(index, counts);
}

function conceptColumn({ terms }: GraphIndex, row: number): number {
  return terms.words.strings.count + row;
}

function wordColumns({ terms }: GraphIndex, words: ReadonlyMap<string, number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [word, count] of words) {
    const column = terms.words.rowOf(word);
    if (column !== undefined) addTo(counts, column, count);
  }
  return counts;
}

function addTo(counts: Map<number, number>, column: number, count: number): void {
  counts.set(column, (counts.get(column) ?? 0) + count);
}

function weighted({ terms }: GraphIndex, counts: ReadonlyMap<number, number>): SparseVector {
  return unit(vectorOf(new Map([...counts].map(([column, count]) => [column, termWeight(terms, column, count)]))));
}
