import type { GraphIndex } from '../index/graph-index.js';
import { eachInTurns } from '../index/in-turns.js';
import { isSelected, type Selection } from '../index/selection.js';
import type { PaperRecord } from '../model/paper.js';
import type { GraphStore } from '../store/port.js';
import { EDGE, integer, text, type Cell, type Network } from './network.js';
import { paperBatches } from './paper-batches.js';

/** Edges that are handed on at once. */
const BATCH = 1000;

/** What is told of a paper beside its id and title. */
export const PAPER_COLUMNS = [
  integer('year'),
  text('publishedOn'),
  text('venue'),
  text('authors'),
  text('doi'),
  text('arxivId'),
];

/** The cells of `PAPER_COLUMNS`. */
export function paperCells({ year, publishedOn, venue, authors, doi, arxivId }: PaperRecord): Cell[] {
  return [year, publishedOn, venue, authors.length === 0 ? null : authors.join('; '), doi, arxivId];
}

/**
 * The papers of a selection, and which are near each other: two papers are joined where one is among the nearest of the
 * other that the store keeps, with the score that it keeps. Each pair once.
 *
 * Which pairs were written is remembered until their second paper comes: some bytes for each of the pairs at most.
 */
export function paperNetwork(
  index: GraphIndex,
  store: Pick<GraphStore, 'papersByIds' | 'allRelatedness'>,
  { selection, minScore }: { selection: Selection; minScore: number | null },
): Network {
  return {
    name: 'papers',
    directed: false,
    about: { snapshot: index.snapshot.id },
    nodeColumns: [text('id'), text('label'), ...PAPER_COLUMNS],
    edgeColumns: EDGE,
    async *nodes() {
      for await (const papers of paperBatches(index, store, selection)) {
        yield papers.map((paper) => [paper.id, paper.title, ...paperCells(paper)]);
      }
    },
    async *edges() {
      const isNode = (id: string) => {
        const row = index.papers.rowOf(id);
        return row !== undefined && isSelected(selection, row);
      };
      const written = new WrittenPairs();
      let batch: Cell[][] = [];
      for await (const { from, to, score } of eachInTurns(store.allRelatedness())) {
        if (minScore !== null && score < minScore) continue;
        if (!isNode(from) || !isNode(to) || !written.isNew(from, to)) continue;
        batch.push(from < to ? [from, to, score] : [to, from, score]);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
  };
}

/** Pairs that come from either end, first ends ascending: whether one comes for the first time. */
class WrittenPairs {
  /** By the greater end: the lesser ones. */
  readonly #pending = new Map<string, string[]>();
  #from = '';
  #lesser = new Set<string>();

  isNew(from: string, to: string): boolean {
    if (from !== this.#from) {
      this.#from = from;
      this.#lesser = new Set(this.#pending.get(from));
      this.#pending.delete(from);
    }
    if (to < from) return !this.#lesser.has(to);
    const known = this.#pending.get(to);
    if (known) known.push(from);
    else this.#pending.set(to, [from]);
    return true;
  }
}
