import { parentPort, workerData } from 'node:worker_threads';
import { PapergraphError } from '../model/errors.js';
import { curate } from '../seeder/curate.js';
import { ingestInto } from '../seeder/ingest.js';
import type { GraphStore } from '../store/port.js';
import { logLine } from './exit.js';
import { shippedModels, shippedVocabulary } from './shipped.js';
import { openStore } from './store-address.js';
import { wordsSetting } from './words-setting.js';
import { CURATION_PATIENCE_MS, type WriteMessage, type WriteTask, type WriteWork } from './write-work.js';

// The thread that `WriteThread` starts: writes papers, says what it would write, or does what a curator asks for.
const { address, task } = workerData as WriteWork;
const send = (message: WriteMessage) => parentPort?.postMessage(message);
const stop = new AbortController();
parentPort?.on('message', () => stop.abort());

try {
  const store = await openStore(address, process.env, { existing: true });
  try {
    send({ kind: 'done', outcome: await outcomeOf(store, task) });
  } finally {
    await store.close();
  }
} catch (error) {
  const code = error instanceof PapergraphError ? error.code : null;
  send({ kind: 'failed', code, text: code === null ? logLine(error) : (error as Error).message });
} finally {
  parentPort?.removeAllListeners('message');
  parentPort?.unref();
}

async function outcomeOf(store: GraphStore, asked: WriteTask): Promise<unknown> {
  const { signal } = stop;
  const words = wordsSetting(process.env);
  if (asked.kind === 'curate') {
    return curate(store, asked.request, asked.curator, { signal, words, patienceMs: CURATION_PATIENCE_MS });
  }
  const ingest = ingestInto(store, await shippedVocabulary(), shippedModels, { words });
  if (signal.aborted) await ingest.close();
  signal.addEventListener('abort', () => void ingest.close());
  return asked.runId === null
    ? ingest.preview(asked.task)
    : ingest.run(asked.runId, asked.task, (progress) => send({ kind: 'progress', progress }));
}
