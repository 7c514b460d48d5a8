import { doiAddress } from './doi-address.js';
import { jsonItems } from './json.js';
import type { Cell, Network } from './network.js';

/** The most clusters that VOSviewer tells apart; communities are numbered by size. */
const CLUSTERS = 1000;
/** Columns that say how large an item is drawn, and by what it may be colored. */
const WEIGHTS = { papers: 'Papers' } as const;
const SCORES = { year: 'Publication year' } as const;

/**
 * A network as VOSviewer and VOSviewer Online read it (app.vosviewer.com/docs/file-types/json-file-type): communities are
 * clusters, the smallest together in the last. Links have a strength above 0: others are left out.
 */
export async function* vosviewer({ nodeColumns, nodes, edges }: Network) {
  const at = (name: string) => nodeColumns.findIndex((column) => column.name === name);
  const named = (columns: Record<string, string>, cells: Cell[]) => {
    const found = Object.entries(columns).filter(([name]) => typeof cells[at(name)] === 'number');
    return Object.fromEntries(found.map(([name, shown]) => [shown, cells[at(name)]]));
  };
  // Where some nodes have none, items would be in and out of clusters.
  const community = at('type') < 0 ? at('community') : -1;
  const item = (cells: Cell[]) => {
    const [weights, scores] = [named(WEIGHTS, cells), named(SCORES, cells)];
    const doi = cells[at('doi')] ?? null;
    return {
      id: cells[0],
      label: cells[1],
      ...(doi === null ? {} : { url: doiAddress(String(doi)) }),
      ...(community < 0 ? {} : { cluster: Math.min(Number(cells[community]), CLUSTERS) }),
      ...(Object.keys(weights).length === 0 ? {} : { weights }),
      ...(Object.keys(scores).length === 0 ? {} : { scores }),
    };
  };
  yield '{"network": {"items": [\n';
  yield* jsonItems(nodes(), item);
  yield '\n], "links": [\n';
  yield* jsonItems(strong(edges()), ([source, target, strength]) => ({
    source_id: source,
    target_id: target,
    strength,
  }));
  yield '\n]}}\n';
}

async function* strong(edges: AsyncIterable<Cell[][]>) {
  for await (const rows of edges) yield rows.filter(([, , strength]) => Number(strength) > 0);
}
