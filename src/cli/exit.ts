import { PapergraphError, type ErrorCode } from '../model/errors.js';

export const EXIT = { ok: 0, failed: 1, badInput: 2, storeUnavailable: 3, interrupted: 130 } as const;

/** What is neither the user's fault nor a database that does not answer. */
const FAILURES: ReadonlySet<ErrorCode> = new Set([
  'STORE_FAILED',
  'STORE_READ_ONLY',
  'GRAPH_CHANGED',
  'EMBEDDING_FAILED',
]);

/** What a command ends with for an error, and the text for the user: one line as a rule, no stack. */
export function exitOf(error: unknown): { code: number; message: string } {
  if (error instanceof PapergraphError) {
    const code =
      error.code === 'STORE_UNAVAILABLE' || error.code === 'STORE_BUSY'
        ? EXIT.storeUnavailable
        : FAILURES.has(error.code)
          ? EXIT.failed
          : EXIT.badInput;
    return { code, message: error.message };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: EXIT.interrupted, message: 'Stopped.' };
  const message = error instanceof Error ? error.message : String(error);
  return { code: EXIT.failed, message: `Unexpected: ${message}. Please report it, with what you did.` };
}

/** For the log of a server: the error and what caused it, in one line. */
export function logLine(error: unknown): string {
  const parts: string[] = [];
  for (let at = error; at != null && parts.length < 4; at = at instanceof Error ? at.cause : undefined) {
    parts.push(at instanceof Error ? at.message : String(at));
  }
  return parts.join(': ').replace(/\s*\n\s*/g, ' ');
}
