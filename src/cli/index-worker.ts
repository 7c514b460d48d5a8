import { parentPort, workerData } from 'node:worker_threads';
import { buildAndSave } from '../index/saved-index.js';
import { PapergraphError } from '../model/errors.js';
import { logLine } from './exit.js';
import { STOPPED, type IndexMessage, type IndexTask } from './index-task.js';
import { openStore } from './store-address.js';
import { wordsSetting } from './words-setting.js';

// The thread that `IndexThread` starts: builds an index, saves it, and hands its arrays over.
const { address, snapshot, path, stop } = workerData as IndexTask;

const send = (message: IndexMessage, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);
const log = (line: string) => send({ kind: 'log', line });
const signal = {
  throwIfAborted: () => {
    if (Atomics.load(stop, 0) !== 0) throw new Error(STOPPED);
  },
};

try {
  const store = await openStore(address, process.env, { existing: true });
  try {
    const sections = await buildAndSave(store, snapshot, path, { log, signal, words: wordsSetting(process.env) });
    send(
      { kind: 'built', sections },
      Object.values(sections).map(({ buffer }) => buffer as ArrayBuffer),
    );
  } finally {
    await store.close();
  }
} catch (error) {
  const code = error instanceof PapergraphError ? error.code : null;
  send({ kind: 'failed', code, message: code === null ? logLine(error) : (error as Error).message });
}
