import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { problem } from './errors.js';

/** Answers 413 to a body of more bytes than that before it is read, but for requests that may send more. */
export function limitBody(
  maxBytes: number,
  mayExceed: (request: FastifyRequest) => Promise<boolean>,
): onRequestHookHandler {
  return (request, reply, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (encoding === undefined && Number(length ?? 0) <= maxBytes) return done();
    const [status, message] =
      encoding === undefined
        ? [413, `The request is larger than ${maxBytes} bytes.`]
        : [411, 'Say how long the request is, with Content-Length.'];
    mayExceed(request).then((may) => (may ? done() : void reply.code(status).send(problem(message))), done);
  };
}
