/** A request as its head says it. */
export interface RequestHead {
  id: string;
  method: string;
  /** Without its query: that may hold what is asked. */
  path: string;
  /** The header `traceparent` of the caller's trace; null where there is none. */
  traceparent: string | null;
}

/** What a request asks for, without its variables. */
export interface OperationHead {
  /** As the client names it; null where it does not. */
  name: string | null;
  kind: 'query' | 'mutation' | 'subscription';
}

/** How a request ended. */
export interface RequestEnd {
  status: number;
  /** Codes of the errors that it was answered with, each once. */
  errors: readonly string[];
  /** What the operation was counted as before it ran; null where it was not. */
  cost: number | null;
  /** The client went away before it was answered. */
  abandoned: boolean;
}

/** Is told what a request does, from its head to its end. */
export interface ObservedRequest {
  /** Its operation is known, and begins to run. */
  operation(head: OperationHead): void;
  /** A call to the store begins; what this returns is told the error that it ended with, or null. */
  storeCall(method: string): (error: unknown) => void;
  end(how: RequestEnd): void;
}

/** Measures, logs or traces requests. Never fails, and keeps no request after its end. */
export type Observer = (request: RequestHead) => ObservedRequest;

const nothing = () => undefined;

/** Where nobody looks. */
export const UNOBSERVED: ObservedRequest = { operation: nothing, storeCall: () => nothing, end: nothing };

/** One observer that tells all of these. */
export function allOf(observers: readonly Observer[]): Observer {
  if (observers.length === 0) return () => UNOBSERVED;
  if (observers.length === 1) return observers[0];
  return (request) => {
    const told = observers.map((observer) => observer(request));
    return {
      operation: (head) => told.forEach((each) => each.operation(head)),
      storeCall: (method) => {
        const ends = told.map((each) => each.storeCall(method));
        return (error) => ends.forEach((end) => end(error));
      },
      end: (how) => told.forEach((each) => each.end(how)),
    };
  };
}
