import type { ErrorCode } from '../model/errors.js';
import type { IngestOutcome, IngestProgress, IngestTask } from '../model/ports.js';

/** What the thread that writes papers is given; `runId` null: it only says what it would do. */
export interface IngestWork {
  address: string;
  runId: string | null;
  task: IngestTask;
}

export type IngestMessage =
  | { kind: 'progress'; progress: IngestProgress }
  | { kind: 'done'; outcome: IngestOutcome }
  | { kind: 'failed'; code: ErrorCode | null; text: string };
