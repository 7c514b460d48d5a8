import { Worker } from 'node:worker_threads';
import { PapergraphError } from '../model/errors.js';
import type { Ingest, IngestOutcome, IngestProgress, IngestTask } from '../model/ports.js';
import type { IngestMessage, IngestWork } from './ingest-work.js';

/**
 * The port `Ingest` for a server: a thread of its own opens the store and writes, so that this one goes on to answer.
 *
 * @param local what begins runs in this thread
 */
export class IngestThread implements Ingest {
  private readonly workers = new Set<Worker>();
  private running: Promise<unknown> = Promise.resolve();
  private closing = false;

  constructor(
    private readonly address: string,
    private readonly local: Pick<Ingest, 'begin'>,
  ) {}

  begin(source: string): Promise<string> {
    return this.local.begin(source);
  }

  run(runId: string, task: IngestTask, progress: (progress: IngestProgress) => void): Promise<IngestOutcome> {
    return this.work({ address: this.address, runId, task }, progress);
  }

  preview(task: IngestTask): Promise<IngestOutcome> {
    return this.work({ address: this.address, runId: null, task }, () => undefined);
  }

  async close(): Promise<void> {
    this.closing = true;
    // A thread that is terminated in a query aborts the process: it is asked.
    for (const worker of this.workers) worker.postMessage('stop');
    await this.running;
  }

  private work(workerData: IngestWork, progress: (progress: IngestProgress) => void): Promise<IngestOutcome> {
    if (this.closing) return Promise.reject(new Error('The server is ending.'));
    const worker = new Worker(new URL('./ingest-worker.js', import.meta.url), { workerData });
    this.workers.add(worker);
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        this.workers.delete(worker);
        resolve();
      });
    });
    this.running = Promise.all([this.running, ended]);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: IngestMessage) => {
        if (message.kind === 'progress') progress(message.progress);
        else if (message.kind === 'done') resolve(message.outcome);
        else {
          const { code, text } = message;
          reject(code === null ? new Error(text) : new PapergraphError(code, text));
        }
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that writes papers ended early (exit ${code}).`)));
    });
  }
}
