import { setImmediate } from 'node:timers/promises';
import { proposedAliases, type AliasProposal } from '../curation/alias-proposals.js';
import type { GraphIndex } from '../index/graph-index.js';
import { inTurns } from '../index/in-turns.js';
import type { GraphStore } from '../store/port.js';

/** Work that goes on before other requests get their turn. */
const TURN_MS = 10;

const made = new WeakMap<GraphIndex, Promise<AliasProposal[]>>();

/** What the graph of an index proposes as aliases; made once for each, by one pass over the store's candidates; others have their turn meanwhile. */
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
  let turn = performance.now();
  for await (const { paperId, candidates: all } of store.candidates()) {
    // A store in this process answers without giving others a turn.
    if (performance.now() - turn >= TURN_MS) {
      await setImmediate();
      turn = performance.now();
    }
    // Only short forms say something here: the rest need not be kept.
    const short = all.filter(({ abbreviation }) => abbreviation !== null);
    if (short.length > 0) candidates.push({ paperId, candidates: short });
  }
  const named = index.concepts.map((concept, row) => {
    return { concept, papers: index.paperCounts[row], abbreviations: index.abbreviations[row] };
  });
  return inTurns(proposedAliases(named, candidates));
}
