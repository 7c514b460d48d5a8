import type { CurationRequest } from '../model/curation.js';
import type { ErrorCode } from '../model/errors.js';
import type { Curator, IngestProgress, IngestTask } from '../model/ports.js';

/** How long a server's curation waits for a seeding that goes on. */
export const CURATION_PATIENCE_MS = 5_000;

/** What the thread that writes is given to do; `runId` null: it only says what it would do. */
export type WriteTask =
  | { kind: 'ingest'; runId: string | null; task: IngestTask }
  | { kind: 'curate'; request: CurationRequest; curator: Curator };

export interface WriteWork {
  address: string;
  task: WriteTask;
}

export type WriteMessage =
  | { kind: 'progress'; progress: IngestProgress }
  | { kind: 'done'; outcome: unknown }
  | { kind: 'failed'; code: ErrorCode | null; text: string };
