import type { StoredCuration } from '../model/curation.js';

/** Tells of entries that have come to wait since the log was read. */
export function tellWaiting(
  log: readonly StoredCuration[],
  waiting: ReadonlyMap<string, string>,
  notice: (line: string) => void = () => undefined,
): void {
  for (const { id, operation, waiting: before } of log) {
    const reason = waiting.get(id);
    if (reason === undefined || reason === before) continue;
    notice(`Curation ${id} (${operation.kind}) waits: ${reason}. It is kept, and applies again when that changes.`);
  }
}
