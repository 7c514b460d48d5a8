/**
 * When a request is given up: what it waits for then rejects, whether or not that ever answers, and nothing more is begun
 * for it. What was begun goes on by itself to its own end. One timer a request, and none where nothing is waited for.
 */
export class Deadline {
  readonly #since = performance.now();
  readonly #late: (ms: number) => Error;
  #ms: number;
  #timer: NodeJS.Timeout | undefined;
  #begun = false;
  /** What is waited for now. Not one promise that all race with, which would keep every loser as long as it lives. */
  readonly #waiting = new Set<(reason: Error) => void>();
  #reason: Error | undefined;

  /**
   * @param ms from now on; Infinity: never
   * @param late makes what rejects at the deadline
   */
  constructor(ms: number, late: (ms: number) => Error) {
    this.#ms = ms;
    this.#late = late;
  }

  /** One that never comes. */
  static none(): Deadline {
    return new Deadline(Infinity, () => new Error('never'));
  }

  /** Another time, counted from the same moment. */
  allow(ms: number): void {
    this.#ms = ms;
    if (this.#begun) this.#schedule();
  }

  /** As `work`, or a rejection at the deadline. After it, `work` is not begun. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reason !== undefined) throw this.#reason;
    if (this.#ms === Infinity && !this.#begun) return work();
    if (!this.#begun) {
      this.#begun = true;
      this.#schedule();
    }
    const working = work();
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      const done = () => this.#waiting.delete(reject);
      working.then(
        (value) => (done(), resolve(value)),
        (error: Error) => (done(), reject(error)),
      );
    });
  }

  /** As `within`, for what comes in pieces. */
  async *each<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = items[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.within(() => iterator.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      // Not awaited: a generator that hangs would hang here too.
      void iterator.return?.().then(undefined, () => undefined);
    }
  }

  /** Gives the request up now; the first reason counts. */
  giveUp(reason: Error): void {
    clearTimeout(this.#timer);
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#ms === Infinity || this.#reason !== undefined) return;
    const left = Math.max(0, this.#since + this.#ms - performance.now());
    this.#timer = setTimeout(() => this.giveUp(this.#late(this.#ms)), left);
  }
}
