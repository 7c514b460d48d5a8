import { setTimeout as sleep } from 'node:timers/promises';
import { READ_ONLY, type Access, type Caller } from '../access/keys.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { EmbeddingProvider } from '../model/embedding.js';
import type { Curate, Extract, MakeExtract } from '../model/ports.js';
import type { GraphStore } from '../store/port.js';
import type { Charge } from './charge.js';
import { extractOf } from './extract.js';
import type { Jobs } from './jobs.js';
import type { KnownPapers } from './known-papers.js';
import { createLoaders, type Loaders } from './loaders.js';
import { unwatched, type RequestWatch } from './request-watch.js';
import { watchedStore } from './watched-store.js';

/** How long to wait before a graph that another writer has withdrawn is asked for again. */
const AGAIN_MS = 100;

/** What a resolver may use, made anew for each request: one index from its first field to its last. */
export interface ApiContext {
  index: GraphIndex;
  /** Whether `index` is of a snapshot that the request asked for, which need not be what the store holds now. */
  pinned: boolean;
  /** Its calls end at the request's deadline. */
  store: GraphStore;
  /** For what requests share: it goes on when the one that began it is given up. */
  sharedStore: GraphStore;
  loaders: Loaders;
  /** null: what needs no key only; see `requireScope`. */
  caller: Caller | null;
  /** Its deadline, and who is told what it does. */
  watch: RequestWatch;
  /** Whether anybody may write: a key is set. */
  writable: boolean;
  /** What the request may do by now: a key may have been revoked since it came. */
  accessNow(): Promise<Access>;
  /** What the request costs; null outside a server. */
  charge: Charge | null;
  /** What is known of the operation once it may run: its variables, coerced, and how many fields it asks for. */
  checked: { variables: Record<string, unknown>; fieldCount: number } | null;
  /** null where papers are not taken: no running server. */
  jobs: Jobs | null;
  /** Reads texts by the concepts of `index`; made at first use. null where the server was given no extraction. */
  extract(): Extract | null;
  /** Does what a curator asks for; null where the server was given no curation. */
  curate: Curate | null;
  /** The model that texts are compared by beside words and concepts; null: embeddings are off. */
  embeddings: EmbeddingProvider | null;
  /** Takes up, from the next field on, the graph that was published last; waits while another writer has withdrawn it. */
  reload(): Promise<void>;
}

/** What a server is wired with beside its store. */
export interface Services {
  access?: Access;
  accessNow?: () => Promise<Access>;
  makeExtract?: MakeExtract;
  curate?: Curate;
  embeddings?: EmbeddingProvider | null;
  /** The index of the graph that was published last; null while another writer has withdrawn it. */
  newestIndex?: () => Promise<GraphIndex | null>;
  /** Papers of the graph that was published last which need not be read. */
  knownPapers?: () => KnownPapers;
  jobs?: Jobs;
  charge?: Charge | null;
  watch?: RequestWatch;
}

export function createContext(
  index: GraphIndex,
  store: GraphStore,
  {
    access = READ_ONLY,
    accessNow = async () => access,
    makeExtract,
    curate,
    embeddings = null,
    newestIndex,
    knownPapers,
    jobs,
    charge,
    watch = unwatched(),
  }: Services = {},
): ApiContext {
  const { deadline, observed } = watch;
  const watched = watchedStore(store, deadline, observed);
  return {
    index,
    pinned: false,
    store: watched,
    sharedStore: store,
    loaders: createLoaders(watched, knownPapers?.()),
    ...access,
    accessNow,
    charge: charge ?? null,
    checked: null,
    watch,
    jobs: jobs ?? null,
    extract() {
      return makeExtract ? extractOf(this.index, makeExtract) : null;
    },
    curate: curate ? (...asked) => deadline.within(() => curate(...asked)) : null,
    embeddings: embeddings && {
      model: embeddings.model,
      embed: (texts) => deadline.within(() => embeddings.embed(texts)),
      close: () => embeddings.close(),
    },
    // Servers copy a context: `this` is the one that resolvers have.
    async reload() {
      if (!newestIndex) return;
      let newest = await deadline.within(newestIndex);
      while (newest === null) {
        await deadline.within(() => sleep(AGAIN_MS));
        newest = await deadline.within(newestIndex);
      }
      this.index = newest;
      this.loaders = createLoaders(watched, knownPapers?.());
    },
  };
}
