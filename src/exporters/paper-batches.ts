import { setImmediate } from 'node:timers/promises';
import type { GraphIndex } from '../index/graph-index.js';
import { isSelected, type Selection } from '../index/selection.js';
import { PapergraphError } from '../model/errors.js';
import type { PaperRecord } from '../model/paper.js';
import type { GraphStore } from '../store/port.js';

const BATCH = 100;

/**
 * The papers of a selection, by id, in lists of up to 100: one call to the store for each, which is made when the list is
 * asked for. Other work has its turn before each.
 *
 * @param first so many of them at most; null: all
 * @throws PapergraphError GRAPH_CHANGED where the store has one of them no more.
 */
export async function* paperBatches(
  { papers }: GraphIndex,
  store: Pick<GraphStore, 'papersByIds'>,
  selection: Selection,
  first: number | null = null,
): AsyncGenerator<PaperRecord[]> {
  let left = first ?? Infinity;
  let ids: string[] = [];
  for (let row = 0; row < papers.count && left > 0; row++) {
    if (!isSelected(selection, row)) continue;
    ids.push(papers.id(row));
    left--;
    if (ids.length < BATCH && left > 0) continue;
    yield await read(store, ids);
    ids = [];
  }
  if (ids.length > 0) yield await read(store, ids);
}

async function read(store: Pick<GraphStore, 'papersByIds'>, ids: string[]): Promise<PaperRecord[]> {
  await setImmediate();
  const records = await store.papersByIds(ids);
  if (records.length !== ids.length) throw graphChanged();
  return records;
}

/** What the index speaks of is in the store no more. */
export function graphChanged(): PapergraphError {
  return new PapergraphError('GRAPH_CHANGED', 'The graph was changed while it was exported; export it again.');
}
