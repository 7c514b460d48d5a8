import { buildIndex } from '../index/build.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { Snapshot } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { notReady } from './errors.js';
import { DEFAULT_PAPER_MEGABYTES, knownPapers, type KnownPapers } from './known-papers.js';

const POLL_MS = 1_000;

/** The snapshot id of an index of a store that has published nothing yet. */
export const UNPUBLISHED = 'unpublished';

/**
 * Makes the index of a snapshot of the store; `published` false: the store has none and is read as it stands.
 * `buildIndex` in this thread, where a server gives nothing else.
 */
export type MakeIndex = (snapshot: Snapshot, published: boolean) => Promise<GraphIndex>;

/**
 * The index that requests are answered from: that of the last snapshot that the store published. A request keeps the
 * one that it began with. The one before is kept too, so that pages of it can still be turned: two indexes in memory, and a
 * third while the next is made.
 */
export class CurrentIndex {
  private timer: NodeJS.Timeout | undefined;
  private previous: GraphIndex | null = null;
  private index: GraphIndex | null = null;
  private refreshed: Promise<unknown> = Promise.resolve();
  /** Whether another store, which has published nothing yet, was put in the place of the one that was read. */
  private isReplaced = false;
  private papers: KnownPapers;
  private publishedAt: string | null = null;

  /**
   * Has no index before the first `refresh`.
   *
   * @param prepare done before the first index is made, and again where that failed
   * @param paperMegabytes for papers that were read lately
   */
  constructor(
    private readonly store: GraphStore,
    private readonly make: MakeIndex = (snapshot) => buildIndex(store, snapshot),
    private readonly prepare: () => Promise<void> = () => Promise.resolve(),
    private readonly paperMegabytes = DEFAULT_PAPER_MEGABYTES,
  ) {
    this.papers = knownPapers(paperMegabytes);
  }

  /** Makes the first index. A store that has published nothing yet is read as it stands, under the id `unpublished`. */
  static async open(store: GraphStore, make?: MakeIndex): Promise<CurrentIndex> {
    const current = new CurrentIndex(store, make);
    await current.refresh();
    return current;
  }

  get isReady(): boolean {
    return this.index !== null;
  }

  /** @throws GraphQLError STORE_UNAVAILABLE before the first index is made, or while a store in the place of the one that was read has published nothing. */
  get(): GraphIndex {
    if (this.index === null) throw notReady();
    return this.index;
  }

  /** Papers as the store has told them since it published what is answered from; what is published next may say otherwise. */
  get knownPapers(): KnownPapers {
    return this.papers;
  }

  /** The index of a snapshot: the current one, or the one before; null for any other. */
  find(snapshotId: string): GraphIndex | null {
    return [this.index, this.previous].find((index) => index?.snapshot.id === snapshotId) ?? null;
  }

  /**
   * Takes up a snapshot that was published since; false where there is none. One after the other, so that the index of a
   * snapshot is made once, whoever asks meanwhile.
   */
  refresh(): Promise<boolean> {
    const found = this.refreshed.then(() => this.takeUp());
    this.refreshed = found.catch(() => undefined);
    return found;
  }

  /**
   * The index of the graph that the store has published by now, or later; null while another writer has withdrawn it: ask
   * again.
   */
  async newest(): Promise<GraphIndex | null> {
    const isTaken = await this.refresh();
    return isTaken || (await this.store.snapshot())?.id === this.index?.snapshot.id ? this.get() : null;
  }

  private async takeUp(): Promise<boolean> {
    const known = this.index;
    const isFirst = known === null && !this.isReplaced;
    if (isFirst) await this.prepare();
    const published = await this.store.snapshot();
    if (!published && isFirst) return this.takeAsItStands();
    if (!published && known !== null && (await this.isOfAnotherStore(known))) this.forget();
    // A graph that is published again is the same, but was another one meanwhile.
    if (published && published.builtAt !== this.publishedAt) {
      this.publishedAt = published.builtAt;
      this.papers = knownPapers(this.paperMegabytes);
    }
    if (!published || published.id === known?.snapshot.id) return false;
    const index = await this.make(published, true);
    // A seeding that began meanwhile has withdrawn the snapshot: what was read is not whole. It may have come to the
    // same graph again since, at another time.
    const now = await this.store.snapshot();
    const isStill = now?.id === published.id && now.builtAt === published.builtAt;
    if (!isFirst && !isStill) return false;
    this.previous = known;
    this.index = index;
    this.isReplaced = false;
    return true;
  }

  /** Looks for a new snapshot every second until `stop`; `onError` is told the first of failures in a row. */
  watch(onChange: (index: GraphIndex) => void, onError: (error: unknown) => void): void {
    let failing = false;
    let seen = this.index;
    const look = async () => {
      try {
        await this.refresh();
        // A mutation may have taken it up.
        if (this.index && this.index !== seen) onChange((seen = this.index));
        failing = false;
      } catch (error) {
        if (!failing && this.timer) onError(error);
        failing = true;
      }
      if (this.timer) this.timer = setTimeout(() => void look(), POLL_MS);
    };
    this.timer = setTimeout(() => void look(), POLL_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async takeAsItStands(): Promise<true> {
    this.index = await this.make({ id: UNPUBLISHED, builtAt: new Date().toISOString() }, false);
    return true;
  }

  private forget(): void {
    this.index = null;
    this.previous = null;
    this.papers = knownPapers(this.paperMegabytes);
    this.isReplaced = true;
  }

  /**
   * Whether the store, which has published nothing, was put in the place of the one that the index is of: it has none of
   * the runs that wrote the index's papers. A seeding leaves them.
   */
  private async isOfAnotherStore({ papers: { columns, count } }: GraphIndex): Promise<boolean> {
    if (count === 0) return false;
    const runs = await this.store.runs();
    return !runs.some(({ id }) => columns.runs.names.rowOf(id) !== undefined);
  }
}
