import { Worker } from 'node:worker_threads';
import type { CsrMatrix } from '../sparse/csr.js';
import { findConceptCommunities, type ConceptCommunities } from './find-communities.js';
import type { GraphIndex } from './graph-index.js';
import { inTurns } from './in-turns.js';

/** Mentions below which this thread is done before another has started: some 20 ms. */
const PAYS_FROM_MENTIONS = 10_000;
/** Entries that are copied in one turn: some milliseconds. */
const COPIED_AT_ONCE = 1_000_000;

// An index never changes: what took seconds is kept as long as it is.
const found = new WeakMap<GraphIndex, Promise<ConceptCommunities>>();

/**
 * The communities of an index, as `findConceptCommunities` finds them: made once at first use, by a thread of its own
 * where that pays, then kept.
 */
export function conceptCommunities(index: GraphIndex): Promise<ConceptCommunities> {
  const known = found.get(index);
  if (known) return known;
  const communities = make(index.matrix);
  found.set(index, communities);
  // A thread that could not be started may be the next time.
  communities.catch(() => found.delete(index));
  return communities;
}

async function make(matrix: CsrMatrix): Promise<ConceptCommunities> {
  if (matrix.indices.length < PAYS_FROM_MENTIONS) return findConceptCommunities(matrix);
  return inThread(await inTurns(shared(matrix)));
}

/** A copy that threads share, made with turns for other work. O(entries). */
function* shared({ indptr, indices, values, ...shape }: CsrMatrix): Generator<void, CsrMatrix> {
  const copies = { indptr: copyOf(indptr), indices: copyOf(indices), values: values && copyOf(values) };
  for (const [name, array] of Object.entries({ indptr, indices, values })) {
    const copy = copies[name as keyof typeof copies];
    for (let from = 0; array && from < array.length; from += COPIED_AT_ONCE) {
      copy!.set(array.subarray(from, from + COPIED_AT_ONCE), from);
      yield;
    }
  }
  return { ...shape, ...copies };
}

function copyOf<T extends Int32Array | Float32Array | Float64Array>(array: T): T {
  const made = array.constructor as new (buffer: SharedArrayBuffer) => T;
  return new made(new SharedArrayBuffer(array.byteLength));
}

function inThread(matrix: CsrMatrix): Promise<ConceptCommunities> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./communities-worker.js', import.meta.url), { workerData: matrix });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that finds communities ended early (exit ${code}).`)));
  });
}
