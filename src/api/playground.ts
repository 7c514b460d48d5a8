import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

// The editor sets styles of its own; everything else comes from this server's files.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the bundled playground (`folder`): its page where a browser asks for `/graphql`, its files under `/playground/`. */
export async function servePlayground(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/playground/',
    index: false,
    cacheControl: true,
    maxAge: 0,
  });
  app.addHook('onRequest', async (request, reply) => {
    const asksForPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const { pathname, searchParams } = new URL(request.url, 'http://server');
    if (!asksForPage || pathname !== '/graphql' || searchParams.has('query')) return;
    reply.header('content-security-policy', POLICY).header('vary', 'accept');
    return reply.sendFile('playground.html');
  });
}
