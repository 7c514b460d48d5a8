export type ErrorCode =
  | 'BAD_INPUT' // what the user gave cannot be read or used
  | 'STORE_UNAVAILABLE' // the database does not answer, or refuses the credentials
  | 'STORE_TOO_NEW' // the database was written by a newer version
  | 'STORE_BUSY' // another process holds the store
  | 'STORE_READ_ONLY' // the database takes no changes
  | 'STORE_FAILED' // the database answered with an error
  | 'GRAPH_CHANGED' // the graph was changed while it was read
  | 'EMBEDDING_FAILED' // the embedding model cannot be asked, or answers something else
  | 'SHAPE_MISMATCH'; // a kernel was called with arrays that do not fit

/** The one base of papergraph's own errors. `message` is written for the user; `details` for programs. */
export class PapergraphError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PapergraphError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Whether the database may be well and only not be there yet: the same may work later, with the same settings. */
export function isUnreached(error: unknown): boolean {
  return error instanceof PapergraphError && error.details.unreached === true;
}

/** What is wrong with one entry of a source; the rest of the source is kept. */
export interface SourceIssue {
  /**
   * `skipped`: text that is no paper, expected of pages. `field`: a field left out of a paper that was kept. `error`: an
   * entry that should have been a paper.
   */
  severity: 'skipped' | 'field' | 'error';
  source: string;
  /** First and last line, 1-based, inclusive. */
  line: number;
  lastLine: number;
  message: string;
}
