import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * Stands between a driver and a server. Frozen, it keeps every connection open and takes new ones, but passes nothing on:
 * as a server does whose machine sleeps.
 */
export class FreezingProxy {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((near) => this.#join(near));
  #frozen = false;

  private constructor(target: string) {
    this.#target = new URL(target);
  }

  static async before(target: string): Promise<FreezingProxy> {
    const proxy = new FreezingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** Without routing, which would lead past the proxy. */
  get uri(): string {
    const scheme = this.#target.protocol.includes('+') ? 'bolt+ssc' : 'bolt';
    return `${scheme}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
  }

  /** Resolves when nobody is connected any more. */
  async left(): Promise<void> {
    await Promise.all([...this.#sockets].map((socket) => socket.closed || once(socket, 'close')));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #join(near: Socket): void {
    const far = connect(Number(this.#target.port || 7687), this.#target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      this.#sockets.add(from);
      from.on('data', (bytes) => {
        if (!this.#frozen) to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
    }
  }
}
