import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { GraphQLError } from 'graphql';
import { PapergraphError } from '../../model/errors.js';
import type { ApiContext } from '../context.js';
import { errorFormatter, graphMoved, withoutSuggestion } from '../errors.js';
import { refuse } from '../refuse.js';
import { requireScope } from '../require-scope.js';
import { SNAPSHOT_HEADER } from '../snapshot-choice.js';
import { targetOfFile, type ExportTarget } from './export-target.js';
import { openExport } from './open-export.js';

export interface ExportServices {
  contextOf(request: FastifyRequest): Promise<ApiContext>;
  /** Whether reading needs a key. */
  needsKey(): boolean;
  /** What is asked of a request first. */
  onRequest: onRequestHookHandler[];
  /** The most that an export may take, in ms. */
  deadlineMs: number;
  /** Whether anything but trusted operations is refused. */
  trustedOnly: boolean;
  /** Whether a client is told of names like one that it got wrong. */
  introspection: boolean;
  log: (error: unknown) => void;
}

type Chunk = string | Uint8Array;

/**
 * `GET /export/concepts.graphml?…`: what `openExport` gives, as it is made and as fast as the client reads. A fault that is
 * known before the first piece is an answer like one of GraphQL; after it the connection is cut, so that no client takes a
 * part for the whole. HEAD is checked and charged like GET.
 */
export function serveExports(app: FastifyInstance, services: ExportServices): void {
  const { onRequest } = services;
  app.route({
    url: '/export/:file',
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    onRequest: [refuseEmbedding, ...onRequest],
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await answer(request, reply, services);
      } catch (error) {
        return refuse(reply, told(error, services));
      }
    },
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, services: ExportServices): Promise<FastifyReply> {
  if (services.trustedOnly) {
    throw forbidden(
      'This server answers trusted operations only; exports are not among them.',
      'OPERATION_NOT_TRUSTED',
    );
  }
  const target = targetOfFile((request.params as { file: string }).file);
  const context = await services.contextOf(request);
  const { watch, charge } = context;
  if (services.needsKey()) requireScope(context, 'read');
  checkSnapshot(context, request);
  watch.observed.operation({ name: `export ${target.file}`, kind: 'query' });
  const given = request.query as Record<string, unknown>;
  const chunks = await openExport(context, target, given, (name) => `\`${name}\``);
  watch.cost = charge?.record.cost ?? null;
  const stream = Readable.from(request.method === 'HEAD' ? [] : await begun(chunks, context));
  // The deadline is for what the server does until there is something to send; then it is for the client, too.
  watch.deadline.allow(services.deadlineMs);
  const late = setTimeout(() => stream.destroy(new Error(`${target.file} was not read in time.`)), services.deadlineMs);
  stream.once('close', () => clearTimeout(late));
  stream.once('error', (error) => {
    // Who has left is not waited for.
    if (reply.raw.destroyed) return;
    watch.errors.add(codeOf(error));
    services.log(error);
  });
  return reply.headers(headersOf(target, context)).send(stream);
}

/** The same, once its first piece is there. */
async function begun(chunks: AsyncIterable<Chunk>, { watch }: ApiContext): Promise<AsyncIterable<Chunk>> {
  const pieces = piecesOf(chunks);
  const first = await watch.deadline.within(() => pieces.next());
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* watch.deadline.each(pieces);
  })();
}

async function* piecesOf(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  yield* chunks;
}

/** Of an older snapshot the index may be kept, but not the payload. */
function checkSnapshot({ index }: ApiContext, request: FastifyRequest): void {
  const asked = request.headers[SNAPSHOT_HEADER];
  if (asked === undefined || asked === index.snapshot.id) return;
  const message = `An export is of the newest snapshot; ask again without the header ${SNAPSHOT_HEADER}, which names another.`;
  throw new GraphQLError(message, { extensions: { code: 'SNAPSHOT_GONE' } });
}

function headersOf({ format, file }: ExportTarget, { index }: ApiContext): Record<string, string> {
  return {
    'content-type': format.contentType,
    'content-disposition': `attachment; filename="${file}"`,
    // What a key may read is not for others to keep.
    'cache-control': 'private, no-cache',
    [SNAPSHOT_HEADER]: index.snapshot.id,
  };
}

/** A page elsewhere could let each of its visitors' browsers ask for it, as a picture, and take nothing but time. */
function refuseEmbedding({ headers }: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (headers['sec-fetch-site'] !== 'cross-site' || headers['sec-fetch-mode'] !== 'no-cors') return done();
  refuse(reply, forbidden('Exports cannot be embedded in pages of other sites; link to them, or fetch them.'));
}

/** What a client is told; what it is not told of goes into the log. */
function told(error: unknown, { log, introspection }: ExportServices): GraphQLError {
  if (error instanceof PapergraphError && error.code === 'GRAPH_CHANGED') error = graphMoved();
  if (error instanceof GraphQLError) {
    const status = STATUS[codeOf(error)] ?? 400;
    const message = introspection ? error.message : withoutSuggestion(error.message);
    return new GraphQLError(message, { extensions: { http: { status }, ...error.extensions } });
  }
  const { message, extensions } = errorFormatter(log)({ message: '' }, error);
  const code = String(extensions?.code);
  return new GraphQLError(message, { extensions: { code, http: { status: STATUS[code] ?? 500 } } });
}

const STATUS: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  SNAPSHOT_GONE: 410,
  TIMEOUT: 504,
  STORE_UNAVAILABLE: 503,
  STORE_BUSY: 503,
};

function codeOf(error: unknown): string {
  if (error instanceof GraphQLError) return String(error.extensions.code);
  return error instanceof PapergraphError ? error.code : 'INTERNAL_SERVER_ERROR';
}

function forbidden(message: string, code = 'FORBIDDEN'): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 403 } } });
}
