import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './errors.js';

/** Answers 413 to a body of more bytes than that before it is read, but for requests that may send more. */
export function limitBody(maxBytes: number, mayExceed: (request: FastifyRequest) => Promise<boolean>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (encoding === undefined && Number(length ?? 0) <= maxBytes) return;
    if (await mayExceed(request)) return;
    const [status, message] =
      encoding === undefined
        ? [413, `The request is larger than ${maxBytes} bytes.`]
        : [411, 'Say how long the request is, with Content-Length.'];
    return reply.code(status as number).send(problem(message as string));
  };
}
