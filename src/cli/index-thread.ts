import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { GraphIndex } from '../index/graph-index.js';
import { loadIndex } from '../index/saved-index.js';
import { indexFromSections, type IndexSections } from '../index/sections.js';
import { PapergraphError } from '../model/errors.js';
import type { Snapshot } from '../model/run.js';
import { indexPlace } from './index-place.js';
import { STOPPED, type IndexMessage, type IndexTask } from './index-task.js';

/**
 * Makes the indexes of the store at an address for a server: loaded where one was saved, else built by a thread of its
 * own and saved. This thread has other turns every few milliseconds.
 */
export class IndexThread {
  private readonly stop = new Int32Array(new SharedArrayBuffer(4));
  private running: Promise<unknown> = Promise.resolve();

  /**
   * `log` is told in one line what could not be used or saved, and why an index is built that is not the first of a new
   * store (`isNew`).
   */
  constructor(
    private readonly address: string,
    private readonly log: (line: string) => void,
    private readonly isNew: () => Promise<boolean>,
  ) {}

  /**
   * The index of a snapshot of the store. `published` false: the store has none, it is read as it stands, and the index
   * is not kept.
   *
   * @throws errors of the store.
   */
  async make(snapshot: Snapshot, published: boolean): Promise<GraphIndex> {
    const path = published ? indexPlace(this.address, process.env) : null;
    const saved = path === null ? null : await this.load(path, snapshot);
    return saved ?? (await indexFromSections(await this.build(snapshot, path), snapshot));
  }

  /** Ends a building that goes on, which then rejects; waits until its thread has closed the store. */
  async close(): Promise<void> {
    Atomics.store(this.stop, 0, 1);
    await this.running;
  }

  private async load(path: string, snapshot: Snapshot): Promise<GraphIndex | null> {
    let told = false;
    const saved = await loadIndex(path, snapshot, (line) => {
      told = true;
      this.log(line);
    });
    if (saved !== null || told) return saved;
    if (existsSync(path)) this.log(`The saved index ${path} is of another snapshot. It is made anew.`);
    else if (!(await this.isNew())) this.log(`There is no saved index ${path}. It is made anew.`);
    return null;
  }

  private build(snapshot: Snapshot, path: string | null): Promise<IndexSections> {
    const { address, stop, log } = this;
    // Asked to end while the saved index was read.
    if (Atomics.load(stop, 0) !== 0) return Promise.reject(new Error(STOPPED));
    const task: IndexTask = { address, snapshot, path, stop };
    const worker = new Worker(new URL('./index-worker.js', import.meta.url), { workerData: task });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.running = Promise.all([this.running, ended]);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: IndexMessage) => {
        if (message.kind === 'log') log(message.line);
        else if (message.kind === 'built') resolve(message.sections);
        else
          reject(
            message.code === null ? new Error(message.message) : new PapergraphError(message.code, message.message),
          );
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that builds the index ended early (exit ${code}).`)));
    });
  }
}
