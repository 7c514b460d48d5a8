import { pino, type DestinationStream, type Logger } from 'pino';
import type { ObservedRequest, Observer, OperationHead } from './observer.js';

export interface RequestLog {
  observe: Observer;
  /** A failure that a client is not told about, in one line. */
  failure(line: string): void;
}

/**
 * One line of JSON a request: its id, method, path, operation, status, error codes, cost, milliseconds, calls to the
 * store. No variables, no query, no headers, no addresses of clients.
 */
export function createRequestLog(to: DestinationStream): RequestLog {
  const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, to);
  return { observe: (request) => followed(log, request), failure: (line) => log.error(line) };
}

/** Operations are named by clients. */
const NAME_LENGTH = 64;

function followed(log: Logger, { id, method, path }: Parameters<Observer>[0]): ObservedRequest {
  const began = performance.now();
  let head: OperationHead | null = null;
  let storeCalls = 0;
  let storeMs = 0;
  return {
    operation: (known) => void (head = known),
    storeCall: () => {
      storeCalls++;
      const from = performance.now();
      return () => void (storeMs += performance.now() - from);
    },
    end: ({ status, errors, cost, abandoned }) => {
      const ms = rounded(performance.now() - began);
      log.info({
        request: id,
        method,
        path: path.slice(0, NAME_LENGTH),
        ...(head && { kind: head.kind, operation: head.name?.slice(0, NAME_LENGTH) ?? null }),
        status,
        ...(errors.length > 0 && { errors }),
        ...(abandoned && { abandoned }),
        ...(cost !== null && { cost }),
        ms,
        storeCalls,
        storeMs: rounded(storeMs),
      });
    },
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
