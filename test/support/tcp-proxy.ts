import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Looks at bytes on their way to the server; true where it is what it waits for. */
type Match = (bytes: Buffer) => boolean;

/**
 * Stands between a client and a server, and is the bad weather between them: it cuts connections, delays what is sent,
 * freezes (keeps every connection, takes new ones, passes nothing on, as a machine that sleeps), and refuses.
 */
export class TcpProxy {
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #frozen = false;
  #delayMs = 0;
  #cutAt: { match: Match; passed: boolean; done: () => void } | null = null;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  static async before(target: { host: string; port: number }): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await proxy.accept();
    return proxy;
  }

  /** Before the Bolt server at an address such as `neo4j://127.0.0.1:7687`. */
  static beforeBolt(uri: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(uri);
    return TcpProxy.before({ host: hostname, port: Number(port || 7687) });
  }

  get port(): number {
    return this.#port;
  }

  /** Without routing, which would lead past the proxy. */
  get boltUri(): string {
    return `bolt://127.0.0.1:${this.#port}`;
  }

  /** Connections of clients that are open. */
  get open(): number {
    return this.#sockets.size / 2;
  }

  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** Only the connections that are open: as after a firewall has forgotten them. New ones work. */
  freezeOpen(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  /** What was sent meanwhile arrives now. */
  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** What the server sends arrives that much later. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Ends every connection at once, without a goodbye. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /**
   * Cuts the connection that next sends bytes which match; resolves then.
   *
   * @param passed whether the server still receives them: only its answer is lost
   */
  cutWhen(match: Match, { passed }: { passed: boolean }): Promise<void> {
    return new Promise((done) => (this.#cutAt = { match, passed, done }));
  }

  /** Cuts, and takes no connection until `accept`. */
  async refuse(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    this.cut();
    await closed;
  }

  /** Takes connections, at the same port as before. */
  async accept(): Promise<void> {
    if (this.#server) return;
    this.#server = createServer((near) => this.#join(near)).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when nobody is connected any more. */
  async left(): Promise<void> {
    await Promise.all([...this.#sockets].map((socket) => socket.closed || once(socket, 'close')));
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  #join(near: Socket): void {
    const far = connect(this.#target.port, this.#target.host);
    this.#pipe(near, far, (bytes) => this.#sent(bytes, near, far));
    this.#pipe(far, near, (bytes) => {
      if (this.#delayMs === 0) near.write(bytes);
      else setTimeout(() => near.write(bytes), this.#delayMs);
    });
  }

  #pipe(from: Socket, to: Socket, pass: (bytes: Buffer) => void): void {
    this.#sockets.add(from);
    from.on('data', pass);
    if (this.#frozen) from.pause();
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  #sent(bytes: Buffer, near: Socket, far: Socket): void {
    const cut = this.#cutAt;
    if (!cut?.match(bytes)) {
      far.write(bytes);
      return;
    }
    this.#cutAt = null;
    if (!cut.passed) far.destroy();
    else far.write(bytes, () => setTimeout(() => far.destroy(), 250));
    near.resetAndDestroy();
    cut.done();
  }
}

/** The message COMMIT of Bolt: a structure without fields, signature 0x12, in a chunk of its own. */
export const isBoltCommit: Match = (bytes) => bytes.includes(Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]));
