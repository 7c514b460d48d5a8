import type { FastifyInstance } from 'fastify';
import type { TrustedOperations } from '../access/trusted-operations.js';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** In place of the playground, which could ask nothing of a server that answers trusted operations only: which those are. */
export function serveTrustedPage(app: FastifyInstance, operations: TrustedOperations): void {
  const page = trustedPage(operations);
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || !(request.headers.accept ?? '').includes('text/html')) return;
    const { pathname, search } = new URL(request.url, 'http://server');
    if (pathname !== '/graphql' || search !== '') return;
    return reply
      .headers({ 'content-security-policy': POLICY, vary: 'accept', 'content-type': 'text/html; charset=utf-8' })
      .send(page);
  });
}

function trustedPage({ all }: TrustedOperations): string {
  const rows = all.map(
    ({ id, name, type }) => `<tr><td>${escaped(name)}<td>${escaped(type)}<td><code>sha256:${id}</code>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>papergraph</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 60rem; padding: 0 1rem }
  td { padding: 0.2rem 1rem 0.2rem 0 }
  code { font-size: 0.8rem; overflow-wrap: anywhere }
</style>
<h1>papergraph</h1>
<p>This server answers trusted operations only, so that there is no playground here. Send one of these by its id:
<code>{"documentId": "sha256:…", "variables": {…}}</code>.</p>
<table>
${rows.join('\n')}
</table>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
