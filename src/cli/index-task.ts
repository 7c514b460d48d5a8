import type { IndexSections } from '../index/sections.js';
import type { ErrorCode } from '../model/errors.js';
import type { Snapshot } from '../model/run.js';

/** What the thread that builds an index is given. */
export interface IndexTask {
  address: string;
  snapshot: Snapshot;
  /** Where to save the index; null: nowhere. */
  path: string | null;
  /** One number, shared: 1 asks the thread to end. A thread that is terminated in a query aborts the process. */
  stop: Int32Array;
}

/** What the thread sends: lines for the log, then the index or why there is none. */
export type IndexMessage =
  | { kind: 'log'; line: string }
  | { kind: 'built'; sections: IndexSections }
  | { kind: 'failed'; code: ErrorCode | null; message: string };

export const STOPPED = 'The building of the index was stopped.';
