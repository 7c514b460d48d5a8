import { parentPort, workerData } from 'node:worker_threads';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';
import { logLine } from './exit.js';
import type { ReadCall, ReadMessage, ReadWork } from './read-work.js';
import { openStore } from './store-address.js';

// The thread that `ReadThread` starts: makes one call to the store after the other, until it is told to stop.
const { address } = workerData as ReadWork;
const send = (message: ReadMessage) => parentPort?.postMessage(message);
const opened: { store?: Promise<GraphStore> } = {};

parentPort?.on('message', (message: ReadCall | 'stop') => void (message === 'stop' ? stop() : answer(message)));

async function answer({ method, given }: ReadCall): Promise<void> {
  try {
    const store = await (opened.store ??= opening());
    const call = store[method] as (...asked: unknown[]) => Promise<unknown>;
    send({ kind: 'done', answer: await call.apply(store, given) });
  } catch (error) {
    const code = error instanceof PapergraphError ? error.code : null;
    send({ kind: 'failed', code, text: code === null ? logLine(error) : (error as Error).message });
  }
}

/** The server has the store open: a file that is not there now was there. */
async function opening(): Promise<GraphStore> {
  try {
    return await openStore(address, process.env, { existing: true });
  } catch (error) {
    opened.store = undefined;
    if (!(error instanceof PapergraphError) || error.code !== 'BAD_INPUT') throw error;
    throw new PapergraphError('STORE_UNAVAILABLE', error.message, { cause: error });
  }
}

async function stop(): Promise<void> {
  parentPort?.removeAllListeners('message');
  parentPort?.unref();
  const store = await opened.store?.catch(() => undefined);
  await store?.close();
}
