import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

const owner = new AsyncLocalStorage<Set<Socket>>();

// Node tells of every socket that `net.connect` makes, in the context of whoever asked for it. (Of those that
// `tls.connect` makes it does not: a `+s` address has none here.)
subscribe('net.client.socket', (message) => {
  const sockets = owner.getStore();
  const { socket } = message as { socket: unknown };
  if (!sockets || !(socket instanceof Socket)) return;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});

/**
 * The sockets that a driver opens. Its own `close` forgets those on which the peer has not yet answered the first greeting;
 * they would keep the process alive, and pile up while a server is frozen.
 */
export class DriverSockets {
  readonly #open = new Set<Socket>();

  /** Runs an operation of the driver; the sockets that it opens meanwhile belong here. */
  during<T>(operation: () => Promise<T>): Promise<T> {
    return owner.run(this.#open, operation);
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
