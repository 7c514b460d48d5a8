import { Worker } from 'node:worker_threads';
import type { CurationResult } from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import type { Curate, Ingest, IngestOutcome, IngestProgress } from '../model/ports.js';
import type { WriteMessage, WriteTask, WriteWork } from './write-work.js';

/**
 * The ports `Ingest` and `Curate` for a server: a thread of its own opens the store and writes, so that this one goes on
 * to answer.
 */
export class WriteThread {
  private readonly workers = new Set<Worker>();
  private running: Promise<unknown> = Promise.resolve();
  private closing = false;

  constructor(private readonly address: string) {}

  /** @param local what begins runs in this thread */
  ingest(local: Pick<Ingest, 'begin'>): Ingest {
    return {
      begin: (source) => local.begin(source),
      run: (runId, task, progress) => this.work<IngestOutcome>({ kind: 'ingest', runId, task }, progress),
      preview: (task) => this.work<IngestOutcome>({ kind: 'ingest', runId: null, task }),
      close: () => this.close(),
    };
  }

  readonly curate: Curate = (request, curator) => this.work<CurationResult>({ kind: 'curate', request, curator });

  /** Ends what goes on where it can be cut short, which rejects; waits for the rest. */
  async close(): Promise<void> {
    this.closing = true;
    // A thread that is terminated in a query aborts the process: it is asked.
    for (const worker of this.workers) worker.postMessage('stop');
    await this.running;
  }

  private work<T>(task: WriteTask, progress: (progress: IngestProgress) => void = () => undefined): Promise<T> {
    if (this.closing) return Promise.reject(new Error('The server is ending.'));
    const workerData: WriteWork = { address: this.address, task };
    const worker = new Worker(new URL('./write-worker.js', import.meta.url), { workerData });
    this.workers.add(worker);
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        this.workers.delete(worker);
        resolve();
      });
    });
    this.running = Promise.all([this.running, ended]);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: WriteMessage) => {
        if (message.kind === 'progress') progress(message.progress);
        else if (message.kind === 'done') resolve(message.outcome as T);
        else {
          const { code, text } = message;
          reject(code === null ? new Error(text) : new PapergraphError(code, text));
        }
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that writes ended early (exit ${code}).`)));
    });
  }
}
