import type { CurationEntry } from '../model/curation.js';

type Entry = Pick<CurationEntry, 'id' | 'operation'>;

/** The first of some entries that undoes one which is neither among them nor in a log. O(entries). */
export function undoOfUnknown<T extends Entry>(entries: readonly T[], log: readonly Entry[]): T | undefined {
  const known = new Set([...log, ...entries].map(({ id }) => id));
  return entries.find(({ operation }) => operation.kind === 'undo' && !known.has(operation.entry));
}

/** What is wrong with it. */
export function undoOfUnknownText({ id, operation }: Entry): string {
  const undone = operation.kind === 'undo' ? operation.entry : '';
  return `${id} undoes ${undone}, which is neither in the file nor in the log of the graph: the file is not whole`;
}
