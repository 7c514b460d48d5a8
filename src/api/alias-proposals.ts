import { aliasProposals, type AliasProposal } from '../curation/alias-proposals.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { GraphStore } from '../store/port.js';

const made = new WeakMap<GraphIndex, Promise<AliasProposal[]>>();

/** What the graph of an index proposes as aliases; made once for each, by one pass over the store's candidates. */
export async function aliasProposalsOf(index: GraphIndex, store: GraphStore): Promise<AliasProposal[]> {
  const known = made.get(index);
  if (known) return known;
  const proposals = read(index, store);
  made.set(index, proposals);
  // A store that failed may answer the next time.
  proposals.catch(() => made.delete(index));
  return proposals;
}

async function read(index: GraphIndex, store: GraphStore): Promise<AliasProposal[]> {
  const candidates = [];
  for await (const { paperId, candidates: all } of store.candidates()) {
    // Only short forms say something here: the rest need not be kept.
    const short = all.filter(({ abbreviation }) => abbreviation !== null);
    if (short.length > 0) candidates.push({ paperId, candidates: short });
  }
  const named = index.concepts.map((concept, row) => {
    return { concept, papers: index.paperCounts[row], abbreviations: index.abbreviations[row] };
  });
  return aliasProposals(named, candidates);
}
