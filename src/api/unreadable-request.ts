import type { Socket } from 'node:net';
import { problem } from './errors.js';

const STATUS: Record<string, readonly [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'Address and headers are longer than 16 kB together. Send a query with POST, in the body.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not come in time. Send all of it at once.'],
};
const UNREADABLE = ['400 Bad Request', 'This is no request of HTTP/1.1 that can be read.'] as const;

/** Answers what never became a request in the shape of all errors, and ends the connection: what follows cannot be told apart. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, message] = STATUS[error.code ?? ''] ?? UNREADABLE;
  const body = JSON.stringify(problem(message));
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
