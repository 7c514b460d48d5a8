import type { GraphIndex } from '../index/graph-index.js';
import type { GraphStore } from '../store/port.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What a resolver may use, made anew for each request: one index from its first field to its last. */
export interface ApiContext {
  index: GraphIndex;
  store: GraphStore;
  loaders: Loaders;
}

export function createContext(index: GraphIndex, store: GraphStore): ApiContext {
  return { index, store, loaders: createLoaders(store) };
}
