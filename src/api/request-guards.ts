import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { GraphQLError } from 'graphql';
import { Budget, clientOf } from '../access/budget.js';
import type { Limits } from '../access/limits.js';
import type { TrustedOperations } from '../access/trusted-operations.js';
import { Charge } from './charge.js';
import type { FindFault } from './document-limits.js';
import { refusal } from './errors.js';
import { fillInDocument, type DocumentRequest } from './persisted-documents.js';
import { refuse } from './refuse.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its account; null where it is not counted. */
    charge: Charge | null;
  }
}

/** What is below these addresses is counted. */
const COUNTED = /^\/(?:graphql|export)(?:[/?]|$)/;

/** Opens an account for each request to GraphQL or for an export, and refuses those of a client that has spent all that it may. */
export function countRequests(app: FastifyInstance, limits: Limits): void {
  const budget = limits.costPerMinute === null ? null : new Budget(limits.costPerMinute);
  app.decorateRequest('charge', null);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'OPTIONS' || !COUNTED.test(request.url)) return done();
    const charge = new Charge(clientOf(request.ip), limits.maxCost, budget);
    request.charge = charge;
    if (!refused(reply, () => charge.enter())) done();
  });
}

export interface DocumentGuards {
  findFault: FindFault;
  /** Documents that requests may name by their ids. */
  trusted: TrustedOperations;
  /** Whether any other document is refused. */
  trustedOnly: boolean;
}

/** Puts in the document that a request names by its id, and checks what can be seen of a request before it is parsed. */
export function guardDocument(request: DocumentRequest, { findFault, trusted, trustedOnly }: DocumentGuards): void {
  fillInDocument(request, trusted, trustedOnly);
  const fault = findFault(request);
  if (fault !== null) throw refusal(fault);
}

/** As a hook: `guardDocument` for the body, or the address, of a request. */
export function guardDocuments(guards: DocumentGuards): preHandlerHookHandler {
  const guard = (request: FastifyRequest) => {
    const { body, query } = request as { body: unknown; query: Record<string, unknown> };
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) guardDocument(body, guards);
    if (request.method !== 'GET') return;
    const named = query.documentId !== undefined || query.extensions !== undefined;
    guardDocument(query, guards);
    if (named) request.raw.url = `/graphql?${new URLSearchParams(query as Record<string, string>).toString()}`;
  };
  return (request, reply, done) => {
    if (!refused(reply, () => guard(request))) done();
  };
}

/** Does it; where it throws an error of GraphQL, answers with that. */
export function refused(reply: FastifyReply, work: () => void): FastifyReply | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return refuse(reply, error);
    throw error;
  }
}
