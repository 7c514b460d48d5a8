import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { ApiContext } from './context.js';
import { problem } from './errors.js';
import type { DocumentRequest } from './persisted-documents.js';
import { refused } from './request-guards.js';
import { refuse } from './refuse.js';
import { requireScope } from './require-scope.js';
import { faultsOfStreamRequest } from './stream-request.js';

export const STREAM_PATH = '/graphql/stream';

export interface SubscriptionOptions {
  schema: GraphQLSchema;
  /** What a request with this header `Authorization` may do. */
  context: (authorization: string | undefined, request: FastifyRequest) => Promise<ApiContext>;
  /** Checks what can be seen of a request before it is parsed; throws GraphQLErrors. */
  guard: (request: DocumentRequest) => void;
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

const MAX_MESSAGE_BYTES = 64 * 1024;
const EVENT_STREAM = /text\/event-stream/i;
const NO_EVENT_STREAM = 'Subscriptions are answered as server-sent events: send `accept: text/event-stream`.';

/**
 * Answers subscriptions at STREAM_PATH, over server-sent events (POST; the protocol of `graphql-sse`, distinct connections)
 * and over WebSockets (`graphql-transport-ws`). What there is to follow is for who has a key with the scope `ingest`: a
 * client without it is refused before anything that it asks is read.
 */
export async function serveSubscriptions(app: FastifyInstance, options: SubscriptionOptions): Promise<void> {
  const { schema, context } = options;
  const execute = () => ({ errors: [new GraphQLError(NOT_HERE, { extensions: { code: 'BAD_USER_INPUT' } })] });

  const stream = createHandler({
    schema,
    // Each subscription is a request of its own.
    authenticate: () => null,
    context: ({ raw }) => context(raw.headers.authorization, raw) as never,
    execute,
    onNext: (followed, _request, result) =>
      told(followed as unknown as ApiContext, result as ExecutionResult, options) as never,
  });
  app.post(STREAM_PATH, async (request, reply) => {
    const asked = await context(request.headers.authorization, request);
    const answered = refused(reply, () => {
      requireFollower(asked);
      options.guard((request.body ?? {}) as DocumentRequest);
    });
    if (answered) return answered;
    const [fault] = faultsOfStreamRequest(schema, request.body);
    if (fault) {
      const { message } = options.formatError(fault.toJSON(), fault);
      return refuse(reply, new GraphQLError(message, { extensions: fault.extensions }));
    }
    if (!EVENT_STREAM.test(request.headers.accept ?? '')) return reply.code(406).send(problem(NO_EVENT_STREAM));
    // The handler knows it only where it stands alone.
    request.headers.accept = 'text/event-stream';
    await stream(request, reply);
    return reply;
  });

  await app.register(fastifyWebsocket, { options: { maxPayload: MAX_MESSAGE_BYTES } });
  type Parameters = { Authorization?: unknown; authorization?: unknown };
  const keyOf = (given: Parameters | undefined, header: string | undefined): string | undefined => {
    const key = given?.Authorization ?? given?.authorization;
    return typeof key === 'string' ? key : header;
  };
  const contextFor = (given: Parameters | undefined, { request }: { request: FastifyRequest }) =>
    context(keyOf(given, request.headers.authorization), request);
  const wsHandler = makeHandler<Parameters>({
    schema,
    // Without the key the socket is closed: 4403, Forbidden.
    onConnect: async ({ connectionParams, extra }) =>
      (await contextFor(connectionParams, extra)).caller?.scopes.includes('ingest') ?? false,
    context: ({ connectionParams, extra }) => contextFor(connectionParams, extra) as never,
    onSubscribe: async ({ extra }, _id, payload) => {
      const { charge } = await context(undefined, extra.request);
      const refusals = errorsOf(() => {
        charge?.enter();
        options.guard(payload);
      });
      if (refusals) return refusals;
      const faults = faultsOfStreamRequest(schema, payload);
      return faults.length > 0 ? faults : undefined;
    },
    execute,
    onNext: (_context, _id, _payload, { contextValue }, result) => told(contextValue as ApiContext, result, options),
    onError: (_context, _id, _payload, errors) => errors.map((error) => options.formatError(error.toJSON(), error)),
  });
  app.route({
    method: 'GET',
    url: STREAM_PATH,
    handler: (_request, reply) => reply.code(426).send(problem('Subscriptions come over a WebSocket, or to a POST.')),
    wsHandler,
  });
}

/** The error of GraphQL that it throws, if any. */
function errorsOf(work: () => void): GraphQLError[] | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** As `requireScope`; who came with a query is told where it is answered. */
function requireFollower(access: ApiContext): void {
  try {
    requireScope(access, 'ingest');
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(`${error.message} ${NOT_HERE}`, { extensions: error.extensions });
  }
}

const NOT_HERE = 'Only subscriptions are answered here; send queries and mutations to /graphql.';

/** What a client is told of one result: its errors as in every answer, and its snapshot. */
function told(
  { index }: ApiContext,
  { data, errors }: ExecutionResult,
  { formatError }: SubscriptionOptions,
): { data?: ExecutionResult['data']; errors?: GraphQLFormattedError[]; extensions: Record<string, unknown> } {
  const formatted = errors?.map((error) => formatError(error.toJSON(), error));
  return { data, ...(formatted ? { errors: formatted } : {}), extensions: { snapshot: index.snapshot.id } };
}
