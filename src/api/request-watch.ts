import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from './context.js';
import { UNOBSERVED, type ObservedRequest, type Observer } from '../observe/observer.js';
import { Deadline } from './deadline.js';
import { timedOut } from './errors.js';

export const REQUEST_ID_HEADER = 'x-request-id';

/** The times in milliseconds after which requests are given up, from the end of their head. */
export interface RequestTimes {
  read: number;
  /** A mutation may derive the graph anew. */
  write: number;
  /** An export takes as long as its client reads. */
  export: number;
}

/** Where a server is given nothing else. */
export const DEFAULT_TIMES: RequestTimes = { read: 10_000, write: 120_000, export: 600_000 };

declare module 'fastify' {
  interface FastifyRequest {
    /** null before its head is read. */
    watch: RequestWatch | null;
  }
}

/** What goes with a request from its head to its end. */
export interface RequestWatch {
  deadline: Deadline;
  observed: ObservedRequest;
  errors: Set<string>;
  cost: number | null;
}

/** Of a request that nobody waits for: a command, or a subscription, which may last. */
export function unwatched(): RequestWatch {
  return { deadline: Deadline.none(), observed: UNOBSERVED, errors: new Set(), cost: null };
}

/** One for all: to note where each was made takes longer than the rest of its watch. */
const ENDED = new Error('The request has ended.');
const ID = /^[\w.:-]{1,64}$/;
/** Asked every few seconds by machines. */
const UNTOLD = /^\/(?:health\/|metrics$)/;

/** The id that a proxy gave the request, or a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && ID.test(given) ? given : randomUUID();
}

/** Follows every request to its end. */
export function watchRequests(app: FastifyInstance, observe: Observer, times: RequestTimes): void {
  app.decorateRequest('watch', null);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    const path = request.url.replace(/\?.*$/s, '');
    const { id, method, headers } = request;
    const traceparent = typeof headers.traceparent === 'string' ? headers.traceparent : null;
    const observed = UNTOLD.test(path) ? UNOBSERVED : observe({ id, method, path, traceparent });
    const watch = { deadline: new Deadline(times.read, timedOut), observed, errors: new Set<string>(), cost: null };
    request.watch = watch;
    reply.raw.once('close', () => {
      const abandoned = !reply.raw.writableFinished;
      // Its last timer is stopped; who has left is not worked for.
      watch.deadline.giveUp(ENDED);
      observed.end({ status: reply.raw.statusCode, errors: [...watch.errors], cost: watch.cost, abandoned });
    });
    done();
  });
  // What is refused before it is GraphQL, or where nothing of it is executed, has no other witness than its answer.
  app.addHook('onSend', (request, reply, payload, done) => {
    const watch = reply.statusCode < 400 ? null : request.watch;
    if (watch?.errors.size === 0) for (const code of codesIn(payload)) watch.errors.add(code);
    done();
  });
}

/** Codes of the errors in the body of an answer; none where it is no JSON. */
function codesIn(body: unknown): string[] {
  try {
    const { errors = [] } = JSON.parse(String(body)) as { errors?: { extensions?: { code?: unknown } }[] };
    return errors.flatMap(({ extensions }) => (extensions?.code ? [String(extensions.code)] : []));
  } catch {
    return [];
  }
}

/** Tells the watch of each request what it asks for, and what it was answered. */
export function operationWatch(times: RequestTimes): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, operationName, contextValue: { watch } }) => {
        if (!operation) return;
        if (operation.operation === 'mutation') watch.deadline.allow(times.write);
        watch.observed.operation({ name: operationName, kind: operation.operation });
      },
      willSendResponse: async ({ response: { body }, contextValue: { watch, charge } }) => {
        watch.cost = charge?.record.cost ?? null;
        if (body.kind !== 'single') return;
        for (const { extensions } of body.singleResult.errors ?? []) {
          watch.errors.add(String(extensions?.code ?? 'INTERNAL_SERVER_ERROR'));
        }
      },
    }),
  };
}
