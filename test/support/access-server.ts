import { makeKey, Keys } from '../../src/access/keys.js';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer, type ServerOptions } from '../../src/api/server.js';
import type { Scope } from '../../src/model/access-key.js';
import type { GraphStore } from '../../src/store/port.js';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data?: Record<string, never> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: Record<string, unknown>;
}

export interface AccessServer {
  address: string;
  /** What the server wrote to its log. */
  logged: unknown[];
  close(): Promise<void>;
  /** POSTs JSON to /graphql. */
  post(body: unknown, headers?: Record<string, string>, path?: string): Promise<Answer>;
  /** Asks in whatever way. */
  ask(path: string, init?: RequestInit): Promise<Answer>;
}

/** A server over a store, with keys of that store, and helpers that ask it. */
export async function accessServer(store: GraphStore, options: Partial<ServerOptions> = {}): Promise<AccessServer> {
  const logged: unknown[] = [];
  const server = await startServer({
    store,
    current: await CurrentIndex.open(store),
    playground: null,
    host: '127.0.0.1',
    port: 0,
    keys: new Keys(undefined, () => store.accessKeys()),
    log: (error) => logged.push(error),
    ...options,
  });
  const ask = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${server.address}${path}`, init);
    const text = await response.text();
    const isJson = text !== '' && (response.headers.get('content-type') ?? '').includes('json');
    const json = isJson ? (JSON.parse(text) as object) : {};
    return { status: response.status, headers: response.headers, text, ...json };
  };
  const post = (body: unknown, headers: Record<string, string> = {}, path = '/graphql') =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { address: server.address, logged, close: () => server.close(), post, ask };
}

/** A new key in the store: the header that sends it. */
export async function keyFor(store: GraphStore, name: string, scopes: Scope[]): Promise<{ authorization: string }> {
  const { key, stored } = makeKey(name, scopes);
  await store.addAccessKey(stored);
  return { authorization: `Bearer ${key}` };
}
