/**
 * When a request is given up: what it waits for then rejects, whether or not that ever answers, and nothing more is begun
 * for it. What was begun goes on by itself to its own end. One timer a request, and none where nothing is waited for.
 */
export class Deadline {
  readonly #since = performance.now();
  readonly #late: (ms: number) => Error;
  #ms: number;
  #timer: NodeJS.Timeout | undefined;
  #over: Promise<never> | undefined;
  #reject: (reason: Error) => void = () => undefined;
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
    if (this.#over !== undefined) this.#schedule();
  }

  /** As `work`, or a rejection at the deadline. After it, `work` is not begun. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reason !== undefined) throw this.#reason;
    if (this.#ms === Infinity && this.#over === undefined) return work();
    return Promise.race([work(), (this.#over ??= this.#begin())]);
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
    this.#reject(reason);
  }

  #begin(): Promise<never> {
    const over = new Promise<never>((_, reject) => {
      this.#reject = reject;
    });
    // Nobody may be waiting when it comes.
    over.catch(() => undefined);
    this.#schedule();
    return over;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#ms === Infinity || this.#reason !== undefined) return;
    const left = Math.max(0, this.#since + this.#ms - performance.now());
    this.#timer = setTimeout(() => this.giveUp(this.#late(this.#ms)), left);
  }
}
