import { buildIndex } from '../index/build.js';
import type { GraphIndex } from '../index/graph-index.js';
import type { GraphStore } from '../store/port.js';

const POLL_MS = 1_000;

/**
 * The index that requests are answered from: that of the last snapshot that the store published. A request keeps the
 * one that it began with.
 */
export class CurrentIndex {
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly store: GraphStore,
    private index: GraphIndex,
  ) {}

  /** Builds the first index. A store that has published nothing yet is read as it stands, under the id `unpublished`. */
  static async open(store: GraphStore): Promise<CurrentIndex> {
    const snapshot = (await store.snapshot()) ?? { id: 'unpublished', builtAt: new Date().toISOString() };
    return new CurrentIndex(store, await buildIndex(store, snapshot));
  }

  get(): GraphIndex {
    return this.index;
  }

  /** Takes up a snapshot that was published since; false where there is none. */
  async refresh(): Promise<boolean> {
    const published = await this.store.snapshot();
    if (!published || published.id === this.index.snapshot.id) return false;
    const index = await buildIndex(this.store, published);
    // A seeding that began meanwhile has withdrawn the snapshot: what was read is not whole.
    if ((await this.store.snapshot())?.id !== published.id) return false;
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
        if (!failing) onError(error);
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
