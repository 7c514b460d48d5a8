import { buildIndex } from '../index/build.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { Snapshot } from '../model/run.js';
import type { GraphStore } from '../store/port.js';

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

  private constructor(
    private readonly store: GraphStore,
    private readonly make: MakeIndex,
    private index: GraphIndex,
  ) {}

  /** Makes the first index. A store that has published nothing yet is read as it stands, under the id `unpublished`. */
  static async open(
    store: GraphStore,
    make: MakeIndex = (snapshot) => buildIndex(store, snapshot),
  ): Promise<CurrentIndex> {
    const published = await store.snapshot();
    const snapshot = published ?? { id: UNPUBLISHED, builtAt: new Date().toISOString() };
    return new CurrentIndex(store, make, await make(snapshot, published !== null));
  }

  get(): GraphIndex {
    return this.index;
  }

  /** The index of a snapshot: the current one, or the one before; null for any other. */
  find(snapshotId: string): GraphIndex | null {
    return [this.index, this.previous].find((index) => index?.snapshot.id === snapshotId) ?? null;
  }

  /** Takes up a snapshot that was published since; false where there is none. */
  async refresh(): Promise<boolean> {
    const published = await this.store.snapshot();
    if (!published || published.id === this.index.snapshot.id) return false;
    const index = await this.make(published, true);
    // A seeding that began meanwhile has withdrawn the snapshot: what was read is not whole. It may have come to the
    // same graph again since, at another time.
    const now = await this.store.snapshot();
    if (now?.id !== published.id || now.builtAt !== published.builtAt) return false;
    this.previous = this.index;
    this.index = index;
    return true;
  }

  /** Looks for a new snapshot every second until `stop`; `onError` is told the first of failures in a row. */
  watch(onChange: (index: GraphIndex) => void, onError: (error: unknown) => void): void {
    let failing = false;
    const look = async () => {
      try {
        if (await this.refresh()) onChange(this.index);
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
}
