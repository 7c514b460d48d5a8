import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  authorization: string | undefined;
  model: string;
  input: string[];
}

/** What an endpoint answers to a request: vectors, or a status with a body. */
export type Reply = number[][] | { status: number; body: string };

/** An OpenAI-compatible embeddings endpoint on this machine, which notes what it was asked. */
export async function startEndpoint(reply: (asked: Asked, request: number) => Reply) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { model, input } = JSON.parse(body) as { model: string; input: string[] };
      const question = { authorization: request.headers.authorization, model, input };
      asked.push(question);
      const answer = request.url === '/v1/embeddings' ? reply(question, asked.length) : { status: 404, body: '' };
      if (!Array.isArray(answer)) return response.writeHead(answer.status).end(answer.body);
      // Not in order, as the specification allows.
      const data = answer.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse();
      return response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ object: 'list', data, model }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** How often each of these words stands in a text: an embedding that a test can follow. */
export function countsOf(text: string, words: readonly string[]): number[] {
  const found = text.toLowerCase().split(/\W+/);
  return [...words.map((word) => found.filter((each) => each.startsWith(word)).length), 0.01];
}
