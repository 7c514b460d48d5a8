import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const CLOSED = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];
const EXPLORER_POLICY = ["default-src 'self'", "object-src 'none'", ...CLOSED].join('; ');
// The editor sets styles of its own; everything else comes from this server's files.
const PLAYGROUND_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  ...CLOSED,
].join('; ');

/**
 * Serves the bundled pages (`folder`): the explorer at `/`, the playground where a browser asks for `/graphql`, and what
 * they load below `/assets/`, which a browser may keep, since a file that changes has another name.
 *
 * @param options.playground whether there is one: it asks what it likes
 */
export async function servePages(
  app: FastifyInstance,
  folder: string,
  { playground }: { playground: boolean },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  const sendPage = (reply: FastifyReply, file: string, policy: string) =>
    reply.header('content-security-policy', policy).sendFile(file, folder, { maxAge: 0, immutable: false });
  app.get('/', (_request, reply) => sendPage(reply, 'index.html', EXPLORER_POLICY));
  if (!playground) return;
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'GET' || !(request.headers.accept ?? '').includes('text/html')) return done();
    const { pathname, searchParams } = new URL(request.url, 'http://server');
    if (pathname !== '/graphql' || searchParams.has('query')) return done();
    void sendPage(reply.header('vary', 'accept'), 'playground.html', PLAYGROUND_POLICY);
  });
}
