import { conceptCommunities } from '../index/concept-communities.js';
import type { GraphIndex } from '../index/graph-index.js';
import { eachInTurns } from '../index/in-turns.js';
import { isSelected, type Selection } from '../index/selection.js';
import { confidenceStep } from '../model/confidence.js';
import type { GraphStore } from '../store/port.js';
import { EDGE, integer, text, type Cell, type Network } from './network.js';
import { paperBatches } from './paper-batches.js';
import { PAPER_COLUMNS, paperCells } from './paper-network.js';

export interface MentionNetworkOptions {
  selection: Selection;
  /** Concepts (rows) that are nodes. */
  among: (concept: number) => boolean;
  minConfidence: number;
}

const NO_PAPER: Cell[] = PAPER_COLUMNS.map(() => null);

/** Which papers of a selection speak of which concepts, from paper to concept, with the weight that the concept has there. */
export async function mentionNetwork(
  index: GraphIndex,
  store: Pick<GraphStore, 'papersByIds'>,
  { selection, among, minConfidence }: MentionNetworkOptions,
): Promise<Network> {
  const { communityOf } = await conceptCommunities(index);
  function* edges(): Generator<Cell[][]> {
    for (let paper = 0; paper < index.papers.count; paper++) {
      if (!isSelected(selection, paper)) continue;
      const id = index.papers.id(paper);
      const mentioned = index.conceptsOfPaper(paper, minConfidence).filter(({ concept }) => among(concept));
      yield mentioned.map(({ concept, weight }) => [id, index.concepts[concept].id, weight]);
    }
  }
  return {
    name: 'mentions',
    directed: true,
    about: { snapshot: index.snapshot.id },
    nodeColumns: [
      text('id'),
      text('label'),
      text('type'),
      text('kind'),
      integer('papers'),
      integer('community'),
      ...PAPER_COLUMNS,
    ],
    edgeColumns: EDGE,
    async *nodes() {
      const papersOf = mentioningPapers(index, selection, minConfidence);
      for await (const papers of paperBatches(index, store, selection)) {
        yield papers.map((paper) => [paper.id, paper.title, 'paper', null, null, null, ...paperCells(paper)]);
      }
      for (const [row, { id, name, kind }] of index.concepts.entries()) {
        if (papersOf[row] === 0 || !among(row)) continue;
        yield [[id, name, 'concept', kind, papersOf[row], communityOf[row] + 1, ...NO_PAPER]];
      }
    },
    edges: () => eachInTurns(edges()),
  };
}

/** Papers of the selection that mention each concept with at least this confidence. O(mentions). */
function mentioningPapers(
  { matrix, confidences }: GraphIndex,
  selection: Selection,
  minConfidence: number,
): Int32Array {
  const least = confidenceStep(minConfidence);
  const papersOf = new Int32Array(matrix.columns);
  for (let paper = 0; paper < matrix.rows; paper++) {
    if (!isSelected(selection, paper)) continue;
    for (let at = matrix.indptr[paper]; at < matrix.indptr[paper + 1]; at++) {
      if (confidences[at] >= least) papersOf[matrix.indices[at]]++;
    }
  }
  return papersOf;
}
