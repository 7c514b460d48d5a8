import { Worker } from 'node:worker_threads';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';
import type { LongRead, ReadCall, ReadMessage, ReadWork } from './read-work.js';

const LONG: ReadonlySet<string> = new Set<LongRead>([
  'searchPapers',
  'searchConcepts',
  'paperIdsWithWords',
  'counts',
  'sources',
  'mentionsOfConcept',
  'countMentionsOfConcept',
]);

interface Waiting {
  call: ReadCall;
  since: number;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Makes the long calls to a store whose calls cannot be interrupted (SQLite) in a thread of its own, one after the other:
 * who waits for one can be answered at its deadline, and others meanwhile. A call that was begun goes on to its end.
 */
export class ReadThread {
  private worker: Worker | null = null;
  private ended: Promise<void> = Promise.resolve();
  private running: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private closing = false;

  /** @param patienceMs how long a call may wait for those before it: nobody waits for its answer any longer */
  constructor(
    private readonly address: string,
    private readonly patienceMs: number,
  ) {}

  /** `local` with its long calls made by the thread. */
  store(local: GraphStore): GraphStore {
    return new Proxy(local, {
      get: (target, name) => {
        if (typeof name === 'string' && LONG.has(name)) {
          return (...given: ReadCall['given']) => this.call({ method: name as LongRead, given });
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** Waits for the call that runs; those that wait are rejected. */
  async close(): Promise<void> {
    this.closing = true;
    for (const { reject } of this.queue.splice(0)) reject(new Error('The server is ending.'));
    // A thread that is terminated in a query aborts the process: it is asked.
    this.worker?.postMessage('stop');
    await this.ended;
  }

  private call(call: ReadCall): Promise<unknown> {
    if (this.closing) return Promise.reject(new Error('The server is ending.'));
    return new Promise((resolve, reject) => {
      this.queue.push({ call, since: performance.now(), resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running !== null) return;
    const waiting = this.queue.shift();
    if (waiting === undefined) return;
    if (performance.now() - waiting.since > this.patienceMs) {
      waiting.reject(new PapergraphError('STORE_BUSY', 'Other searches took too long.'));
      return this.next();
    }
    this.running = waiting;
    this.worker ??= this.start();
    this.worker.postMessage(waiting.call);
  }

  private start(): Worker {
    const workerData: ReadWork = { address: this.address };
    const worker = new Worker(new URL('./read-worker.js', import.meta.url), { workerData });
    const settle = (settled: (waiting: Waiting) => void) => {
      const { running } = this;
      this.running = null;
      if (running) settled(running);
      this.next();
    };
    worker.on('message', (message: ReadMessage) =>
      settle(({ resolve, reject }) => {
        if (message.kind === 'done') resolve(message.answer);
        else reject(message.code === null ? new Error(message.text) : new PapergraphError(message.code, message.text));
      }),
    );
    let failure = new Error('The thread that reads ended early.');
    worker.once('error', (error: Error) => (failure = error));
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.worker = null;
        resolve();
        settle(({ reject }) => reject(failure));
      });
    });
    return worker;
  }
}
