import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestHookHandler,
} from 'fastify';
import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import { Keys } from '../access/keys.js';
import { DEFAULT_LIMITS, type Limits } from '../access/limits.js';
import { TrustedOperations } from '../access/trusted-operations.js';
import type { EmbeddingProvider } from '../model/embedding.js';
import { UNOBSERVED, type Observer } from '../observe/observer.js';
import type { Curate, Ingest, MakeExtract } from '../model/ports.js';
import type { GraphStore } from '../store/port.js';
import { compiledExecution, CompiledOperations } from './compiled-operations.js';
import { createContext, type ApiContext } from './context.js';
import { costLimit } from './cost-limit.js';
import type { CurrentIndex } from './current-index.js';
import { allowOrigins } from './cross-origin.js';
import { documentLimits } from './document-limits.js';
import { errorFormatter, MASKED, MASKED_CODE, notReady, problem } from './errors.js';
import { serveExports } from './exports/serve-exports.js';
import { serveHealth } from './health.js';
import { Jobs } from './jobs.js';
import { limitBody } from './limit-body.js';
import { serveMetrics } from './serve-metrics.js';
import { servePages } from './pages.js';
import { operationAccess } from './operation-access.js';
import { plainJsonStatus } from './plain-json-status.js';
import { countRequests, guardDocument, guardDocuments } from './request-guards.js';
import { refuse } from './refuse.js';
import * as watching from './request-watch.js';
import { graphqlSchema } from './schema.js';
import { snapshotChoice } from './snapshot-choice.js';
import { serveSubscriptions } from './subscriptions.js';
import { serveTrustedPage } from './trusted-page.js';
import { answerUnreadable } from './unreadable-request.js';

/** Errors that one answer tells of a document; the first says most. */
const MAX_ERRORS = 5;
/** What a client gets to send the whole of a request. */
const RECEIVE_MS = 30_000;
/** What running answers get to finish when the server ends. */
const CLOSE_GRACE_MS = 6_000;
/** What connections that are on their way get to come in when the server ends. */
const LAST_CALL_MS = 250;
const HEADERS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
/** Instead of what Fastify says. */
const WHAT_TO_DO: Partial<Record<number, string>> = {
  413: 'The request is larger than this server takes; send less at once.',
  415: 'Send the request as JSON, with `content-type: application/json`.',
};
const TAKES_GET_AND_POST = /^\/graphql(?:\/stream)?(?:\?|$)/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

export interface ServerOptions {
  store: GraphStore;
  current: CurrentIndex;
  /** Folder of the bundled explorer and playground; null serves neither. With `trustedOnly` the explorer alone: it asks what ships. */
  playground: string | null;
  host: string;
  port: number;
  /** Failures that a client is not told about. */
  log: (error: unknown) => void;
  /** What lets a request write; nobody may without it. */
  keys?: Keys;
  /** Whether reading needs a key; without it, it does not. */
  reads?: 'open' | 'keys' | (() => 'open' | 'keys');
  /** Origins whose pages may ask; `*` lets every page. None without it. */
  origins?: readonly string[];
  /** Whether a client may ask for the schema, and is told of names like the one that it got wrong; without it, it may. */
  introspection?: boolean;
  /** Addresses of proxies, whose word on who asks is taken. */
  proxies?: readonly string[];
  /** Operations that clients may name by their ids; with `trustedOnly`, they may ask for no others. */
  trusted?: TrustedOperations;
  trustedOnly?: boolean;
  makeExtract?: MakeExtract;
  curate?: Curate;
  /** What writes papers that clients send; they are not taken without it. */
  ingest?: Ingest;
  /** Other limits than DEFAULT_LIMITS. */
  limits?: Partial<Limits>;
  /** What embeds texts, where embeddings are on. */
  embeddings?: EmbeddingProvider | null;
  /** When requests are given up; DEFAULT_TIMES without it. */
  times?: watching.RequestTimes;
  /** Is told what each request does. */
  observe?: Observer;
  /** What `/metrics` answers; it is not served without it. */
  metrics?: () => Promise<{ contentType: string; text: string }>;
}

function readsNeedKey(reads: ServerOptions['reads'] = 'open'): boolean {
  return (typeof reads === 'function' ? reads() : reads) === 'keys';
}

/** Whether other machines reach a server that listens there. */
export function isPublic(host: string): boolean {
  return !LOOPBACK.has(host);
}

/**
 * Serves the graph over HTTP: `/graphql` (POST, GET with a query, and the playground for a browser), `/export/FILE`,
 * `/health/live`, `/health/ready`. Resolves to the listening server and its address once requests are answered; `close` lets running
 * answers finish for 6 s, and new connections come in for the first 250 ms of them.
 */
export async function startServer(options: ServerOptions): Promise<{ address: string; close(): Promise<void> }> {
  const app = await createApp(options);
  await app.listen({ host: options.host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { address: `http://${host}:${port}`, close: () => close(app) };
}

/** A client that does not read its answer would otherwise hold the server for ever. */
async function close(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS);
  await app.close().finally(() => clearTimeout(timer));
}

/**
 * Whoever was connected while the server was busy waits in the kernel, and is cut off where listening stops first: they
 * are accepted in the next turn of the event loop, and what they ask is read in the one after it.
 */
async function lastCall(): Promise<void> {
  await sleep(LAST_CALL_MS);
  await turn();
  await turn();
  await turn();
}

async function createApp(options: ServerOptions): Promise<FastifyInstance> {
  const { store, current, playground, host, log, trusted = new TrustedOperations([]), trustedOnly = false } = options;
  const keys = options.keys ?? new Keys(undefined, async () => []);
  const newestIndex = () => current.newest();
  const { makeExtract, curate, ingest, embeddings, metrics } = options;
  const { times = watching.DEFAULT_TIMES, observe = () => UNOBSERVED, introspection = true } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = Fastify({
    bodyLimit: limits.maxBody,
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    requestTimeout: RECEIVE_MS,
    genReqId: watching.requestId,
    forceCloseConnections: 'idle',
    // What comes in on a connection that is open is answered to the end.
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, _request, reply) => {
      void (reply as FastifyReply)
        .code(error.statusCode ?? 400)
        .headers(HEADERS)
        .send(problem('The address cannot be read.'));
    },
  });
  watching.watchRequests(app, observe, times);
  if (!options.proxies?.length) refuseForeignNames(app, host);
  app.addHook('onRequest', (request, reply, done) => {
    // What reads the address takes it together with the name that the request was sent to.
    if (URL.canParse(`http://${request.host}/`)) return done();
    void reply.code(400).send(problem('The header Host cannot be read.'));
  });
  let ending = false;
  app.addHook('preClose', async () => {
    ending = true;
    await lastCall();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.headers(HEADERS);
    // A connection that is kept would hold the server until it idles out.
    if (ending) reply.header('connection', 'close');
    done();
  });
  app.setNotFoundHandler((request, reply) => {
    if (TAKES_GET_AND_POST.test(request.url))
      return reply.code(405).header('allow', 'GET, HEAD, POST').send(problem('Send it with POST, or GET.'));
    return reply.code(404).send(problem('Nothing is here. The API is at /graphql.', { code: 'NOT_FOUND' }));
  });
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log(error);
    const message = WHAT_TO_DO[status] ?? error.message;
    return reply.code(status).send(status >= 500 ? problem(MASKED, { code: MASKED_CODE }) : problem(message));
  });

  serveHealth(app, store, current);
  if (metrics)
    serveMetrics(app, metrics, async ({ headers }) =>
      readsNeedKey(options.reads) ? keys.accessOf(headers.authorization) : null,
    );
  await allowOrigins(app, options.origins ?? []);
  countRequests(app, limits);
  if (playground !== null) await servePages(app, playground, { playground: !trustedOnly });
  else if (trustedOnly) app.get('/', (_request, reply) => reply.redirect('/graphql'));
  if (trustedOnly) serveTrustedPage(app, trusted);

  const apollo = await startApollo(app, current, { ...options, limits, times });
  const jobs = ingest && new Jobs(store, ingest, log);
  const knownPapers = () => current.knownPapers;
  const services = { makeExtract, curate, embeddings, newestIndex, knownPapers, jobs };
  const contextOf = async (
    authorization: string | undefined,
    { charge }: FastifyRequest,
    watch: watching.RequestWatch | null,
  ) => {
    const lookUp = () => keys.accessOf(authorization);
    const accessNow = () => (watch ? watch.deadline.within(lookUp) : lookUp());
    const access = keys.accessAtOnce(authorization) ?? (await accessNow().catch(nothingBegun));
    return createContext(current.get(), store, { ...services, access, accessNow, charge, watch: watch ?? undefined });
  };
  const contextOfRequest = (request: FastifyRequest) =>
    contextOf(request.headers.authorization, request, request.watch);
  const handler = fastifyApolloHandler(apollo, { context: contextOfRequest });
  const mayWrite = async ({ headers }: FastifyRequest) => {
    const { caller } = await keys.accessOf(headers.authorization);
    return caller?.scopes.includes('ingest') ?? false;
  };
  const onRequest = [refuseUnready(current), limitBody(limits.maxBody, mayWrite)];
  serveExports(app, {
    contextOf: contextOfRequest,
    needsKey: () => readsNeedKey(options.reads),
    onRequest: [refuseUnready(current)],
    deadlineMs: times.export,
    trustedOnly,
    introspection,
    log,
  });
  const guards = { findFault: documentLimits(limits), trusted, trustedOnly };
  await serveSubscriptions(app, {
    schema: await graphqlSchema(),
    // A subscription may last: it has no deadline.
    context: (authorization, request) => contextOf(authorization, request, null),
    guard: (request) => guardDocument(request, guards),
    formatError: errorFormatter(log, introspection),
  });
  const preHandler = guardDocuments(guards);
  const bodyLimit = limits.maxBodyOfWriters;
  app.route({ url: '/graphql', method: ['GET', 'POST'], bodyLimit, onRequest, preHandler, handler });
  return app;
}

async function startApollo(
  app: FastifyInstance,
  current: CurrentIndex,
  {
    log,
    limits,
    reads = 'open',
    times,
    introspection = true,
  }: ServerOptions & { limits: Limits; times: watching.RequestTimes },
): Promise<ApolloServer<ApiContext>> {
  const quiet = () => undefined;
  const schema = await graphqlSchema();
  const apollo = new ApolloServer<ApiContext>({
    schema,
    // The rule says so in words that are for a client.
    introspection: true,
    validationRules: introspection ? [] : [NoSchemaIntrospectionCustomRule],
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log, introspection),
    logger: { debug: quiet, info: quiet, warn: log, error: log },
    validationOptions: { maxErrors: MAX_ERRORS },
    maxRecursiveSelections: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      watching.operationWatch(times),
      snapshotChoice(current),
      costLimit(
        schema,
        limits.maxDepth,
        operationAccess(schema, () => readsNeedKey(reads)),
      ),
      compiledExecution(new CompiledOperations(schema)),
      plainJsonStatus(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/**
 * A server for this machine alone answers to no other name: a page elsewhere that lets its name point here (DNS
 * rebinding) would otherwise read the graph through the visitor's browser.
 */
function refuseForeignNames(app: FastifyInstance, host: string): void {
  if (isPublic(host)) return;
  app.addHook('onRequest', (request, reply, done) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (LOOPBACK.has(name)) return done();
    void reply.code(421).send(problem(`This server answers on ${host} only.`));
  });
}

/** For what a request waits for before it is executed: nothing of it is answered. */
function nothingBegun(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error;
  throw new GraphQLError(error.message, { extensions: { http: { status: 504 }, ...error.extensions } });
}

function refuseUnready(current: CurrentIndex): onRequestHookHandler {
  return (_request, reply, done) => {
    if (current.isReady) done();
    else refuse(reply.header('retry-after', '1'), notReady());
  };
}
