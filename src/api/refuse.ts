import type { FastifyReply } from 'fastify';
import type { GraphQLError } from 'graphql';
import { problem, refusalExtensions } from './errors.js';

/** Answers a request outside GraphQL with an error that GraphQL would give, its code, status and headers. */
export function refuse(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const { http } = extensions as { http?: { status?: number; headers?: Iterable<[string, string]> } };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  return reply.code(http?.status ?? 400).send(problem(message, refusalExtensions(extensions)));
}
