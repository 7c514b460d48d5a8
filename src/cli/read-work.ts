import type { ErrorCode } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';

/** What the thread that reads is given. */
export interface ReadWork {
  address: string;
}

/** Calls that read as much as there is: a search visits every paper that has its words. */
export type LongRead =
  | 'searchPapers'
  | 'searchConcepts'
  | 'paperIdsWithWords'
  | 'counts'
  | 'sources'
  | 'mentionsOfConcept'
  | 'countMentionsOfConcept';

/** One call; the thread is sent the next when it has answered. */
export interface ReadCall {
  method: LongRead;
  given: Parameters<GraphStore[LongRead]>;
}

/** How a call ended; `code` null: `text` is for the log. */
export type ReadMessage = { kind: 'done'; answer: unknown } | { kind: 'failed'; code: ErrorCode | null; text: string };
