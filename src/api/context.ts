import { READ_ONLY, type Access, type Caller } from '../access/write-key.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { Extract, MakeExtract } from '../model/ports.js';
import type { GraphStore } from '../store/port.js';
import { extractOf } from './extract.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What a resolver may use, made anew for each request: one index from its first field to its last. */
export interface ApiContext {
  index: GraphIndex;
  /** Whether `index` is of a snapshot that the request asked for, which need not be what the store holds now. */
  pinned: boolean;
  store: GraphStore;
  loaders: Loaders;
  /** null: reads only; see `requireWriter`. */
  caller: Caller | null;
  /** Whether anybody may write: a key is set. */
  writable: boolean;
  /** Reads texts by the concepts of `index`; made at first use. null where the server was given no extraction. */
  extract(): Extract | null;
}

/** What a server is wired with beside its store. */
export interface Services {
  access?: Access;
  makeExtract?: MakeExtract;
}

export function createContext(
  index: GraphIndex,
  store: GraphStore,
  { access = READ_ONLY, makeExtract }: Services = {},
): ApiContext {
  const context: ApiContext = {
    index,
    pinned: false,
    store,
    loaders: createLoaders(store),
    ...access,
    extract: () => (makeExtract ? extractOf(context.index, makeExtract) : null),
  };
  return context;
}
