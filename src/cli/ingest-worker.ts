import { parentPort, workerData } from 'node:worker_threads';
import { PapergraphError } from '../model/errors.js';
import { ingestInto } from '../seeder/ingest.js';
import { logLine } from './exit.js';
import type { IngestMessage, IngestWork } from './ingest-work.js';
import { shippedModels, shippedVocabulary } from './shipped.js';
import { openStore } from './store-address.js';

// The thread that `IngestThread` starts: writes papers, or says what it would write.
const { address, runId, task } = workerData as IngestWork;
const send = (message: IngestMessage) => parentPort?.postMessage(message);

try {
  const store = await openStore(address, process.env, { existing: true });
  try {
    const ingest = ingestInto(store, await shippedVocabulary(), shippedModels);
    parentPort?.on('message', () => void ingest.close());
    const outcome =
      runId === null
        ? await ingest.preview(task)
        : await ingest.run(runId, task, (progress) => send({ kind: 'progress', progress }));
    send({ kind: 'done', outcome });
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
